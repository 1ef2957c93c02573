import { CODE } from "../xml/character-codes.js";
import { hasForbidden } from "../xml/escape.js";
import { Uncertain } from "./uncertain.js";

/** A reference in a text, such as `&lt;`. */
export interface Reference {
  readonly reference: string;
  /** The code point of the character. */
  readonly code: number;
}

/** XML 1.0, 4.6; the frequent ones first. */
const PREDEFINED: readonly Reference[] = [
  { reference: "&lt;", code: CODE.less },
  { reference: "&gt;", code: CODE.greater },
  { reference: "&amp;", code: CODE.ampersand },
  { reference: "&quot;", code: CODE.quote },
  { reference: "&apos;", code: CODE.apostrophe },
];

const TO_CHARACTER = /&#(?:x([\da-fA-F]{1,6})|(\d{1,7}));/y;

/**
 * Text with characters in place of the references to them (XML 1.0, 4.1).
 * @throws Uncertain for a reference to anything but a character that XML can carry
 */
export function resolveReferences(text: string): string {
  let resolved = "";
  let from = 0;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", from)) {
    const { reference, code } = referenceAt(text, at);
    resolved += text.slice(from, at) + String.fromCodePoint(code);
    from = at + reference.length;
  }
  return resolved + text.slice(from);
}

/** The reference that begins at an ampersand. @throws Uncertain if it is none to a character that XML can carry */
export function referenceAt(text: string, at: number): Reference {
  for (const predefined of PREDEFINED) if (text.startsWith(predefined.reference, at)) return predefined;
  TO_CHARACTER.lastIndex = at;
  const [reference, hexadecimal, decimal] = TO_CHARACTER.exec(text) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (reference === undefined || !isCharacter(code)) throw new Uncertain("an unusual reference");
  return { reference, code };
}

/** Char (XML 1.0, 2.2); not a number is none. */
function isCharacter(code: number): boolean {
  return code <= 0x10ffff && !hasForbidden(String.fromCodePoint(code));
}
