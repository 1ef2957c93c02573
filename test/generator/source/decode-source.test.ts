import { describe, expect, it } from "vitest";
import { decodeSource } from "../../../generator/source/decode-source.js";
import { InputError, SchemaError } from "../../../generator/source/errors.js";
import { showPosition } from "../../../generator/source/source-text.js";
import { parseXml } from "../../../generator/xml/parse-xml.js";

const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
const bigEndian = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le").swap16());

describe("decodeSource", () => {
  it.each([
    ["UTF-8", Buffer.from("<æ/>")],
    ["UTF-8 with a byte order mark", Buffer.from("\ufeff<æ/>")],
    ["UTF-16, little endian", utf16("<æ/>")],
    ["UTF-16, big endian", bigEndian("<æ/>")],
  ])("%s", (_, bytes) => {
    const source = decodeSource("a.xml", bytes);
    expect(source).toEqual({ name: "a.xml", text: "<æ/>" });
    expect(showPosition(parseXml(source).position)).toBe("a.xml:1:1");
  });

  it.each(["utf-8", "UTF-8", "utf-16", "us-ascii"])("accepts encoding=%j", (encoding) => {
    const text = `<?xml version="1.0" encoding="${encoding}"?><a/>`;
    expect(decodeSource("a.xml", Buffer.from(text)).text).toBe(text);
  });

  it("refuses another declared encoding", () => {
    const bytes = Buffer.from(`<?xml version="1.0" encoding='iso-8859-1'?><a/>`);
    expect(() => decodeSource("a.xml", bytes)).toThrow(SchemaError);
    expect(() => decodeSource("a.xml", bytes)).toThrow("a.xml:1:1: the encoding iso-8859-1 is not supported");
  });

  it.each([
    ["UTF-8", new Uint8Array([0x3c, 0xe6, 0x2f, 0x3e])],
    ["UTF-16LE", new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00])],
  ])("refuses bytes that are not %s", (encoding, bytes) => {
    expect(() => decodeSource("a.xml", bytes)).toThrow(InputError);
    expect(() => decodeSource("a.xml", bytes)).toThrow(`a.xml: not ${encoding} text`);
  });
});
