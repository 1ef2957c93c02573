// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type { CalendarDate, DateTime, Decimal, TimeOfDay } from "../../runtime/values/datatypes.js";

/**
 * A value in a place where NetServer has one text for values of every type: in dictionaries of user-defined fields, in columns and
 * restrictions of archives, in rows of tables. The text has a marker for the type and the value, in brackets. Texts are not encoded.
 */
export type EncodedValue =
  | { readonly type: "text"; readonly value: string }
  /** `[I:123]` */
  | { readonly type: "integer"; readonly value: number }
  /** `[F:123.4]`, of a .NET double or decimal. Its digits are kept; a double may have an exponent. */
  | { readonly type: "decimal"; readonly value: Decimal }
  /** `[M:123.45]` */
  | { readonly type: "money"; readonly value: Decimal }
  /** `[D:11/09/2017]`, month first, or `[D:09.11.2017]`, day first. A server may send a time as well; midnight is not shown. */
  | { readonly type: "date"; readonly value: CalendarDate | DateTime }
  /** `[DT:11/09/2017 14:53:18]`, month first, with up to seven digits after the seconds. It has no zone. */
  | { readonly type: "dateTime"; readonly value: DateTime }
  /** `[T:14:52]` is `14:52:00`. */
  | { readonly type: "time"; readonly value: TimeOfDay }
  /** `[B:…]`, with base64. */
  | { readonly type: "binary"; readonly value: Uint8Array };

/** A type whose values are encoded. */
export type EncodedType = Exclude<EncodedValue["type"], "text">;

export const MARKERS: Readonly<Record<EncodedType, string>> = {
  integer: "I",
  decimal: "F",
  money: "M",
  date: "D",
  dateTime: "DT",
  time: "T",
  binary: "B",
};

/** A number in .NET's invariant culture. */
export const NUMBER: RegExp = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:E[+-]?\d+)?$/i;

/** A value that does not match its marker, or that cannot be encoded. The error message does not show the value. */
export class EncodedValueError extends Error {
  override readonly name: string = "EncodedValueError";
}
