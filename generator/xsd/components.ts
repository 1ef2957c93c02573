import type { Position } from "../source/source-text.js";
import type { QName } from "../xml/qname.js";
import type {
  Annotation,
  AttributeUse,
  Derivation,
  Facets,
  Form,
  IdentityConstraint,
  Notation,
  Occurrence,
  Reference,
  ValueConstraint,
  Wildcard,
} from "./properties.js";

/**
 * The components of XML Schema 1.0 as documents represent them (XSD 1.0 part 1, chapter 3; part 2, chapter 4), whether
 * a contract can express them or not. References are names that are not yet looked up. The defaults of XML Schema
 * (`minOccurs`, `elementFormDefault`, `finalDefault` …) are filled in. An absent namespace is the empty text.
 */
export interface SchemaDocument extends Components {
  readonly targetNamespace: string;
  /** In document order. */
  readonly references: readonly SchemaReference[];
}

/** The components that others can refer to, by symbol space (2.5). */
export interface Components extends RedefinableComponents {
  readonly elements: readonly GlobalElement[];
  readonly attributes: readonly AttributeDeclaration[];
  readonly notations: readonly Notation[];
}

export interface RedefinableComponents {
  readonly types: readonly NamedType[];
  readonly groups: readonly Group[];
  readonly attributeGroups: readonly AttributeGroup[];
}

export type SchemaReference = Import | Include | Redefine;

/** xs:import (4.2.3). */
export interface Import {
  readonly kind: "import";
  readonly namespace: string;
  readonly schemaLocation: string | undefined;
  readonly position: Position;
}

/** xs:include (4.2.1). */
export interface Include {
  readonly kind: "include";
  /** The target namespace of the schema that includes the other. */
  readonly namespace: string;
  readonly schemaLocation: string;
  readonly position: Position;
}

/** xs:redefine (4.2.2): an include that replaces some components with others of the same name. */
export interface Redefine extends RedefinableComponents {
  readonly kind: "redefine";
  readonly namespace: string;
  readonly schemaLocation: string;
  readonly position: Position;
}

/** 3.3. */
export interface ElementDeclaration {
  readonly name: QName;
  readonly type: TypeUse;
  readonly nillable: boolean;
  readonly value: ValueConstraint | undefined;
  /** The media type of its bytes, if it can have only one: `image/png`. */
  readonly mediaType?: string | undefined;
  readonly block: readonly Derivation[];
  readonly identityConstraints: readonly IdentityConstraint[];
  readonly annotation: Annotation;
  readonly position: Position;
}

export interface GlobalElement extends ElementDeclaration {
  readonly abstract: boolean;
  readonly final: readonly Derivation[];
  /** The head of the substitution group that the element belongs to. */
  readonly substitutionGroup: Reference | undefined;
  /** Whether the element names no type and gets the type of the head (3.3.2). Linking then replaces `type`. */
  readonly hasTypeOfHead: boolean;
}

/** A part of a content model, nested as it is written (3.9). */
export type Particle = LocalElement | ElementReference | ModelGroup | GroupReference | ElementWildcard;

export interface LocalElement extends ElementDeclaration, Occurrence {
  readonly kind: "element";
  /** Whether `name` is in the target namespace; the name of an unqualified element has no namespace. */
  readonly form: Form;
}

export interface ElementReference extends Reference, Occurrence {
  readonly kind: "elementReference";
  readonly annotation: Annotation;
}

/** 3.8. */
export interface ModelGroup extends Occurrence {
  readonly kind: "sequence" | "choice" | "all";
  readonly particles: readonly Particle[];
  readonly annotation: Annotation;
  readonly position: Position;
}

export interface GroupReference extends Reference, Occurrence {
  readonly kind: "group";
  readonly annotation: Annotation;
}

/** xs:any (3.10). */
export interface ElementWildcard extends Wildcard, Occurrence {
  readonly kind: "any";
}

/** A named model group (3.7). */
export interface Group {
  readonly name: QName;
  readonly model: ModelGroup;
  readonly annotation: Annotation;
  readonly position: Position;
}

