/** The characters of XML: their codes, white space, and those that names have. */

/** The codes of the characters that tags, numbers and dates are made of. */
export const CODE = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  ampersand: 38,
  apostrophe: 39,
  minus: 45,
  point: 46,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  capitalA: 65,
  capitalT: 84,
  capitalZ: 90,
  underscore: 95,
  smallA: 97,
  smallZ: 122,
} as const;

// XML has four white space characters (XML 1.0, 2.3). JavaScript's `\s` and `trim` count more, such as the no-break space. In
// XML those are content, or part of a name.

/** Whether a text is nothing but white space. */
export function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/.test(text);
}

/** Text without the white space at its ends. */
export function trimSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text.charAt(start))) start++;
  while (end > start && isSpace(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The words of a text, separated by white space. */
export function splitWords(text: string): string[] {
  return text.split(/[ \t\r\n]+/).filter((word) => word !== "");
}

function isSpace(character: string): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}

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
export const NC_NAME: RegExp = new RegExp(`^[${NAME_START}][${NAME_PART}]*$`, "u");
