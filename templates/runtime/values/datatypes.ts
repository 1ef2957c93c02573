export { base64Binary, hexBinary } from "./binary.js";
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
export { date, dateTime, duration, gDay, gMonth, gMonthDay, gYear, gYearMonth, time } from "./dates.js";
export { ENTITIES, IDREFS, NMTOKENS } from "./lists.js";
export { NOTATION, qName as QName } from "./names.js";
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
export {
  anyURI,
  ENTITY,
  ID,
  IDREF,
  language,
  Name,
  NCName,
  NMTOKEN,
  normalizedString,
  string,
  token,
} from "./text.js";
export type { Guid, TimeSpan } from "./wcf.js";
export { char, guid, timeSpan } from "./wcf.js";
