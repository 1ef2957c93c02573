// Run-time library of netserver-soapgen, copied by it. Do not edit.

export type { AnyValue } from "./any-value.js";
export {
  type CallOptions,
  type ClientOptions,
  type IncomingResponse,
  type OutgoingRequest,
  SoapClient,
  type WithHeaders,
} from "./client.js";
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
export type { DeclaredFault, DeclaredFaultFacts, FaultClass } from "./declared-fault.js";
export { type Content, decodeMessage, type Envelope, encodeMessage } from "./envelope.js";
export { DecodeError, EncodeError, type Failure } from "./errors.js";
export {
  type Answer,
  createHandler,
  type Endpoint,
  type Handler,
  type HandlerOptions,
  type Implementation,
  type ImplementationOf,
} from "./handler.js";
export { HttpError } from "./http-error.js";
export type { Message, Operation } from "./operation.js";
export type { Fetch, HttpRequest, HttpResponse, ServerRequest, ServerResponse, Signal } from "./platform.js";
export { type QName, XSD_NAMESPACE } from "./qname.js";
export type { Reader } from "./reader.js";
export type { SoapVersion } from "./soap.js";
export { type FaultFacts, SoapFault } from "./soap-fault.js";
export type { WriterOptions } from "./text-writer.js";
export { type UnknownElement, unknownElements, unknownElementsOf } from "./unknown-elements.js";
export type { Writer } from "./writer.js";
export type { ReaderOptions, UnknownContent } from "./xml-reader.js";
