import { wordFor } from "./known-schemas.js";

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
