import type { SoapStyle, SoapVersion } from "../wsdl/definitions.js";
import type { QName } from "../xml/qname.js";
import type { SoapArrayType } from "../xsd/components.js";
import type { Actions, Addressing } from "./addressing.js";
import type { AllowedValue, Facet } from "./allowed-value.js";
import type { Assertion } from "./assertion.js";
import type { Attachment } from "./attachment.js";
import type { LeftOut } from "./left-out.js";
import type { Packaging } from "./packaging.js";
import type { Provenance } from "./provenance.js";
import type { TypeUse } from "./type-use.js";
import type { Wildcard } from "./wildcard.js";

export type { DatatypeUse, TypeUse } from "./type-use.js";
export type { NamespaceSet, Wildcard } from "./wildcard.js";

/**
 * What the services of one version and their clients agree on, independent of WSDL and of any programming language.
 * Lists are sorted by name, except where order is part of the agreement: particles, enumeration values, headers.
 */
export interface Contract extends Provenance {
  /** The version's folder name: `Services88`. */
  readonly version: string;
  /** Whether .NET serves it: its schemas import that of WCF. Decimals then have the limits of .NET. */
  readonly isDotNet: boolean;
  readonly endpoints: readonly Endpoint[];
  /** The names of the endpoints that are left out by name. */
  readonly skipped?: readonly string[] | undefined;
  readonly types: readonly NamedType[];
  /** The global elements that may stand where a wildcard is. */
  readonly elements: readonly ElementUse[];
  /** What the schemas say and a contract does not, one line each, with its place. */
  readonly warnings: readonly string[];
}

/** One endpoint: a portType at an address. */
export interface Endpoint {
  /** Unique in the contract: the portType's local name, such as `Batch`, if no other portType has it. */
  readonly name: string;
  readonly portType: string;
  readonly namespace: string;
  readonly documentation: string;
  /** The address in the WSDL; each installation has its own. */
  readonly address: string | undefined;
  readonly soapVersion: SoapVersion;
  /** All versions that its ports have, the one above among them. */
  readonly soapVersions: readonly SoapVersion[];
  /** The name of the port, or that of the binding if the WSDL has no service. */
  readonly port: string;
  /** Target namespaces of its schemas, in document order. A reference documentation may number its prefixes in this order. */
  readonly schemaNamespaces: readonly string[];
  readonly assertions: readonly Assertion[];
  /** Undefined if messages have no addressing headers. */
  readonly addressing: Addressing | undefined;
  /** Undefined if messages are envelopes alone. */
  readonly packaging: Packaging | undefined;
  readonly operations: readonly Operation[];
  /** The operations of the portType that a contract does not have. */
  readonly leftOut: readonly LeftOut[];
}

