/** The characters of XML: their codes, white space, the characters of names, and escapes. */

/** The codes of the characters that tags, numbers and dates are made of. */
export const CODE = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  exclamation: 33,
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
  for (let at = 0; at < text.length; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** Text without the white space at its ends. */
export function trimSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The words of a text, separated by white space. */
export function splitWords(text: string): string[] {
  return text.split(/[ \t\r\n]+/).filter((word) => word !== "");
}

function isSpace(code: number): boolean {
  return code === CODE.space || code === CODE.lineFeed || code === CODE.carriageReturn || code === CODE.tab;
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
export const NC_NAME: RegExp = /* @__PURE__ */ new RegExp(`^[${NAME_START}][${NAME_PART}]*$`, "u");

/** With the flag u, only a surrogate without its other half matches. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

const FORBIDDEN_CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/u;

/** Not a Char of XML 1.0 (2.2), not even as a reference. */
const FORBIDDEN = /* @__PURE__ */ new RegExp(`${FORBIDDEN_CONTROL.source}|${LONE_SURROGATE.source}`, "u");

const POSSIBLY_FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;

/** All characters that need a check, and surrogates in pairs as well, because that makes the test faster. */
const UNUSUAL = /[&<>\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/;

/** Whether text certainly needs no escaping. A text with surrogate pairs is not certain. */
export function needsNoEscape(text: string): boolean {
  return !UNUSUAL.test(text);
}

/** The same for the value of an attribute. */
export function needsNoEscapeInAttribute(text: string): boolean {
  return !UNUSUAL_IN_ATTRIBUTE.test(text);
}

const UNUSUAL_IN_ATTRIBUTE = /[&<>"\0-\x1f\ud800-\udfff\ufffe\uffff]/;

/** Whether there is a character that XML cannot carry. */
export function hasForbidden(text: string): boolean {
  return POSSIBLY_FORBIDDEN.test(text) && FORBIDDEN.test(text);
}

/** The first character that XML cannot carry, in words; undefined if there is none. */
export function forbiddenCharacter(text: string): string | undefined {
  return hasForbidden(text) ? firstOf(FORBIDDEN, text) : undefined;
}

/** The first surrogate without its other half, in words. Neither UTF-8 nor a reference can represent it. */
export function loneSurrogate(text: string): string | undefined {
  return firstOf(LONE_SURROGATE, text);
}

/** The offset of that surrogate; -1 if there is none. */
export function loneSurrogateIn(text: string): number {
  return POSSIBLY_SURROGATE.test(text) ? text.search(LONE_SURROGATE) : -1;
}

const POSSIBLY_SURROGATE = /[\ud800-\udfff]/;

function firstOf(forbidden: RegExp, text: string): string | undefined {
  const found = forbidden.exec(text);
  if (found === null) return undefined;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code} at position ${found.index}`;
}

/** Text with references for the characters that XML cannot carry. .NET writes and reads such references; other parsers refuse them. */
export function referForbidden(text: string): string {
  return text.replace(new RegExp(FORBIDDEN_CONTROL, "gu"), (character) => {
    return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
  });
}

/**
 * Escapes text for the content of an element. A raw CR would arrive as LF (XML 1.0, 2.11); TAB and LF arrive unchanged. A loop
 * over the matches is faster than `replace` with a function.
 */
export function escapeText(text: string): string {
  let escaped = "";
  let from = 0;
  // The expression is global: it continues after its last match, and begins again after a search without a match.
  while (ESCAPED.test(text)) {
    const at = ESCAPED.lastIndex - 1;
    escaped += text.slice(from, at) + REFERENCES.get(text.charCodeAt(at));
    from = at + 1;
  }
  return from === 0 ? text : escaped + text.slice(from);
}

const ESCAPED = /[&<>\r]/g;

const REFERENCES: ReadonlyMap<number, string> = /* @__PURE__ */ new Map([
  [CODE.ampersand, "&amp;"],
  [CODE.less, "&lt;"],
  [CODE.greater, "&gt;"],
  [CODE.carriageReturn, "&#xD;"],
]);

/** Escapes text for an attribute in double quotes. Raw white space would arrive as spaces (XML 1.0, 3.3.3). */
export function escapeAttribute(text: string): string {
  if (!/[&<>"\t\n\r]/.test(text)) return text;
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\t", "&#x9;").replaceAll("\n", "&#xA;");
}

/** Text for people: U+FFFD replaces the characters that XML cannot carry. */
export function replaceForbidden(text: string): string {
  return text.replace(new RegExp(FORBIDDEN, "gu"), "\uFFFD");
}

/** Whether a text may have a reference that XML 1.0 forbids: to a character such as `&#x1;`, or two to the halves of one character. */
export function hasControlReference(text: string): boolean {
  return CONTROL_REFERENCE.test(text);
}

/**
 * Makes the parser accept references that XML 1.0 forbids and whose meaning is certain: to control characters such as `&#x1;`, which
 * .NET writes, and pairs such as `&#xD83D;&#xDE00;`, as which old serializers of Java write one character.
 * An entity of the same length replaces each one that the parser would see as a reference, so positions do not change.
 * @param entities - the entities that the parser knows; the new ones are added
 */
export function allowControlReferences(text: string, entities: Record<string, string>): string {
  if (!hasControlReference(text)) return text;
  // The names of the new entities must not occur in the text.
  const first = ENTITY_STARTS.find((start) => !text.includes(`&${start}`));
  if (first === undefined) return text;
  const replaced = (_: string, code: string): string => {
    entities[first + code] = String.fromCharCode(Number(code.replace("x", "0x")));
    return `&${first}${code};`;
  };
  return text.replace(REFERENCE_OR_LITERAL, (match, reference?: string) =>
    reference === undefined ? match : match.replace(/&#(\w+);/g, replaced),
  );
}

const ENTITY_STARTS = [..."_ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Those to control characters, then pairs of halves: in hexadecimal digits, and in decimal ones. */
const CONTROL_REFERENCE =
  /(&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[efEF])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]));|&#x[dD][89abAB][\da-fA-F]{2};&#x[dD][c-fC-F][\da-fA-F]{2};|&#5(?:529[6-9]|5[3-9]\d\d|6[0-2]\d\d|63[01]\d);&#5(?:63[2-9]\d|6[4-9]\d\d|7[0-2]\d\d|73[0-3]\d|734[0-3]);)/;

/** The first three alternatives match places where `&#x1;` is not a reference. Without an end mark, they match the rest of the text. */
const REFERENCE_OR_LITERAL = /* @__PURE__ */ new RegExp(
  `<!\\[CDATA\\[(?:[^]*?\\]\\]>|[^]*)|<!--(?:[^]*?-->|[^]*)|<\\?(?:[^]*?\\?>|[^]*)|${CONTROL_REFERENCE.source}`,
  "g",
);
