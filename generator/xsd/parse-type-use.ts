import { SchemaError } from "../source/errors.js";
import { expandedName, NAMESPACE } from "../xml/qname.js";
import { showName, type XmlElement } from "../xml/xml-element.js";
import type { TypeDefinition, TypeReference, TypeUse } from "./components.js";
import { type Productions, parseChildren, referenceAttribute, type SchemaContext } from "./grammar.js";

/** The type that an attribute names or a child defines; undefined if there is neither. @throws SchemaError if there are both */
export function parseTypeUse(
  element: XmlElement,
  attributeName: "type" | "base" | "itemType",
  productions: Productions<TypeDefinition>,
  context: SchemaContext,
): TypeUse | undefined {
  const reference = referenceAttribute(element, attributeName, context);
  const [definition] = parseChildren(element, productions, context);
  if (reference !== undefined && definition !== undefined) {
    throw new SchemaError(
      `${showName(element)} has either the attribute ${attributeName} or a type of its own, not both`,
      element.position,
    );
  }
  if (definition !== undefined) return { kind: "anonymous", definition };
  return reference && { kind: "reference", ...reference };
}

/** The type of a component that names none. */
export function urType(localName: "anyType" | "anySimpleType", { position }: XmlElement): TypeReference {
  return { kind: "reference", name: expandedName(NAMESPACE.xsd, localName), position };
}
