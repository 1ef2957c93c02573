// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * What generated code imports from this library, apart from what only some packages need: that is in `codegen-datatypes.ts`,
 * `codegen-values.ts` and `codegen-xml.ts`, so that other packages do not load it. All of them change with the generator, whose
 * `runtime-symbols.ts` lists their exports. Other code imports `index.ts`.
 */

export {
  type AddressedOptions,
  type CallOptions,
  type Extension as SoapExtension,
  SoapClient,
  type WithHeaders,
} from "./calls.js";
export type { CalendarDate, DateTime, Decimal, Duration, Guid, TimeOfDay, TimeSpan } from "./datatypes.js";
export type { AnyElement, AnyValue, ElementCodec, Reader, Writer } from "./messages.js";
export { empty, noResponse, type OneWayOperation, type Operation } from "./plain.js";
export { DeclaredFault, type FaultFacts } from "./soap-fault.js";
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
