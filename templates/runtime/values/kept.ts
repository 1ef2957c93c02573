/** What values keep of their message beside their members: where it is, and whether there is any. */

/**
 * The key under which a value keeps the elements that its contract does not know: a server may be newer than its client.
 * It is a symbol, so that `{ ...value }` copies the elements, and `Object.keys` and `JSON.stringify` do not see them.
 */
export const unknownElements: unique symbol = /* @__PURE__ */ Symbol.for("netserver-soapgen.unknown-elements");

/**
 * The key under which a value keeps the attributes that its contract does not know, like `unknownElements` for elements. It is a
 * symbol, and `{ ...value }` copies them.
 */
export const unknownAttributes: unique symbol = /* @__PURE__ */ Symbol.for("netserver-soapgen.unknown-attributes");

/** The values that came with empty elements; undefined as long as there are none, which is usual. They are no property of a value. */
let withEmpty: WeakMap<object, unknown> | undefined;

/** Says where the empty elements of values are. */
export function keepEmptyIn(values: WeakMap<object, unknown>): void {
  withEmpty = values;
}

/** Whether a value came with anything that is no member of it. */
export function hasKept(value: object): boolean {
  const {
    [unknownElements]: elements,
    [unknownAttributes]: attributes,
  }: { readonly [unknownElements]?: unknown; readonly [unknownAttributes]?: unknown } = value;
  return elements !== undefined || attributes !== undefined || hadEmpty(value);
}

/** Whether a value came with empty elements. */
export function hadEmpty(value: object): boolean {
  return withEmpty?.has(value) === true;
}
