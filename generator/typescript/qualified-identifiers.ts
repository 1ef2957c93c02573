import type { QName } from "../xml/qname.js";
import { free } from "./distinct-names.js";
import { identifier, pascalCase } from "./identifiers.js";

export function plainIdentifier({ localName }: QName): string {
  return free(identifier(localName), NOTHING);
}

export function identifierWithNamespace(name: QName): string {
  return `${plainIdentifier(name)}Of${identifier(pascalCase(lastSegments(name.namespace, 1)))}`;
}

/**
 * `http://schemas.microsoft.com/2003/10/Serialization/` gives `Serialization`; with two segments, `10 Serialization`. If the last
 * segments have no letter, more are taken until one has: `http://example.com/orders/1.0` gives `orders 1.0`.
 */
export function lastSegments(namespace: string, count: number): string {
  const segments = namespace.split(/[/:#?]/).filter((segment) => segment !== "");
  const lastWord = segments.map((segment) => /\p{L}/u.test(segment)).lastIndexOf(true);
  const start = Math.max(segments.length - count, 0);
  return segments.slice(lastWord === -1 ? start : Math.min(start, lastWord)).join(" ") || "unnamed";
}

const NOTHING: ReadonlySet<string> = new Set();
