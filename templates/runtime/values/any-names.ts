import type { QName } from "../xml/qname.js";

/** The namespaces that a wildcard allows: any; any but one, with no names without a namespace; or some. */
export type NamespaceSet = "any" | { readonly not: string } | readonly string[];

/** What elements may stand in a place, and how many: any number of them if nothing is said. */
export interface Wildcard {
  readonly namespaces: NamespaceSet;
  readonly min?: number;
  readonly max?: number;
  /** Whether there may be none, whatever the minimum is; false if left out. */
  readonly isOptional?: boolean;
}

/** Whether names of a namespace are allowed (XSD 1.0 part 1, 3.10.4). */
export function admits(namespaces: NamespaceSet, namespace: string): boolean {
  if (namespaces === "any") return true;
  return "not" in namespaces ? namespace !== "" && namespace !== namespaces.not : namespaces.includes(namespace);
}

/** Writes a name in Clark notation. */
export function clarkText({ namespace, localName }: QName): string {
  return namespace === "" ? localName : `{${namespace}}${localName}`;
}
