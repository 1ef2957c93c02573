// Run-time library of netserver-soapgen, copied by it. Do not edit.

export type { AnyValue } from "./any-value.js";
export type { Datatype } from "./datatype.js";
export type {
  CalendarDate,
  DateTime,
  Decimal,
  Duration,
  Guid,
  TimeOfDay,
  TimeSpan,
} from "./datatypes/index.js";
export { fromDate, toDate, withoutZone, type ZoneOffset } from "./date-time.js";
export { decodeMessage, type Envelope, encodeMessage } from "./envelope.js";
export { DecodeError, EncodeError, type Failure } from "./errors.js";
export type { Message, Operation } from "./operation.js";
export { type QName, XSD_NAMESPACE } from "./qname.js";
export type { Reader } from "./reader.js";
export type { SoapVersion } from "./soap.js";
export { type UnknownElement, unknownElements, unknownElementsOf } from "./unknown-elements.js";
export type { Writer } from "./writer.js";
export type { ReaderOptions, UnknownContent } from "./xml-reader.js";
