// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { Uncertain } from "./declarations.js";

interface Predefined {
  readonly reference: string;
  readonly character: string;
}

/** XML 1.0, 4.6; the frequent ones first. */
const PREDEFINED: readonly Predefined[] = [
  { reference: "&lt;", character: "<" },
  { reference: "&gt;", character: ">" },
  { reference: "&amp;", character: "&" },
  { reference: "&quot;", character: '"' },
  { reference: "&apos;", character: "'" },
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
    const { reference, character } = predefinedAt(text, at) ?? characterAt(text, at);
    resolved += text.slice(from, at) + character;
    from = at + reference.length;
  }
  return resolved + text.slice(from);
}

function predefinedAt(text: string, at: number): Predefined | undefined {
  for (const predefined of PREDEFINED) if (text.startsWith(predefined.reference, at)) return predefined;
  return undefined;
}

function characterAt(text: string, at: number): Predefined {
  TO_CHARACTER.lastIndex = at;
  const [reference, hexadecimal, decimal] = TO_CHARACTER.exec(text) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (reference === undefined || !isCharacter(code)) throw new Uncertain("an unusual reference");
  return { reference, character: String.fromCodePoint(code) };
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
