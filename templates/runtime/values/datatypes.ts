// All clients load what these are made of. The others are in `other-datatypes.ts`.

export type {
  CalendarDate,
  DateTime,
  Duration,
  GDay,
  GMonth,
  GMonthDay,
  GYear,
  GYearMonth,
  TimeOfDay,
} from "./dates.js";
export { date, dateTime, gDay, gMonth, gMonthDay, gYear, gYearMonth, time } from "./dates.js";
export type { Decimal } from "./numbers.js";
export {
  boolean,
  byte,
  decimal,
  double,
  float,
  int,
  integer,
  long,
  negativeInteger,
  nonNegativeInteger,
  nonPositiveInteger,
  positiveInteger,
  short,
  unsignedByte,
  unsignedInt,
  unsignedLong,
  unsignedShort,
} from "./numbers.js";
export { anyURI, language, normalizedString, string, token } from "./text.js";
export type { Guid, TimeSpan } from "./wcf.js";
export { char, guid, timeSpan } from "./wcf.js";
