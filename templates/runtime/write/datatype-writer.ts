import type { Datatype } from "../values/datatype.js";
import * as datatypes from "../values/datatypes.js";

/** The methods of a Writer that differ by their datatype alone. */
export abstract class DatatypeWriter {
  abstract simple<T>(datatype: Datatype<T>, value: T, mediaType?: string): void;

  boolean(value: boolean): void {
    this.simple(datatypes.boolean, value);
  }
  byte(value: number): void {
    this.simple(datatypes.byte, value);
  }
  short(value: number): void {
    this.simple(datatypes.short, value);
  }
  int(value: number): void {
    this.simple(datatypes.int, value);
  }
  long(value: bigint): void {
    this.simple(datatypes.long, value);
  }
  unsignedByte(value: number): void {
    this.simple(datatypes.unsignedByte, value);
  }
  unsignedShort(value: number): void {
    this.simple(datatypes.unsignedShort, value);
  }
  unsignedInt(value: number): void {
    this.simple(datatypes.unsignedInt, value);
  }
  unsignedLong(value: bigint): void {
    this.simple(datatypes.unsignedLong, value);
  }
  float(value: number): void {
    this.simple(datatypes.float, value);
  }
  double(value: number): void {
    this.simple(datatypes.double, value);
  }
  decimal(value: datatypes.Decimal): void {
    this.simple(datatypes.decimal, value);
  }
  string(value: string): void {
    this.simple(datatypes.string, value);
  }
  anyURI(value: string): void {
    this.simple(datatypes.anyURI, value);
  }
  dateTime(value: datatypes.DateTime): void {
    this.simple(datatypes.dateTime, value);
  }
  base64Binary(value: Uint8Array, mediaType?: string): void {
    this.simple(datatypes.base64Binary, value, mediaType);
  }
  char(value: number): void {
    this.simple(datatypes.char, value);
  }
  timeSpan(value: datatypes.TimeSpan): void {
    this.simple(datatypes.timeSpan, value);
  }
  guid(value: datatypes.Guid): void {
    this.simple(datatypes.guid, value);
  }
}
