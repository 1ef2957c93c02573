import type { QName } from "../xml/qname.js";

export type TypeUse = DatatypeUse | NamedTypeUse;

/** A type that needs no definition: one of XML Schema's, one of WCF's three (char, duration, guid), or a reference to an attachment. */
export interface DatatypeUse {
  readonly kind: "datatype";
  readonly name: QName;
}

export type NamedTypeUse = { readonly kind: "named"; readonly name: QName };
