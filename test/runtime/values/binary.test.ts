import { Buffer } from "node:buffer";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { base64Binary, hexBinary } from "../../../templates/runtime/values/other-datatypes.js";
import { describeDatatype, property } from "./cases.js";

const bytes = (...values: number[]) => Uint8Array.from(values);
const NOT_BYTES = [
  ...["", "AA==", 1, 1n, [1, 2], new ArrayBuffer(2), new Uint16Array(2), new Int8Array(2), new Uint8ClampedArray(2)],
  ...[new DataView(new ArrayBuffer(2)), { length: 0 }, { [Symbol.toStringTag]: "Uint8Array" }],
];

/** The vectors of RFC 4648, section 10, and the two digits that are not alphanumeric. */
const BASE64: [string, Uint8Array][] = [
  ["", bytes()],
  ["Zg==", bytes(0x66)],
  ["Zm8=", bytes(0x66, 0x6f)],
  ["Zm9v", bytes(0x66, 0x6f, 0x6f)],
  ["Zm9vYg==", bytes(0x66, 0x6f, 0x6f, 0x62)],
  ["Zm9vYmE=", bytes(0x66, 0x6f, 0x6f, 0x62, 0x61)],
  ["Zm9vYmFy", bytes(0x66, 0x6f, 0x6f, 0x62, 0x61, 0x72)],
  ["+/+/", bytes(0xfb, 0xff, 0xbf)],
  ["AAAA", bytes(0, 0, 0)],
  ["/////w==", bytes(255, 255, 255, 255)],
];

describeDatatype(base64Binary, {
  reads: [
    ...BASE64,
    [" \t\r\n", bytes()],
    ["\r\n Zm9v\r\n\tYmE = \n", bytes(0x66, 0x6f, 0x6f, 0x62, 0x61)],
    ["Z m 8\n=", bytes(0x66, 0x6f)],
    ["Z g = =", bytes(0x66)],
  ],
  refusesText: [
    ...["Z", "Zg", "Zg=", "Zm8", "Zm9vY", "=", "==", "====", "Z===", "Zg==Zg==", "Zg=A", "=Zg=", "Zm9v=", "Zm9v===="],
    ...["-_-_", "Zm9*", "Zm9\u00a0", "Zm9\u0159", "Zm9\u0100", "*m9v", "Z*9v", "Zm*v", "Zm9vZ*==", "data:,Zm9v"],
    ...["Zh==", "Zm9=", "//==", "///="], // the unused bits are not zero
  ],
  writes: BASE64.map(([text, value]) => [value, text]),
  refusesValue: NOT_BYTES,
});

describeDatatype(hexBinary, {
  reads: [
    ["", bytes()],
    [" \n", bytes()],
    ["0FB7", bytes(0x0f, 0xb7)],
    ["0fb7", bytes(0x0f, 0xb7)],
    [" \t\r\naBcDeF\n", bytes(0xab, 0xcd, 0xef)],
    ["0123456789", bytes(0x01, 0x23, 0x45, 0x67, 0x89)],
  ],
  refusesText: [
    "0",
    "0FB",
    "0G",
    "G0",
    "0F B7",
    "0x0F",
    "\ufb00",
    "\ufb00\ufb00",
    "\uff10\uff10",
    "0@",
    "0`",
    "-1",
    "0:",
    "0/",
  ],
  writes: [
    [bytes(), ""],
    [bytes(0x00, 0x0f, 0xb7, 0xff), "000FB7FF"],
    [bytes(0xab, 0xcd, 0xef), "ABCDEF"],
  ],
  refusesValue: NOT_BYTES,
});

/** Lengths around the size of the chunks in which text is made. */
const LENGTHS = [6143, 6144, 6145, 6146, 12288, 12289, 100_000];
const pattern = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 167 + (i >> 8)) & 255);

