// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * The only module of this library that generated code imports. It changes with the generator, whose `runtime-symbols.ts` lists
 * all its exports. Other code imports `index.ts`.
 */

export {
  type AddressedOptions,
  type CallOptions,
  type Extension as SoapExtension,
  SoapClient,
  type WithHeaders,
} from "./calls.js";
export type { CalendarDate, DateTime, Decimal, Duration, Guid, TimeOfDay, TimeSpan } from "./datatypes.js";
export * as datatypes from "./datatypes.js";
export * as mapped from "./mapped.js";
export type { AnyElement, AnyValue, ElementCodec, Reader, Writer } from "./messages.js";
export { empty, noResponse, type OneWayOperation, type Operation } from "./plain.js";
export * as simpleTypes from "./simple-types.js";
export { DeclaredFault, type FaultFacts } from "./soap-fault.js";
export { beginShared, checkCount, checkOrder, fixedValue, keepInItems } from "./unusual-values.js";
export {
  type Datatype,
  type ItemOf,
  type Nil,
  type OneOf,
  type OneOfMany,
  type Parts,
  type QName,
  type SomeOf,
  withNames,
  withType,
} from "./values.js";
