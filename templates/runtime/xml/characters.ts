/** The characters of XML: their codes, white space, and escapes. */

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

/** With the flag u, only a surrogate without its other half matches. */
export const LONE_SURROGATE: RegExp = /[\ud800-\udfff]/u;

/** The control characters and others among them. */
export const FORBIDDEN_CONTROL: RegExp = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/u;

/** Not a Char of XML 1.0 (2.2), not even as a reference. */
export const FORBIDDEN: RegExp = /* @__PURE__ */ new RegExp(
  `${FORBIDDEN_CONTROL.source}|${LONE_SURROGATE.source}`,
  "u",
);

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
