// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type { Datatype } from "./datatype.js";
import * as datatypes from "./datatypes/index.js";
import { clarkName, type QName, XSD_NAMESPACE } from "./qname.js";

/** A value of xs:anyType: the contract leaves the type open, so every value says its own. */
export interface AnyValue {
  /** What xsi:type names, such as `{ namespace: XSD_NAMESPACE, localName: "int" }`; undefined if it names none. */
  readonly type: QName | undefined;
  /** As the datatype has it; text, if the type is none of XML Schema's or WCF's. */
  readonly value: boolean | number | bigint | string | Uint8Array;
}

/** The datatype of this name; text, if there is none. */
export function datatypeOf(type: QName | undefined): Datatype<AnyValue["value"]> {
  return (type && DATATYPES.get(clarkName(type))) ?? widen(datatypes.string);
}

const DATATYPES: ReadonlyMap<string, Datatype<AnyValue["value"]>> = new Map(
  [...Object.values(datatypes)].map((datatype) => [
    clarkName({ namespace: datatype.namespace ?? XSD_NAMESPACE, localName: datatype.name }),
    widen<AnyValue["value"]>(datatype),
  ]),
);

/** Every datatype checks in `format` that the value is of its own type, so it may be offered any. */
function widen<T extends AnyValue["value"]>(datatype: Datatype<T>): Datatype<AnyValue["value"]> {
  return datatype;
}
