/**
 * Where a value keeps the elements that its contract does not know: a server may be newer than its client.
 * The key is a symbol, so that they follow a value that is copied with `{ ...value }`, and stay out of the
 * way of `Object.keys` and `JSON.stringify`.
 */
export const unknownElements: unique symbol = Symbol.for("netserver-soap.unknown-elements");

export interface UnknownElement {
  /** The local name of the known element that it followed; undefined if it came before all of them. */
  readonly after: string | undefined;
  /** The element as it came, with the namespace declarations that it needs to stand alone. */
  readonly xml: string;
}

/** The unknown elements that came with a value, in the order in which they came. */
export function unknownElementsOf(value: object): readonly UnknownElement[] {
  const kept: unknown = Reflect.get(value, unknownElements);
  return Array.isArray(kept) ? kept.filter(isUnknownElement) : [];
}

export function keepUnknownElement(value: object, element: UnknownElement): void {
  Reflect.set(value, unknownElements, [...unknownElementsOf(value), element]);
}

function isUnknownElement(value: unknown): value is UnknownElement {
  return typeof value === "object" && value !== null && "xml" in value && typeof value.xml === "string";
}
