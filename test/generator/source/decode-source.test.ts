import { describe, expect, it } from "vitest";
import { decodeSource } from "../../../generator/source/decode-source.js";
import { SchemaError } from "../../../generator/source/errors.js";
import { showPosition } from "../../../generator/source/source-text.js";
import { parseXml } from "../../../generator/xml/parse-xml.js";

const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
const bigEndian = (text: string) => new Uint8Array(Buffer.from(text, "utf16le").swap16());

/** A file that declares an encoding: one element with the given bytes in its only attribute, on line 2. */
function declared(encoding: string, ...value: number[]): Buffer {
  const start = `<?xml version="1.0" encoding="${encoding}"?>\n<a b="`;
  return Buffer.concat([Buffer.from(start, "latin1"), Buffer.from(value), Buffer.from('"/>')]);
}

const valueIn = (bytes: Uint8Array, charset?: string) =>
  parseXml(decodeSource("a.xml", bytes, charset)).attributes[0]?.value;

describe("decodeSource", () => {
  it.each([
    ["UTF-8", Buffer.from("<æ/>")],
    ["UTF-8 with a byte order mark", Buffer.from("\ufeff<æ/>")],
    ["UTF-16, little endian", utf16("\ufeff<æ/>")],
    ["UTF-16, big endian", bigEndian("\ufeff<æ/>")],
    ["UTF-16 without a byte order mark, little endian", utf16("<æ/>")],
    ["UTF-16 without a byte order mark, big endian", bigEndian("<æ/>")],
  ])("%s", (_, bytes) => {
    const source = decodeSource("a.xml", bytes);
    expect(source).toEqual({ name: "a.xml", text: "<æ/>" });
    expect(showPosition(parseXml(source).position)).toBe("a.xml:1:1");
  });

  it.each(["utf-8", "UTF-8", "us-ascii", "ISO-8859-1", "windows-1252", "Shift_JIS", "utf-16", "UTF-16LE", "ucs-2"])(
    "a file of ASCII alone, declared as %s, does not change",
    (encoding) => {
      expect(valueIn(declared(encoding, 0x41))).toBe("A");
    },
  );

  it.each([
    ["ISO-8859-1", [0x47, 0x72, 0xf6, 0xdf, 0x65], "Größe"],
    ["iso-8859-1", [0x92], "’"],
    ["windows-1252", [0x80, 0x92, 0x9f, 0x81], "€’Ÿ\u0081"],
    ["ISO-8859-15", [0xa4], "€"],
    ["ISO-8859-2", [0xb1], "ą"],
    ["windows-1251", [0xc6], "Ж"],
    ["KOI8-R", [0xd6], "ж"],
    ["Shift_JIS", [0x93, 0xfa], "日"],
    ["EUC-JP", [0xc6, 0xfc], "日"],
    ["Big5", [0xa4, 0xe9], "日"],
    ["GB18030", [0xc8, 0xd5], "日"],
  ])("text is read in the declared encoding, %s", (encoding, value, want) => {
    expect(valueIn(declared(encoding, ...value))).toBe(want);
  });

  it.each([
    ["UTF-8, declared as UTF-16, which .NET writes", Buffer.from('<?xml version="1.0" encoding="utf-16"?><a b="ö"/>')],
    ["UTF-16, declared as UTF-8", utf16('\ufeff<?xml version="1.0" encoding="utf-8"?><a b="ö"/>')],
    ["UTF-16 without a mark, declared as UTF-16", bigEndian('<?xml version="1.0" encoding="utf-16"?><a b="ö"/>')],
    [
      "UTF-8 with a mark, declared as ISO-8859-1",
      Buffer.from('\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><a b="ö"/>'),
    ],
  ])("unambiguous bytes win over the declaration: %s", (_, bytes) => {
    expect(valueIn(bytes)).toBe("ö");
  });

  it.each([
    ["wins over the declaration", "utf-8", Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a b="ö"/>')],
    ["counts if nothing is declared", "ISO-8859-1", Buffer.from('<a b="ö"/>', "latin1")],
    ["loses to a byte order mark", "ISO-8859-1", Buffer.from('\ufeff<a b="ö"/>')],
    ["does not count if it is UTF-16 and each character has one byte", "utf-16", Buffer.from('<a b="ö"/>')],
  ])("the encoding that a server names %s", (_, charset, bytes) => {
    expect(valueIn(bytes, charset)).toBe("ö");
  });

  const names = "the encoding that its XML declaration names";
  it.each([
    ["UTF-8", declared("utf-8", 0x41, 0xe6), `2:8: not valid UTF-8, ${names}`],
    ["UTF-8, cut off", Buffer.concat([declared("utf-8"), Buffer.from([0xc3])]), `2:10: not valid UTF-8, ${names}`],
    ["ASCII", declared("us-ascii", 0x41, 0xc3, 0xa6), `2:8: not valid US-ASCII, ${names}`],
    ["Shift_JIS", declared("Shift_JIS", 0x93, 0xfa, 0xff), `2:8: not valid SHIFT_JIS, ${names}`],
    [
      "UTF-8 by default",
      Buffer.from("<a>\næ</a>", "latin1"),
      "2:1: not valid UTF-8, the encoding that a file without a declared one has",
    ],
    ["UTF-16", utf16("\ufeff<a>\ud800</a>"), "1:4: not valid UTF-16LE, the encoding that its byte order mark names"],
  ])("invalid bytes are refused at their position: %s", (_, bytes, want) => {
    expect(() => decodeSource("a.xml", bytes)).toThrow(SchemaError);
    expect(() => decodeSource("a.xml", bytes)).toThrow(`a.xml:${want}`);
  });

  it.each([
    [
      "a declaration",
      declared("EBCDIC-CP-US"),
      undefined,
      '"EBCDIC-CP-US", the encoding that its XML declaration names, is not supported; use UTF-8',
    ],
    [
      "a server",
      Buffer.from("<a/>"),
      "utf-7",
      '"utf-7", the encoding that the server names, is not supported; use UTF-8',
    ],
    [
      "a byte order mark",
      Buffer.from([0xff, 0xfe, 0, 0]),
      undefined,
      '"UTF-32LE", the encoding that its byte order mark names, is not supported; use UTF-8',
    ],
    [
      "the first bytes",
      Buffer.from([0, 0, 0, 0x3c]),
      undefined,
      '"UTF-32BE", the encoding that its first bytes show, is not supported; use UTF-8',
    ],
  ])("an unknown encoding is refused by its name: %s", (_, bytes, charset, want) => {
    expect(() => decodeSource("a.xml", bytes, charset)).toThrow(SchemaError);
    expect(() => decodeSource("a.xml", bytes, charset)).toThrow(`a.xml:1:1: ${want}`);
  });
});
