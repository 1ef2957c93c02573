import type { Datatype } from "../values/datatype.js";
import { type DateTime, dateTime } from "../values/dates.js";
import { boolean, int, short } from "../values/numbers.js";
import { string } from "../values/text.js";

/** The methods of a Reader that differ by their datatype alone. */
export abstract class DatatypeReader {
  abstract simple<T>(datatype: Datatype<T>): T;

  boolean(): boolean {
    return this.simple(boolean);
  }
  short(): number {
    return this.simple(short);
  }
  int(): number {
    return this.simple(int);
  }
  string(): string {
    return this.simple(string);
  }
  dateTime(): DateTime {
    return this.simple(dateTime);
  }
}
