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
  at: 64,
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

/** All characters that need a reference or a closer look. */
const UNUSUAL = /[&<>\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/g;

const UNUSUAL_IN_ATTRIBUTE = /[&<>"\0-\x1f\ud800-\udfff\ufffe\uffff]/g;

/**
 * Text escaped for the content of an element; undefined if it has a character that needs a closer look: one that XML cannot carry, or a
 * surrogate, even in a pair. One search for all of them is faster.
 */
export function escapeUsualText(text: string): string | undefined {
  return escapeAll(text, UNUSUAL);
}

/** The same for an attribute in double quotes. */
export function escapeUsualAttribute(text: string): string | undefined {
  return escapeAll(text, UNUSUAL_IN_ATTRIBUTE);
}

/**
 * Text with references for what an expression finds; undefined if it finds a character that has none.
 * @param keepsOthers - whether such characters stay instead
 */
function escapeAll(text: string, unusual: RegExp, keepsOthers = false): string | undefined {
  let escaped = "";
  let from = 0;
  // The expression is global: it continues after its last match. A loop is faster than `replace`.
  unusual.lastIndex = 0;
  while (unusual.test(text)) {
    const at = unusual.lastIndex - 1;
    const reference = REFERENCES.get(text.charCodeAt(at));
    if (reference !== undefined) {
      escaped += text.slice(from, at) + reference;
      from = at + 1;
    } else if (!keepsOthers) return undefined;
  }
  return from === 0 ? text : escaped + text.slice(from);
}

/** Whether there is a character that XML cannot carry. */
export function hasForbidden(text: string): boolean {
  return POSSIBLY_FORBIDDEN.test(text) && FORBIDDEN.test(text);
}

/** Escapes text for the content of an element. A raw CR would arrive as LF (XML 1.0, 2.11); TAB and LF arrive unchanged. */
export function escapeText(text: string): string {
  return escapeAll(text, UNUSUAL, true) ?? text;
}

/** Escapes text for an attribute in double quotes. Raw white space would arrive as spaces (XML 1.0, 3.3.3). */
export function escapeAttribute(text: string): string {
  return escapeAll(text, UNUSUAL_IN_ATTRIBUTE, true) ?? text;
}

/** The references by character. Which characters need one depends on the place of a text. */
const REFERENCES: ReadonlyMap<number, string> = /* @__PURE__ */ new Map([
  [CODE.ampersand, "&amp;"],
  [CODE.less, "&lt;"],
  [CODE.greater, "&gt;"],
  [CODE.quote, "&quot;"],
  [CODE.tab, "&#x9;"],
  [CODE.lineFeed, "&#xA;"],
  [CODE.carriageReturn, "&#xD;"],
]);

/** Text for people: U+FFFD replaces the characters that XML cannot carry. */
export function replaceForbidden(text: string): string {
  return text.replace(new RegExp(FORBIDDEN, "gu"), "\uFFFD");
}
