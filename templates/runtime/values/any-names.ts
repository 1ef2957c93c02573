import type { QName } from "../xml/qname.js";

/** The namespaces of what a wildcard admits: any, any but one and names without a namespace, or some. */
export type NamespaceSet = "any" | { readonly not: string } | readonly string[];

/** Whether names of a namespace may stand there (XSD 1.0 part 1, 3.10.4). */
export function admits(namespaces: NamespaceSet, namespace: string): boolean {
  if (namespaces === "any") return true;
  return "not" in namespaces ? namespace !== "" && namespace !== namespaces.not : namespaces.includes(namespace);
}

/** The name that a text in Clark notation says: `{urn:a}b`, or `b` for a name without a namespace. */
export function parseClarkName(text: string): QName {
  const end = text.startsWith("{") ? text.lastIndexOf("}") : -1;
  return { namespace: text.slice(1, Math.max(end, 1)), localName: text.slice(end + 1) };
}

/** The same in the other direction. */
export function clarkText({ namespace, localName }: QName): string {
  return namespace === "" ? localName : `{${namespace}}${localName}`;
}
