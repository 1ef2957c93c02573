import type { Position } from "../source/source-text.js";
import type { QName } from "../xml/qname.js";

/** One schema document as written (XSD 1.0 part 1, 3.15); references are QNames, not yet looked up. */
export interface SchemaDocument {
  readonly targetNamespace: string;
  readonly references: readonly SchemaReference[];
  readonly elements: readonly ElementDeclaration[];
  readonly types: readonly TypeDefinition[];
}

/** xs:import or xs:include (XSD 1.0 part 1, 4.2). */
export interface SchemaReference {
  readonly kind: "import" | "include";
  /** The namespace of an import; of an include, the namespace of the schema that includes. */
  readonly namespace: string;
  readonly schemaLocation: string | undefined;
  readonly position: Position;
}

/** XSD 1.0 part 1, 3.3. */
export interface ElementDeclaration {
  readonly name: QName;
  readonly type: TypeUse;
  readonly nillable: boolean;
  readonly annotation: Annotation;
  readonly refused: readonly Construct[];
  readonly position: Position;
}

/** An element declaration within a content model, with its occurrence (XSD 1.0 part 1, 3.9). */
export interface ElementParticle extends ElementDeclaration {
  readonly minOccurs: number;
  readonly maxOccurs: number | "unbounded";
}

export type TypeUse = TypeReference | AnonymousType;

export interface TypeReference {
  readonly kind: "reference";
  readonly name: QName;
  readonly position: Position;
}

export interface AnonymousType {
  readonly kind: "anonymous";
  readonly definition: TypeDefinition;
}

export type TypeDefinition = ComplexType | SimpleType;

/** XSD 1.0 part 1, 3.4: a sequence of elements, perhaps extending a base type. */
export interface ComplexType {
  readonly kind: "complexType";
  /** Undefined for an anonymous type. */
  readonly name: QName | undefined;
  readonly base: TypeReference | undefined;
  readonly particles: readonly ElementParticle[];
  readonly annotation: Annotation;
  readonly refused: readonly Construct[];
  readonly position: Position;
}

/** XSD 1.0 part 1, 3.14. */
export interface SimpleType {
  readonly kind: "simpleType";
  readonly name: QName | undefined;
  readonly variety: Restriction | List;
  readonly annotation: Annotation;
  readonly refused: readonly Construct[];
  readonly position: Position;
}

export interface Restriction {
  readonly kind: "restriction";
  readonly base: TypeUse;
  readonly enumerations: readonly Enumeration[];
  /** The other constraining facets (XSD 1.0 part 2, 4.3), by element name, in document order. */
  readonly facets: readonly Facet[];
}

export interface List {
  readonly kind: "list";
  readonly itemType: TypeUse;
}

export interface Enumeration {
  readonly value: string;
  readonly annotation: Annotation;
  readonly position: Position;
}

export interface Facet {
  readonly name: string;
  readonly value: string;
  readonly position: Position;
}

export interface Annotation {
  readonly documentation: string;
  readonly appinfo: readonly Appinfo[];
}

/** A child of xs:appinfo, with its text. */
export interface Appinfo {
  readonly name: QName;
  readonly text: string;
}

/**
 * Something the generator cannot express, remembered where it stands. It is an error only when an
 * operation reaches it: a schema may declare what no message uses.
 */
export interface Construct {
  readonly name: string;
  readonly position: Position;
}