/** 3.2. */
export interface AttributeDeclaration {
  readonly name: QName;
  readonly type: TypeUse;
  readonly value: ValueConstraint | undefined;
  readonly annotation: Annotation;
  readonly position: Position;
}

/** The attributes of a type or of an attribute group. */
export interface Attributes {
  /** In document order. */
  readonly uses: readonly (LocalAttribute | AttributeReference | AttributeGroupReference)[];
  /** xs:anyAttribute. */
  readonly wildcard: Wildcard | undefined;
}

/** An attribute that is declared where it is used (3.5). */
export interface LocalAttribute extends AttributeDeclaration {
  readonly kind: "attribute";
  readonly use: AttributeUse;
}

/** The type of the items of an array in SOAP's encoding, and its dimensions: `[]`, `[][]`, `[,]` (WSDL 1.1, 2.2). */
export interface SoapArrayType {
  readonly name: QName;
  readonly dimensions: string;
}

export interface AttributeReference extends Reference {
  readonly kind: "attributeReference";
  readonly use: AttributeUse;
  /** What wsdl:arrayType says, if this refers to the attribute soapenc:arrayType. */
  readonly arrayType: SoapArrayType | undefined;
  readonly value: ValueConstraint | undefined;
  readonly annotation: Annotation;
}

export interface AttributeGroupReference extends Reference {
  readonly kind: "attributeGroup";
  readonly annotation: Annotation;
}

/** 3.6. */
export interface AttributeGroup {
  readonly name: QName;
  readonly attributes: Attributes;
  readonly annotation: Annotation;
  readonly position: Position;
}

export type TypeUse = TypeReference | AnonymousType;

export interface TypeReference extends Reference {
  readonly kind: "reference";
}

export interface AnonymousType {
  readonly kind: "anonymous";
  readonly definition: TypeDefinition;
}

export type TypeDefinition = ComplexType | SimpleType;

/** A type that others can refer to. */
export type NamedType = TypeDefinition & { readonly name: QName };

/** 3.4. */
export interface ComplexType {
  readonly kind: "complexType";
  /** Undefined for an anonymous type. */
  readonly name: QName | undefined;
  readonly abstract: boolean;
  readonly final: readonly Derivation[];
  readonly block: readonly Derivation[];
  /** Undefined for a type with neither xs:simpleContent nor xs:complexContent: it restricts the ur-type. */
  readonly derivation: ComplexDerivation | undefined;
  readonly content: SimpleContent | ComplexContent;
  readonly attributes: Attributes;
  readonly annotation: Annotation;
  readonly position: Position;
}

/** The xs:extension or xs:restriction of a complex type. */
export interface ComplexDerivation {
  readonly kind: "extension" | "restriction";
  readonly base: TypeReference;
  readonly position: Position;
}

/** xs:simpleContent: text, with the facets by which a restriction limits it. */
export interface SimpleContent extends Facets {
  readonly kind: "simple";
  /** The simple type that a restriction may name instead of the type of its base. */
  readonly type: AnonymousType | undefined;
  readonly position: Position;
}

/** Elements, or a mix of text and elements. Without a particle there are no elements. */
export interface ComplexContent {
  readonly kind: "complex";
  readonly mixed: boolean;
  readonly particle: Particle | undefined;
  /** The position of the element that says whether the content is mixed: xs:complexContent or xs:complexType. */
  readonly position: Position;
}

/** 3.14. */
export interface SimpleType {
  readonly kind: "simpleType";
  readonly name: QName | undefined;
  readonly final: readonly Derivation[];
  readonly variety: Restriction | List | Union;
  readonly annotation: Annotation;
  readonly position: Position;
}

export interface Restriction extends Facets {
  readonly kind: "restriction";
  readonly base: TypeUse;
}

export interface List {
  readonly kind: "list";
  readonly itemType: TypeUse;
}

/** Its position is that of xs:union. */
export interface Union {
  readonly kind: "union";
  /** The types that memberTypes names, then the types in xs:union itself. */
  readonly memberTypes: readonly TypeUse[];
  readonly position: Position;
}
