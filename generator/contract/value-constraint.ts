import { qName } from "../../templates/runtime/values/names.js";
import { splitWords } from "../../templates/runtime/xml/white-space.js";
import { clarkName, isNamed, NAMESPACE, type QName } from "../xml/qname.js";
import { type NamespaceScope, namespaceOf } from "../xml/xml-element.js";
import type { TypeUse as SchemaTypeUse, TypeDefinition } from "../xsd/components.js";
import type { ValueConstraint as SchemaConstraint } from "../xsd/properties.js";
import type { ValueConstraint } from "./contract.js";

/** The types of all schemas, by their names in Clark notation, without the datatypes of XML Schema. */
type Definitions = ReadonlyMap<string, TypeDefinition>;

/** The default or fixed value of an element or attribute. */
export function buildConstraint(
  value: SchemaConstraint | undefined,
  type: SchemaTypeUse,
  definitions: Definitions,
): ValueConstraint | undefined {
  if (value === undefined) return undefined;
  const { kind, text, scope } = value;
  if (!holdsNames(type, definitions)) return { kind, text };
  const names = splitWords(text).map((word) => nameIn(word, scope));
  const isComplete = names.every((name) => name !== undefined);
  return { kind, text, ...(isComplete && { names: names.map((name) => clarkName(name)).join(" ") }) };
}

/** The name that a text of a schema means. */
export function nameIn(text: string, scope: NamespaceScope): QName | undefined {
  return qName.parse(text, (prefix) => namespaceOf(scope, prefix));
}

/** Whether values of a type are names, or lists of names. A text of a union may be of any of its types, so unions do not count. */
function holdsNames(type: SchemaTypeUse, definitions: Definitions): boolean {
  const definition = type.kind === "anonymous" ? type.definition : definitions.get(clarkName(type.name));
  if (definition === undefined) return type.kind === "reference" && isNameType(type.name);
  if (definition.kind !== "simpleType") return false;
  const { variety } = definition;
  switch (variety.kind) {
    case "restriction":
      return holdsNames(variety.base, definitions);
    case "list":
      return holdsNames(variety.itemType, definitions);
    case "union":
      return false;
  }
}

function isNameType(name: QName): boolean {
  return isNamed(name, NAMESPACE.xsd, "QName") || isNamed(name, NAMESPACE.xsd, "NOTATION");
}
