import { stepsTo } from "../contract/type-path.js";
import type { QName } from "../xml/qname.js";
import { wordFor } from "../xsd/known-schemas.js";
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

/**
 * `http://schemas.microsoft.com/2003/10/Serialization/` gives `Serialization`; with two segments, `10 Serialization`. If the last
 * segments have no letter, more are taken until one has: `http://example.com/orders/1.0` gives `orders 1.0`. Well-known namespaces have
 * names of their own.
 */
export function lastSegments(namespace: string, count: number): string {
  const word = wordFor(namespace);
  if (word !== undefined) return word;
  const segments = namespace.split(/[/:#?]/).filter((segment) => segment !== "");
  const lastWord = segments.map((segment) => /\p{L}/u.test(segment)).lastIndexOf(true);
  const start = Math.max(segments.length - count, 0);
  return segments.slice(lastWord === -1 ? start : Math.min(start, lastWord)).join(" ") || "unnamed";
}

const NOTHING: ReadonlySet<string> = new Set();
