import type { Datatype } from "../values/datatype.js";
import { type DateTime, dateTime } from "../values/dates.js";
import { boolean, int, short } from "../values/numbers.js";
import { string } from "../values/text.js";

/** The methods of a Writer that differ by their datatype alone. */
export abstract class DatatypeWriter {
  abstract simple<T>(datatype: Datatype<T>, value: T, mediaType?: string): void;

  boolean(value: boolean): void {
    this.simple(boolean, value);
  }
  short(value: number): void {
    this.simple(short, value);
  }
  int(value: number): void {
    this.simple(int, value);
  }
  string(value: string): void {
    this.simple(string, value);
  }
  dateTime(value: DateTime): void {
    this.simple(dateTime, value);
  }
}
