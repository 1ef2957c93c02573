import { Uncertain } from "./declarations.js";

interface Reference {
  readonly reference: string;
  /** The code point of the character. */
  readonly code: number;
}

/** XML 1.0, 4.6; the frequent ones first. */
const PREDEFINED: readonly Reference[] = [
  { reference: "&lt;", code: 60 },
  { reference: "&gt;", code: 62 },
  { reference: "&amp;", code: 38 },
  { reference: "&quot;", code: 34 },
  { reference: "&apos;", code: 39 },
];

const TO_CHARACTER = /&#(?:x([\da-fA-F]{1,6})|(\d{1,7}));/y;

/**
 * Text with characters in place of the references to them (XML 1.0, 4.1). Appending is four times faster than replacing
 * with an expression.
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

/**
 * The same for a part of a message in Latin-1, into the bytes where the part stands; three times faster.
 * @returns the offset behind what is left of the part; undefined if there is a reference to a character beyond Latin-1
 */
export function resolveInPlace(text: string, bytes: Uint8Array, start: number, end: number): number | undefined {
  let to = start;
  let at = start;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte !== AMPERSAND) {
      bytes[to++] = byte;
      at++;
      continue;
    }
    const { reference, code } = referenceAt(text, at);
    if (code > 0xff) return undefined;
    bytes[to++] = code;
    at += reference.length;
  }
  return to;
}

const AMPERSAND = 38;

function referenceAt(text: string, at: number): Reference {
  for (const predefined of PREDEFINED) if (text.startsWith(predefined.reference, at)) return predefined;
  TO_CHARACTER.lastIndex = at;
  const [reference, hexadecimal, decimal] = TO_CHARACTER.exec(text) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (reference === undefined || !isCharacter(code)) throw new Uncertain("an unusual reference");
  return { reference, code };
}

/** Char (XML 1.0, 2.2); not a number is none. */
function isCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
