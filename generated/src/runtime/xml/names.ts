// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * The characters of names, for a class of an expression with the flag u (XML 1.0 fifth edition, 2.3, whose names include those of
 * the earlier editions). The colon is kept apart, because Namespaces in XML gives it a meaning.
 */

/** Those that a name can begin with. */
export const NAME_START: string = [
  String.raw`A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}\u{200D}`,
  String.raw`\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}`,
].join("");

/** Those that a name can have after its beginning. */
export const NAME_PART: string = String.raw`${NAME_START}\-.0-9\u{B7}\u{300}-\u{36F}\u{203F}\u{2040}`;

/** A name without a colon (Namespaces in XML 1.0, 3: NCName). */
export const NC_NAME: RegExp = new RegExp(`^[${NAME_START}][${NAME_PART}]*$`, "u");
