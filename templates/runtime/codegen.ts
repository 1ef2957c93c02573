/**
 * What generated code imports from this library, apart from what only some packages need: that is in `codegen-datatypes.ts`,
 * `codegen-values.ts` and `codegen-xml.ts`, so that other packages do not load it. All of them change with the generator, whose
 * `runtime-symbols.ts` lists their exports. Other code imports `index.ts`.
 */

export type { AddressedOptions, CallOptions, WithHeaders } from "./http/call-options.js";
export { SoapClient } from "./http/client.js";
export type { Extension as SoapExtension } from "./http/extension.js";
export type { Reader } from "./read/reader.js";
export { DeclaredFault } from "./soap/declared-fault.js";
export type { ElementCodec } from "./soap/element.js";
export { empty, noResponse } from "./soap/empty.js";
export type { OneWayOperation, Operation } from "./soap/operation.js";
export type { FaultFacts } from "./soap/soap-fault.js";
export type { AnyElement } from "./values/any-element.js";
export type { AnyValue } from "./values/any-value.js";
export type { OneOf, Parts } from "./values/choices.js";
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
export type { ItemOf, SomeOf } from "./values/item-of.js";
export type { Nil } from "./values/nil.js";
export type { OneOfMany } from "./values/one-of-many.js";
export { withNames } from "./values/with-names.js";
export { withType } from "./values/with-type.js";
export type { Writer } from "./write/writer.js";
export type { QName } from "./xml/qname.js";
