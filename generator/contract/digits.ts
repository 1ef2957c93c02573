/**
 * Decimal digits as parts of a set in JavaScript. XML Schema 1.0 is of the time of Unicode 3.1 and allows later versions. Since then, the
 * Ethiopic digits have become other characters, and many digits are new. So `\d` and `\p{Nd}` match what is a digit in one of the
 * versions. `\D` and `\P{Nd}` match what is not a digit in one of them.
 */
export const DIGITS_OF_ANY_VERSION = "\\p{Nd}\\u{1369}-\\u{1371}";

/** The digits that all versions have. */
export const DIGITS_OF_ALL_VERSIONS = [
  [0x30, 0x39],
  [0x660, 0x669],
  [0x6f0, 0x6f9],
  [0x966, 0x96f],
  [0x9e6, 0x9ef],
  [0xa66, 0xa6f],
  [0xae6, 0xaef],
  [0xb66, 0xb6f],
  [0xbe7, 0xbef],
  [0xc66, 0xc6f],
  [0xce6, 0xcef],
  [0xd66, 0xd6f],
  [0xe50, 0xe59],
  [0xed0, 0xed9],
  [0xf20, 0xf29],
  [0x1040, 0x1049],
  [0x17e0, 0x17e9],
  [0x1810, 0x1819],
  [0xff10, 0xff19],
  [0x1d7ce, 0x1d7ff],
]
  .map((ends) => ends.map((code) => `\\u{${code.toString(16).toUpperCase()}}`).join("-"))
  .join("");
