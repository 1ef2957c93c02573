import type { QName } from "../xml/qname.js";
import { free } from "./distinct-names.js";
import { identifier, pascalCase } from "./identifiers.js";

export function plainIdentifier({ localName }: QName): string {
  return free(identifier(localName), NOTHING);
}

export function identifierWithNamespace(name: QName): string {
  return `${plainIdentifier(name)}Of${identifier(pascalCase(lastSegments(name.namespace, 1)))}`;
}

/** `http://schemas.microsoft.com/2003/10/Serialization/` gives `Serialization`; with two segments, `10 Serialization`. */
export function lastSegments(namespace: string, count: number): string {
  const segments = namespace.split(/[/:#?]/).filter((segment) => segment !== "");
  return segments.slice(-count).join(" ") || "unnamed";
}

const NOTHING: ReadonlySet<string> = new Set();
