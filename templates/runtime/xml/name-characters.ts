// The characters of names, for a character class with the flag u. They are those of XML 1.0 fifth edition (2.3), which allows all
// names of the earlier editions. The colon is left out, because Namespaces in XML gives it a meaning.

/** The characters that a name can begin with. */
export const NAME_START: string = [
  String.raw`A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}\u{200D}`,
  String.raw`\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}`,
].join("");

/** The characters that can follow in a name. */
export const NAME_PART: string = String.raw`${NAME_START}\-.0-9\u{B7}\u{300}-\u{36F}\u{203F}\u{2040}`;

/** A name without a colon (Namespaces in XML 1.0, 3: NCName). */
export const NC_NAME: RegExp = /* @__PURE__ */ new RegExp(`^[${NAME_START}][${NAME_PART}]*$`, "u");
