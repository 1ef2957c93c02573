// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * Everything in this library that generated code imports. It is not meant for other code, and changes with the generator:
 * `generator/typescript/runtime-symbols.ts` names what stands here.
 */
export type { CallOptions, WithHeaders } from "./http/client.js";
export type { Reader } from "./read/reader.js";
export { DeclaredFault } from "./soap/declared-fault.js";
export type { Operation } from "./soap/operation.js";
export type { FaultFacts } from "./soap/soap-fault.js";
export type { AnyValue } from "./values/any-value.js";
export type {
  CalendarDate,
  DateTime,
  Decimal,
  Duration,
  Guid,
  TimeOfDay,
  TimeSpan,
} from "./values/datatypes.js";
export * as datatypes from "./values/datatypes.js";
export * as mapped from "./values/mapped.js";
export type { Writer } from "./write/writer.js";
export type { QName } from "./xml/qname.js";
