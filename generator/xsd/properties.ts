import type { Position } from "../source/source-text.js";
import type { QName } from "../xml/qname.js";
import type { NamespaceScope } from "../xml/xml-element.js";

/** The properties of XML Schema components that are not components themselves. */

/** A reference to a component by name, in the symbol space of its kind. */
export interface Reference {
  readonly name: QName;
  readonly position: Position;
}

/** How often a particle may occur in its place (3.9). */
export interface Occurrence {
  readonly minOccurs: number;
  readonly maxOccurs: number | "unbounded";
}

export type Form = "qualified" | "unqualified";

export type AttributeUse = "optional" | "required" | "prohibited";

/** The ways in which one component can replace another, by the words of `final` and `block`. */
export type Derivation = "extension" | "restriction" | "substitution" | "list" | "union";

/** The attribute default or fixed. If the value is a QName, `scope` resolves its prefix. */
export interface ValueConstraint {
  readonly kind: "default" | "fixed";
  readonly text: string;
  readonly scope: NamespaceScope;
}

/** What a wildcard allows, and how strictly it is validated (3.10). */
export interface Wildcard {
  readonly namespaces: NamespaceConstraint;
  readonly processContents: "strict" | "lax" | "skip";
  readonly annotation: Annotation;
  readonly position: Position;
}

export type NamespaceConstraint =
  | { readonly kind: "any" }
  /** Any namespace but this one; names without namespace are not allowed either. */
  | { readonly kind: "not"; readonly namespace: string }
  | { readonly kind: "oneOf"; readonly namespaces: readonly string[] };

/** The constraining facets of a restriction (part 2, 4.3). */
export interface Facets {
  readonly enumerations: readonly Enumeration[];
  /** The others, in document order. */
  readonly facets: readonly Facet[];
}

/** One value of any datatype. If the value is a QName, `scope` resolves its prefix. */
export interface Enumeration {
  readonly value: string;
  readonly scope: NamespaceScope;
  readonly annotation: Annotation;
  readonly position: Position;
}

export interface Facet {
  readonly name: FacetName;
  readonly value: string;
  readonly fixed: boolean;
  readonly annotation: Annotation;
  readonly position: Position;
}

/** The facets besides xs:enumeration (part 2, 4.3). */
export type FacetName =
  | "length"
  | "minLength"
  | "maxLength"
  | "pattern"
  | "whiteSpace"
  | "maxInclusive"
  | "maxExclusive"
  | "minExclusive"
  | "minInclusive"
  | "totalDigits"
  | "fractionDigits";

/** xs:key, xs:unique or xs:keyref (3.11). */
export interface IdentityConstraint {
  readonly kind: "key" | "unique" | "keyref";
  readonly name: QName;
  /** The key that a keyref refers to. */
  readonly refer: Reference | undefined;
  readonly selector: XPath;
  readonly fields: readonly XPath[];
  readonly annotation: Annotation;
  readonly position: Position;
}

export interface XPath {
  readonly text: string;
  readonly scope: NamespaceScope;
  readonly position: Position;
}

/** 3.12. */
export interface Notation {
  readonly name: QName;
  readonly public: string | undefined;
  readonly system: string | undefined;
  readonly annotation: Annotation;
  readonly position: Position;
}

/** 3.13. */
export interface Annotation {
  readonly documentation: string;
  readonly appinfo: readonly Appinfo[];
}

/** A child of xs:appinfo, with its text. */
export interface Appinfo {
  readonly name: QName;
  readonly text: string;
}
