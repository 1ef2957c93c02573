import { stepsTo } from "../contract/type-path.js";
import type { QName } from "../xml/qname.js";
import { lastSegments } from "../xsd/namespace-words.js";
import { free } from "./distinct-names.js";
import { capitalize, identifier, pascalCase } from "./identifiers.js";

/**
 * The identifier of a type: its name with a capital letter, `Person` for `person`. That of a type without a name in the schemas
 * has the names on its path: `OrderLine`.
 */
export function plainIdentifier(name: QName): string {
  return free(capitalize(identifier(pathText(name, ""))), NOTHING);
}

/** The identifier of a type if another one differs from it in the first letter alone: `person` beside `Person`. */
export function asWrittenIdentifier(name: QName): string {
  return free(identifier(pathText(name, "")), NOTHING);
}

/** The identifier of a type without a name in the schemas if the plain one belongs to another type: `Order_Line`. */
export function steppedIdentifier(name: QName): string {
  return free(capitalize(identifier(pathText(name, "_"))), NOTHING);
}

/** The name of a type, with its steps in one, each with a capital letter: `OrderLine`. */
export function pathText(name: QName, separator: string): string {
  const [only = name.localName, ...others] = stepsTo(name);
  return others.length === 0 ? only : [only, ...others].map(capitalize).join(separator);
}

export function identifierWithNamespace(name: QName): string {
  return `${plainIdentifier(name)}Of${identifier(pascalCase(lastSegments(name.namespace, 1)))}`;
}

const NOTHING: ReadonlySet<string> = new Set();