/** A client sends the request; the service answers with the response. */
export const DIRECTIONS = ["request", "response"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface Operation {
  readonly name: string;
  readonly documentation: string;
  /** Empty if requests are told apart by the element in their body. */
  readonly soapAction: string;
  /** For the addressing headers of its messages. */
  readonly actions: Actions;
  readonly request: Message;
  /** Empty if the operation is one-way. */
  readonly response: Message;
  /** Whether the service does not answer: it only says that the request has arrived. */
  readonly isOneWay: boolean;
  readonly style: SoapStyle;
  readonly faults: readonly Fault[];
  /** Headers that may come with a fault, about headers of the request (WSDL 1.1, 3.7). */
  readonly faultHeaders: readonly ElementUse[];
}

/** What an operation may answer instead of its response: a SOAP fault with one element in its detail. */
export interface Fault {
  readonly name: string;
  /** For its addressing headers. */
  readonly action: string;
  readonly detail: ElementUse;
}

export interface Message {
  /** The first element of the body; undefined if there may be none, or others. Other endpoints may use its name for other content. */
  readonly element: QName | undefined;
  readonly documentation: string;
  readonly content: MessageContent;
  /** Whether it is in SOAP's encoding: each value says its type, and may be somewhere else in the message (SOAP 1.1, 5). */
  readonly isEncoded: boolean;
  /** The parts beside the envelope, in the order of the binding. */
  readonly attachments: readonly Attachment[];
  /** Each header may be left out, whatever the WSDL says: a fault has none, and WCF reads a missing header as nil. */
  readonly headers: readonly ElementUse[];
}

/** An element in a place: a member, an item, a key, a value, a header, the detail of a fault. */
export interface ElementUse {
  readonly element: QName;
  readonly documentation: string;
  readonly type: TypeUse;
  readonly nillable: boolean;
  readonly occurs: Occurrence;
  readonly value: ValueConstraint | undefined;
  /** The media type of its bytes, if it can have only one: `image/png`. */
  readonly mediaType?: string | undefined;
}

/** The value of an empty element or an absent attribute. With `fixed` there is no other value. */
export interface ValueConstraint {
  readonly kind: "default" | "fixed";
  readonly text: string;
  /** If it is a name or a list of names: these in Clark notation, because their prefixes are those of the schema. */
  readonly names?: string;
}

/** How often an element may occur in its place, in a row. */
export interface Occurrence {
  readonly min: number;
  readonly max: number | "unbounded";
}

export type NamedType = StructType | SimpleType | ArrayType | DictionaryType;

interface NamedTypeBase {
  readonly name: QName;
  readonly documentation: string;
}

/** A sequence of elements. The elements of the base type come first. */
export interface StructType extends NamedTypeBase {
  readonly kind: "struct";
  readonly base: QName | undefined;
  /** The type that it restricts. Its values may replace values of that type, but it inherits nothing. */
  readonly restricts: QName | undefined;
  /** Whether only derived types have values. */
  readonly isAbstract: boolean;
  /** Whether several places of a message may have the same object, as WCF's IsReference allows. This holds for derived types as well. */
  readonly isShared: boolean;
  readonly content: StructContent;
  /** Its own attributes. Those of the base type come first. */
  readonly attributes: readonly AttributeUse[];
  /** Further attributes that its element may have. */
  readonly anyAttributes: Wildcard | undefined;
  /** Types of this contract that extend or restrict it directly. */
  readonly derived: readonly QName[];
}

/** The content of a message: the members of its element, the value of its element as a whole, or all elements of the body. */
export type MessageContent = StructContent | BareContent | PartsContent;

/** The content of a message whose element is not a plain sequence of members: it has attributes, is text, or has a base type. */
export interface BareContent {
  readonly kind: "bare";
  readonly value: ElementUse;
}

/** The elements of a body that has none, more than one, or any. */
export interface PartsContent {
  readonly kind: "parts";
  readonly particles: readonly (Member | AnyElements)[];
}

/** What stands between the tags of a message or of a value. */
export type StructContent = ElementContent | TextContent | MixedContent;

export interface ElementContent {
  readonly kind: "elements";
  readonly particles: readonly Particle[];
  /** Whether they may come in any order: those of `xs:all`. */
  readonly inAnyOrder?: boolean | undefined;
}

/** Elements with text between them. */
export interface MixedContent {
  readonly kind: "mixed";
  readonly particles: readonly Particle[];
  /** Whether the particles may come in any order, as in `xs:all`. */
  readonly inAnyOrder: boolean;
}

/** Text without elements. */
export interface TextContent {
  readonly kind: "text";
  readonly type: TypeUse;
}

export interface AttributeUse {
  readonly name: QName;
  readonly documentation: string;
  readonly type: TypeUse;
  readonly required: boolean;
  readonly value: ValueConstraint | undefined;
}

/** A part of the content. */
export type Particle = Member | Choice | Repetition | AnyElements;

/** One of the branches once, or none if it is optional. A branch is a sequence. */
export interface Choice {
  readonly kind: "choice";
  readonly optional: boolean;
  readonly branches: readonly Branch[];
}

/** One of the branches after the other, whose order is content. With one branch it is a sequence that repeats. */
export interface Repetition {
  readonly kind: "repetition";
  readonly occurs: Occurrence;
  readonly branches: readonly Branch[];
}

/** Elements that are not declared here. */
export interface AnyElements extends Wildcard {
  readonly kind: "any";
  readonly occurs: Occurrence;
}

export type Branch = readonly Particle[];

export interface Member extends ElementUse {
  readonly kind: "member";
}

/** A type whose values are text on the wire. */
export interface SimpleType extends NamedTypeBase {
  readonly kind: "simple";
  readonly variety: Variety;
}

export type Variety = Enumeration | Flags | Restriction | List | Union;

/** Each value is one of several names. */
export interface Enumeration {
  readonly kind: "enumeration";
  readonly values: readonly EnumValue[];
}

/** Each value is a list of names, in practice each at most once. */
export interface Flags {
  readonly kind: "flags";
  readonly values: readonly EnumValue[];
}

export interface EnumValue {
  readonly name: string;
  /** The number of the value in .NET, from -2^63 to 2^64 - 1. Undefined if the schemas do not come from .NET. */
  readonly number?: bigint | undefined;
  readonly documentation: string;
}

/** A type restricted by facets (XSD 1.0 part 2, 4.1.2.1). Without facets, it is another name for its base. */
export interface Restriction {
  readonly kind: "restriction";
  readonly base: TypeUse;
  /** The only values; empty if they are not enumerated. */
  readonly values: readonly AllowedValue[];
  /** The other facets. A value must match one of several patterns. */
  readonly facets: readonly Facet[];
}

/** Each value is a list of values of one type, separated by white space. */
export interface List {
  readonly kind: "list";
  readonly item: TypeUse;
}

/** Each value is of one of several types: the first that accepts it. */
export interface Union {
  readonly kind: "union";
  readonly members: readonly TypeUse[];
}

/** Any number of items, all of one type. */
export interface ArrayType extends NamedTypeBase {
  readonly kind: "array";
  /** Its `occurs` is the number of items that the schema allows, which neither side checks. */
  readonly item: ElementUse;
  /** What soapenc:arrayType says of the items; undefined for an array that is not of SOAP's encoding. */
  readonly encoding?: SoapArrayType | undefined;
}

/** Entries with a key and a value. */
export interface DictionaryType extends NamedTypeBase {
  readonly kind: "dictionary";
  /** The element that holds an entry. */
  readonly entry: QName;
  readonly key: ElementUse;
  readonly value: ElementUse;
}
