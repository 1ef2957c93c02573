// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { list, restricted } from "./simple-types.js";
import { type Datatype, ENTITY, IDREF, NMTOKEN, XSD_NAMESPACE } from "./values.js";

export { NOTATION, qName as QName } from "./unusual-values.js";
export {
  anyURI,
  base64Binary,
  boolean,
  byte,
  type CalendarDate,
  char,
  type DateTime,
  type Decimal,
  type Duration,
  date,
  dateTime,
  decimal,
  double,
  duration,
  ENTITY,
  float,
  type GDay,
  type GMonth,
  type GMonthDay,
  type Guid,
  type GYear,
  type GYearMonth,
  gDay,
  gMonth,
  gMonthDay,
  guid,
  gYear,
  gYearMonth,
  hexBinary,
  ID,
  IDREF,
  int,
  integer,
  language,
  long,
  Name,
  NCName,
  NMTOKEN,
  negativeInteger,
  nonNegativeInteger,
  nonPositiveInteger,
  normalizedString,
  positiveInteger,
  short,
  string,
  type TimeOfDay,
  type TimeSpan,
  time,
  timeSpan,
  token,
  unsignedByte,
  unsignedInt,
  unsignedLong,
  unsignedShort,
} from "./values.js";

/** XML name tokens, at least one (3.3.5). */
export const NMTOKENS: Datatype<string[]> = /* @__PURE__ */ listOf("NMTOKENS", NMTOKEN);
/** References to identifiers, at least one (3.3.10). */
export const IDREFS: Datatype<string[]> = /* @__PURE__ */ listOf("IDREFS", IDREF);
/** Names of unparsed entities, at least one (3.3.12). */
export const ENTITIES: Datatype<string[]> = /* @__PURE__ */ listOf("ENTITIES", ENTITY);

function listOf(name: string, item: Datatype<string>): Datatype<string[]> {
  return restricted(XSD_NAMESPACE, name, list(XSD_NAMESPACE, name, item), { minLength: 1 });
}
