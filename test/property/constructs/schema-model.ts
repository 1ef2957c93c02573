import type fc from "fast-check";

/** A simple type with a definition in every schema of the tests, or one of XML Schema. */
export interface Simple {
  readonly kind: "simple";
  /** As a reference: `xs:int`, `tns:Colour`. Empty if it has no name. */
  readonly type: string;
  /** The definition of a type without a name, which stands inside the element or attribute. */
  readonly definition?: string;
  /** Texts of values, in the form in which the library writes them. */
  readonly text: fc.Arbitrary<string>;
  /** Types of values that stand in its place in elements and say their type (xsi:type). */
  readonly derived?: readonly Simple[];
}

/** An element that is declared where it stands. */
export interface ElementParticle {
  readonly kind: "element";
  readonly name: string;
  readonly type: Simple | ComplexType | NamedType;
  readonly occurs: Occurs;
  readonly nillable: boolean;
  readonly isUnqualified: boolean;
  readonly value: ValueConstraint | undefined;
}

export interface ValueConstraint {
  readonly kind: "default" | "fixed";
  readonly text: string;
}

/** A reference to one of the named complex types. */
export interface NamedType {
  readonly kind: "named";
  readonly name: string;
}

/** A reference to a global element. */
export interface RefParticle {
  readonly kind: "ref";
  readonly to: string;
  readonly occurs: Occurs;
}

export interface GroupParticle {
  readonly kind: "sequence" | "choice" | "all";
  readonly of: readonly Particle[];
  readonly occurs: Occurs;
}

/** A reference to a named group. */
export interface GroupRef {
  readonly kind: "group";
  readonly name: string;
  readonly occurs: Occurs;
}

export interface AnyParticle {
  readonly kind: "any";
  /** As `namespace` of `xs:any` says it. */
  readonly namespaces: string;
  readonly occurs: Occurs;
}

export type Particle = ElementParticle | RefParticle | GroupParticle | GroupRef | AnyParticle;

export interface Occurs {
  readonly min: number;
  readonly max: number | "unbounded";
}

export interface Attribute {
  readonly name: string;
  readonly type: Simple;
  readonly use: "required" | "optional" | "prohibited";
  readonly isQualified: boolean;
  /** Whether it is declared elsewhere, and only named here. */
  readonly isReference?: boolean;
  readonly value: ValueConstraint | undefined;
}

export interface ComplexType {
  readonly kind: "complex";
  /** The text, or the group of its elements; undefined if it is empty. */
  readonly content: Simple | GroupParticle | undefined;
  readonly isMixed: boolean;
  readonly attributes: readonly Attribute[];
  /** Whether it has the attribute group `Marks` and any attribute of other namespaces. */
  readonly hasMarks: boolean;
  readonly hasAnyAttribute: boolean;
  /** The type that it is derived from. What an extension adds is its content; the whole is that of a restriction, also of xs:anyType. */
  readonly derivation?: { readonly kind: "extension" | "restriction"; readonly base: string };
}

/** A complex type with a name. */
export interface NamedComplexType extends ComplexType {
  readonly name: string;
  readonly isAbstract: boolean;
}

/** An element that other elements may refer to, and that may replace others. */
export interface GlobalElement {
  readonly name: string;
  readonly type: Simple | NamedType;
  readonly isAbstract: boolean;
  readonly replaces: string | undefined;
}

export interface Schema {
  /** The element of the message. */
  readonly payload: ElementParticle;
  /** `Root` is the one that is arbitrary. */
  readonly types: readonly NamedComplexType[];
  readonly elements: readonly GlobalElement[];
  readonly groups: Readonly<Record<string, GroupParticle>>;
  readonly layout: Layout;
}

/** In which files the components stand. */
export interface Layout {
  /**
   * `one`: all in one; `included`: in files that include each other, in circles; `chameleon`: in files without a namespace, which take
   * that of the file that includes them; `redefined`: some are redefined; `inline`: in several schemas of one WSDL.
   */
  readonly kind: "one" | "included" | "chameleon" | "redefined" | "inline";
  /** The names of the components in another namespace, which imports this one, and is imported by it. */
  readonly elsewhere: readonly string[];
  /** Tells in which of the files a component stands. */
  readonly salt: number;
}

/** The prefix in messages for the namespace of a component. */
export function prefixOf({ elsewhere }: Layout, name: string): "t" | "m" {
  return elsewhere.includes(name) ? "m" : "t";
}
