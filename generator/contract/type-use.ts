import type { QName } from "../xml/qname.js";

export type TypeUse = DatatypeUse | NamedTypeUse;

/** A type that needs no definition: one of XML Schema's, or one of WCF's three (char, duration, guid). */
export interface DatatypeUse {
  readonly kind: "datatype";
  readonly name: QName;
}

export type NamedTypeUse = { readonly kind: "named"; readonly name: QName };
