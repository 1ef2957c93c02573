import type { Position } from "../source/source-text.js";
import type { QName } from "../xml/qname.js";
import type { AttributeDeclaration, ElementDeclaration, TypeReference, TypeUse } from "../xsd/components.js";
import type { ValueConstraint, Wildcard } from "../xsd/properties.js";
import type { Wildcard as AllowedAttributes, Occurrence } from "./contract.js";

/** A complex type in the form of a contract. Its parts are still those of the schema, with their positions. */
export interface LoweredType {
  /** The type that it extends. Its content and attributes come first. */
  readonly base: TypeReference | undefined;
  /** The type that it restricts. Nothing is inherited from it, because a restriction repeats everything. */
  readonly restricts: TypeReference | undefined;
  readonly content: LoweredContent;
  readonly attributes: readonly LoweredAttribute[];
  readonly anyAttributes: AllowedAttributes | undefined;
}

export type LoweredContent =
  | { readonly kind: "elements"; readonly particles: Branch; readonly inAnyOrder?: boolean | undefined }
  | { readonly kind: "mixed"; readonly particles: Branch; readonly inAnyOrder: boolean }
  | { readonly kind: "text"; readonly type: TypeUse };

export interface LoweredAttribute {
  readonly declaration: AttributeDeclaration;
  /** What its type is named, if the schema gives it no name. */
  readonly typeName: QName;
  readonly documentation: string;
  readonly required: boolean;
  readonly value: ValueConstraint | undefined;
}

/** The particles of a lowered content, in order. The positions are those of the schema. */
export type LoweredParticle = LoweredElement | LoweredChoice | LoweredRepetition | LoweredWildcard;

export interface LoweredElement {
  readonly kind: "element";
  readonly declaration: ElementDeclaration;
  /** What its type is named, if the schema gives it no name. */
  readonly typeName: QName;
  readonly documentation: string;
  readonly occurs: Occurrence;
  readonly position: Position;
}

/** One of the branches, or none. */
export interface LoweredChoice {
  readonly kind: "choice";
  readonly optional: boolean;
  readonly branches: readonly Branch[];
  readonly position: Position;
}

/** Any of the branches, several times. */
export interface LoweredRepetition {
  readonly kind: "repetition";
  readonly occurs: Occurrence;
  readonly branches: readonly Branch[];
  readonly position: Position;
}

export interface LoweredWildcard {
  readonly kind: "any";
  readonly wildcard: Wildcard;
  readonly occurs: Occurrence;
  readonly position: Position;
}

/** Particles that follow each other. */
export type Branch = readonly LoweredParticle[];
