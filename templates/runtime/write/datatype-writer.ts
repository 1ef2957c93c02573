import type { Datatype } from "../values/datatype.js";
import * as datatypes from "../values/datatypes.js";

/** The methods of a Writer that differ by their datatype alone. */
export abstract class DatatypeWriter {
  abstract simple<T>(datatype: Datatype<T>, value: T, mediaType?: string): void;

  boolean(value: boolean): void {
    this.simple(datatypes.boolean, value);
  }
  short(value: number): void {
    this.simple(datatypes.short, value);
  }
  int(value: number): void {
    this.simple(datatypes.int, value);
  }
  string(value: string): void {
    this.simple(datatypes.string, value);
  }
  dateTime(value: datatypes.DateTime): void {
    this.simple(datatypes.dateTime, value);
  }
}
