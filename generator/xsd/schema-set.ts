import { clarkName, NAMESPACE, type QName } from "../xml/qname.js";
import { BUILTIN_TYPES } from "./builtin-types.js";
import type { AttributeDeclaration, AttributeGroup, GlobalElement, Group, NamedType } from "./components.js";
import type { IdentityConstraint, Notation } from "./properties.js";

/** The components of a set of documents, by Clark name in the symbol space of their kind (XSD 1.0 part 1, 2.5). */
export interface SymbolSpaces {
  readonly types: ReadonlyMap<string, NamedType>;
  readonly elements: ReadonlyMap<string, GlobalElement>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly attributeGroups: ReadonlyMap<string, AttributeGroup>;
  readonly attributes: ReadonlyMap<string, AttributeDeclaration>;
  readonly notations: ReadonlyMap<string, Notation>;
  readonly identityConstraints: ReadonlyMap<string, IdentityConstraint>;
}

/** Linked symbol spaces: every reference leads to a component, and no chain of references is a circle. */
export interface SchemaSet extends SymbolSpaces {
  /** Target namespaces, in the order of the documents. */
  readonly namespaces: readonly string[];
}

export type SymbolSpace = keyof SymbolSpaces;

/** How error messages name the components of a symbol space. */
export const SPACE_NAMES: Readonly<Record<SymbolSpace, string>> = {
  types: "type",
  elements: "element",
  groups: "group",
  attributeGroups: "attribute group",
  attributes: "attribute",
  notations: "notation",
  identityConstraints: "identity constraint",
};

/** Whether there is a component of this name. XML Schema's own types need no definition. */
export function isDefined(spaces: SymbolSpaces, space: SymbolSpace, name: QName): boolean {
  if (space === "types" && name.namespace === NAMESPACE.xsd) return BUILTIN_TYPES.has(name.localName);
  return spaces[space].has(clarkName(name));
}
