import type { SoapVersion } from "../wsdl/definitions.js";
import type { QName } from "../xml/qname.js";

/**
 * What the services of one version agree on with their clients, apart from how WSDL says it and how any
 * language will. Lists are sorted by name, except where order is part of the agreement: fields,
 * enumeration values, header entries.
 */
export interface Contract {
  /** The version's folder name: `Services88`. */
  readonly version: string;
  readonly endpoints: readonly Endpoint[];
  readonly types: readonly NamedType[];
}

/** One endpoint: a portType at an address. */
export interface Endpoint {
  /** The portType's local name: `Batch`. */
  readonly name: string;
  readonly namespace: string;
  readonly documentation: string;
  /** Where the WSDL says that it is served; an installation has an address of its own. */
  readonly address: string | undefined;
  readonly soapVersion: SoapVersion;
  /** Target namespaces of its schemas, in document order: the documented envelopes number them. */
  readonly schemaNamespaces: readonly string[];
  readonly operations: readonly Operation[];
}

export interface Operation {
  readonly name: string;
  readonly documentation: string;
  readonly soapAction: string;
  readonly request: Message;
  readonly response: Message;
  readonly faults: readonly Fault[];
}

/** What an operation may answer instead of its response: a SOAP fault with this element in its detail. */
export interface Fault {
  readonly name: string;
  readonly element: QName;
  readonly documentation: string;
  readonly type: TypeUse;
  readonly nillable: boolean;
}

export interface Message {
  /** The body's one element. It belongs to the endpoint: other endpoints may use the name for other content. */
  readonly element: QName;
  readonly documentation: string;
  readonly fields: readonly Field[];
  readonly headers: readonly HeaderEntry[];
}

export interface HeaderEntry {
  readonly element: QName;
  readonly documentation: string;
  readonly type: TypeUse;
  readonly nillable: boolean;
}

export type NamedType = StructType | EnumType | FlagsType | ArrayType | DictionaryType;

interface NamedTypeBase {
  readonly name: QName;
  readonly documentation: string;
}

/** Named fields in an order; those of the base type come before its own. */
export interface StructType extends NamedTypeBase {
  readonly kind: "struct";
  readonly base: QName | undefined;
  readonly fields: readonly Field[];
  /** Types of this contract that extend it directly. */
  readonly derived: readonly QName[];
}

/** One of several values. */
export interface EnumType extends NamedTypeBase {
  readonly kind: "enum";
  readonly values: readonly EnumValue[];
}

/** Any number of several values, each at most once in practice. */
export interface FlagsType extends NamedTypeBase {
  readonly kind: "flags";
  readonly values: readonly EnumValue[];
}

export interface EnumValue {
  readonly name: string;
  /** What the value is in .NET; an integer of up to 64 bits. */
  readonly number: bigint;
  readonly documentation: string;
}

/** Any number of items, all of one type. */
export interface ArrayType extends NamedTypeBase {
  readonly kind: "array";
  readonly item: Field;
}

/** Entries with a key and a value. */
export interface DictionaryType extends NamedTypeBase {
  readonly kind: "dictionary";
  /** The element that holds an entry. */
  readonly entry: QName;
  readonly key: Field;
  readonly value: Field;
}

export interface Field {
  readonly name: string;
  readonly namespace: string;
  readonly documentation: string;
  readonly type: TypeUse;
  readonly required: boolean;
  readonly nillable: boolean;
}

export type TypeUse = DatatypeUse | NamedTypeUse;

/** A type that needs no definition: one of XML Schema's, or one of WCF's three (char, duration, guid). */
export interface DatatypeUse {
  readonly kind: "datatype";
  readonly name: QName;
}

export interface NamedTypeUse {
  readonly kind: "named";
  readonly name: QName;
}
