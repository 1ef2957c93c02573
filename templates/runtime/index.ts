export { EncodeError } from "./encode-error.js";
export { DecodeError, type Failure } from "./errors.js";
export { call } from "./http/call.js";
export type { FailedCall, IncomingResponse, OutgoingRequest } from "./http/call-facts.js";
export type {
  AddressedOptions,
  CallOptions,
  ClientOptions,
  OperationOptions,
  WithHeaders,
} from "./http/call-options.js";
export { SoapClient } from "./http/client.js";
export type { PlainRequest, PlainResponse } from "./http/exchange.js";
export type {
  AnswerExtension,
  Asked,
  BegunCall,
  CallExtension,
  Extension,
  GivenAnswer,
  ReadAnswer,
} from "./http/extension.js";
export {
  createHandler,
  createSharedHandler,
  type Endpoint,
  type Handler,
  type Implementation,
  type ImplementationOf,
  type ImplementedEndpoint,
  implementEndpoint,
  type PlainHandler,
} from "./http/handler.js";
export type { HandlerOptions } from "./http/handler-options.js";
export { HttpError } from "./http/http-error.js";
export type { MessageHook, ReceivedMessage, SentMessage } from "./http/message-hooks.js";
export type { ReceivedCall } from "./http/received-call.js";
export { routeByPath } from "./http/route-by-path.js";
export type { Answer } from "./http/served.js";
export { publishDocuments, type ServiceDocuments } from "./http/service-documents.js";
export type { Fetch, HttpRequest, HttpResponse, ServerRequest, ServerResponse, Signal } from "./platform/platform.js";
export type { Reader } from "./read/reader.js";
export type { InvalidContent, ReaderOptions, Substitute, UnknownContent } from "./read/reader-options.js";
export type { DeclaredFault, DeclaredFaultFacts, FaultClass } from "./soap/declared-fault.js";
export { decodeElement, type ElementCodec, encodeElement } from "./soap/element.js";
export { decodeMessage, encodeMessage } from "./soap/envelope.js";
export type { Codec, Content, Envelope, Message } from "./soap/message.js";
export type { OneWayOperation, Operation } from "./soap/operation.js";
export { withHeaders } from "./soap/sent-headers.js";
export type { SoapVersion, UndeclaredHeader } from "./soap/soap.js";
export { type FaultFacts, SoapFault } from "./soap/soap-fault.js";
export { type HeaderFacts, type ReceivedHeader, soapHeader, undeclaredHeadersOf } from "./soap/undeclared-header.js";
export type { AnyElement } from "./values/any-element.js";
export type { AnyValue } from "./values/any-value.js";
export type { Datatype } from "./values/datatype.js";
export type {
  CalendarDate,
  DateTime,
  Decimal,
  Duration,
  Guid,
  TimeOfDay,
  TimeSpan,
} from "./values/datatypes.js";
export { fromDate, toDate, withoutZone, type ZoneOffset } from "./values/date-time.js";
export type { ItemOf } from "./values/item-of.js";
export { unknownAttributes, unknownElements } from "./values/kept.js";
export { isType, type OneOfMany, ofType, type Typed } from "./values/one-of-many.js";
export { type UnknownAttribute, unknownAttributesOf } from "./values/unknown-attributes.js";
export { type UnknownElement, unknownElementsOf } from "./values/unknown-elements.js";
export type { Writer } from "./write/writer.js";
export type { WriterOptions } from "./write/writer-options.js";
export { type QName, XSD_NAMESPACE } from "./xml/qname.js";
