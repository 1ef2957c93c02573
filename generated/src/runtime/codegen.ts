// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * The only module of this library that generated code imports. It changes with the generator, whose `runtime-symbols.ts` lists
 * all its exports. Other code imports `index.ts`.
 */

export { contentInAnyOrder, contentOrder } from "./content-order.js";
export type { CalendarDate, DateTime, Decimal, Duration, Guid, TimeOfDay, TimeSpan } from "./datatypes.js";
export * as datatypes from "./datatypes.js";
export * as mapped from "./mapped.js";
export {
  type AddressedOptions,
  type AnyValue,
  anyTypes,
  beginShared,
  beginSoapArray,
  type CallOptions,
  checkCount,
  checkOrder,
  DeclaredFault,
  type ElementCodec,
  type Extension as SoapExtension,
  empty,
  type FaultFacts,
  ManyItems,
  ManyTypes,
  nextSoapItem,
  noResponse,
  type OneWayOperation,
  type Operation,
  type Reader,
  SoapClient,
  soapEncoding,
  type WithHeaders,
  type Writer,
} from "./messages.js";
export * as simpleTypes from "./simple-types.js";
export {
  type AnyElement,
  type Datatype,
  fixedValue,
  type ItemOf,
  keepInItems,
  type Nil,
  type OneOf,
  type OneOfMany,
  type Parts,
  type QName,
  type SomeOf,
} from "./values.js";