describe("bytes of any length", () => {
  it.each(LENGTHS)("%i", (length) => {
    const value = pattern(length);
    expect(base64Binary.format(value)).toBe(Buffer.from(value).toString("base64"));
    expect(hexBinary.format(value)).toBe(Buffer.from(value).toString("hex").toUpperCase());
    expect(base64Binary.parse(base64Binary.format(value) ?? "")?.join()).toBe(value.join());
    expect(hexBinary.parse(hexBinary.format(value) ?? "")?.join()).toBe(value.join());
  });

  it.each([base64Binary, hexBinary])("$name reads what it writes", (datatype) => {
    const roundTrip = (value: Uint8Array) => {
      expect(datatype.parse(datatype.format(value) ?? "?")).toStrictEqual(Uint8Array.from(value));
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), roundTrip), property);
  });

  it("base64Binary reads several lines like one line", () => {
    const text = base64Binary.format(pattern(10_000)) ?? "";
    expect(base64Binary.parse(text.replace(/.{76}/g, "$&\r\n"))?.join()).toBe(pattern(10_000).join());
  });
});

describe("bytes of other kinds", () => {
  it.each([
    ["a Buffer", Buffer.from([0xfb, 0xff])],
    ["a view of a part", Uint8Array.of(1, 0xfb, 0xff, 2).subarray(1, 3)],
    ["another realm", runInNewContext("Uint8Array.of(0xfb, 0xff)")],
  ])("%s", (_, value) => {
    expect(base64Binary.format(value)).toBe("+/8=");
    expect(hexBinary.format(value)).toBe("FBFF");
  });

  it("returns bytes with a buffer of their own", () => {
    expect(base64Binary.parse("Zg==")?.buffer.byteLength).toBe(1);
    expect(hexBinary.parse("66")?.buffer.byteLength).toBe(1);
  });
});

describe("bytes are recognized by the language, not by a name", () => {
  class Named extends Uint8Array {
    override get [Symbol.toStringTag](): "Uint8Array" {
      return "Uint8Array";
    }
    override subarray(): Uint8Array<ArrayBuffer> {
      return new Uint8Array([9, 9, 9]);
    }
    override get byteOffset(): number {
      return 1;
    }
  }

  it("a class that extends them is written as its bytes", () => {
    const value = new Named([1, 2, 3]);
    expect([base64Binary.format(value), hexBinary.format(value)]).toStrictEqual(["AQID", "010203"]);
    Object.defineProperty(value, Symbol.toStringTag, { value: "Other" });
    expect(base64Binary.format(value)).toBe("AQID");
  });

  it("a DataView of that name is refused", () => {
    const view = new DataView(new ArrayBuffer(3));
    Object.defineProperty(view, Symbol.toStringTag, { value: "Uint8Array" });
    expect(ignoringType(base64Binary).format(view)).toBeUndefined();
    expect(ignoringType(hexBinary).format(view)).toBeUndefined();
  });
});

/** The same datatype for callers in JavaScript, who may pass anything. */
function ignoringType({ format }: { format(value: never): string | undefined }): { format(value: unknown): unknown } {
  return { format: (value) => Reflect.apply(format, undefined, [value]) };
}

describe("on platforms other than Node.js", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it("base64 is the same", async () => {
    vi.stubGlobal("Buffer", undefined);
    vi.resetModules();
    const other = await import("../../../templates/runtime/values/binary.js");
    const lengths = [0, 1, 2, 3, 4, 255, 4_607, 4_608, 4_609, 6_143, 6_144, 6_145, 20_000];
    for (const length of lengths) {
      const value = Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) & 0xff);
      const text = base64Binary.format(value) ?? "";
      expect(other.base64Binary.format(value)).toBe(text);
      expect(other.base64Binary.parse(text)).toStrictEqual(value);
    }
  });
});

describe("a long text of base64", () => {
  const bytes = Uint8Array.from({ length: 300_001 }, (_, index) => (index * 31) ^ (index >> 8));
  const text = Buffer.from(bytes).toString("base64");

  it("is read, with white space and without", () => {
    expect(base64Binary.parse(text)).toStrictEqual(bytes);
    expect(base64Binary.parse(text.replaceAll(/.{76}/g, "$&\r\n"))).toStrictEqual(bytes);
  });

  it.each(["-", "_", "=", "ř", "&", "\u0000"])("is refused with %j in it", (character) => {
    for (const at of [0, 1, 200_001, text.length - 5])
      expect(base64Binary.parse(text.slice(0, at) + character + text.slice(at + 1))).toBeUndefined();
  });
});
