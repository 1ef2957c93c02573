import { isTrimmedByParser, type QName, XML_NAMESPACES } from "./qname.js";

/** `{namespace}localName`. */
export function clarkName({ namespace, localName }: QName): string {
  return `{${namespace}}${localName}`;
}

/** A name from the two texts of a value, each read once; undefined if it has no such texts. Their content is not checked. */
export function qnameOf(value: unknown): QName | undefined {
  if (typeof value !== "object" || value === null || !("namespace" in value && "localName" in value)) return undefined;
  const { namespace, localName } = value;
  return typeof namespace === "string" && typeof localName === "string" ? { namespace, localName } : undefined;
}

/** Whether a prefix can be declared for a namespace. XML's own cannot, nor can one that the parser would change. */
export function canBeDeclared(namespace: string): boolean {
  return !isTrimmedByParser(namespace) && !XML_NAMESPACES.has(namespace);
}

/** Reads a name in Clark notation: `{urn:a}b`, or `b` for a name without a namespace. */
export function parseClarkName(text: string): QName {
  const end = text.startsWith("{") ? text.lastIndexOf("}") : -1;
  return { namespace: text.slice(1, Math.max(end, 1)), localName: text.slice(end + 1) };
}
