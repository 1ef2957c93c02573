import type { Datatype } from "../values/datatype.js";
import * as datatypes from "../values/datatypes.js";

/** The methods of a Reader that differ by their datatype alone. */
export abstract class DatatypeReader {
  abstract simple<T>(datatype: Datatype<T>): T;

  boolean(): boolean {
    return this.simple(datatypes.boolean);
  }
  short(): number {
    return this.simple(datatypes.short);
  }
  int(): number {
    return this.simple(datatypes.int);
  }
  string(): string {
    return this.simple(datatypes.string);
  }
  dateTime(): datatypes.DateTime {
    return this.simple(datatypes.dateTime);
  }
}
