// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type { Datatype } from "../values/datatype.js";
import * as datatypes from "../values/datatypes.js";

/** The methods of a Reader that differ by their datatype alone. */
export abstract class DatatypeReader {
  abstract simple<T>(datatype: Datatype<T>): T;

  boolean(): boolean {
    return this.simple(datatypes.boolean);
  }
  byte(): number {
    return this.simple(datatypes.byte);
  }
  short(): number {
    return this.simple(datatypes.short);
  }
  int(): number {
    return this.simple(datatypes.int);
  }
  long(): bigint {
    return this.simple(datatypes.long);
  }
  unsignedByte(): number {
    return this.simple(datatypes.unsignedByte);
  }
  unsignedShort(): number {
    return this.simple(datatypes.unsignedShort);
  }
  unsignedInt(): number {
    return this.simple(datatypes.unsignedInt);
  }
  unsignedLong(): bigint {
    return this.simple(datatypes.unsignedLong);
  }
  float(): number {
    return this.simple(datatypes.float);
  }
  double(): number {
    return this.simple(datatypes.double);
  }
  decimal(): datatypes.Decimal {
    return this.simple(datatypes.decimal);
  }
  string(): string {
    return this.simple(datatypes.string);
  }
  anyURI(): string {
    return this.simple(datatypes.anyURI);
  }
  dateTime(): datatypes.DateTime {
    return this.simple(datatypes.dateTime);
  }
  base64Binary(): Uint8Array {
    return this.simple(datatypes.base64Binary);
  }
  char(): number {
    return this.simple(datatypes.char);
  }
  timeSpan(): datatypes.TimeSpan {
    return this.simple(datatypes.timeSpan);
  }
  guid(): datatypes.Guid {
    return this.simple(datatypes.guid);
  }
}
