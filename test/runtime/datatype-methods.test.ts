import { describe, expect, it } from "vitest";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import { DecodeError } from "../../templates/runtime/errors.js";
import type { Reader } from "../../templates/runtime/read/reader.js";
import { type AnyTypes, anyTypes } from "../../templates/runtime/values/any-value.js";
import type { Writer } from "../../templates/runtime/write/writer.js";
import { Color, METHODS } from "./datatype-method-cases.js";
import { errorOf, NS, reading, readingV, writtenV } from "./messages.js";

describe.each(METHODS)("$name", ({ write, read, value, text, wrongText }) => {
  it("is written and read", () => {
    expect(writtenV((writer) => write(writer, value))).toBe(`<V>${text}</V>`);
    expect(readingV(`<V>${text}</V>`, read)).toStrictEqual(value);
  });

  it.each(
    [undefined, null, {}, [[]], Symbol("s"), new Date(0), new Map(), () => 0, Object.create(null)].map((v) => [v]),
  )("refuses to write %o", (wrong) => {
    const error = errorOf(() => writtenV((writer) => write(writer, wrong)));
    expect(error).toBeInstanceOf(EncodeError);
    expect(error).toMatchObject({ element: "P", path: "V" });
  });

  it.each([
    ["wrong text", `<V>${wrongText}</V>`],
    ["nil", '<V i:nil="true"/>'],
    ["elements", "<V><a/></V>"],
    ["nil that is not a boolean", '<V i:nil="maybe"/>'],
  ])("refuses to read %s", (_, element) => {
    const error = errorOf(() => readingV(element, read));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ element: "P", line: 1 });
  });
});

describe("enumerations", () => {
  it("reads an unknown value unchanged, and reports it", () => {
    const unknown: unknown[] = [];
    const read = (reader: Reader): unknown => {
      const values = [];
      if (reader.open("V")) values.push(reader.enumeration(NS, "Color", Color));
      if (reader.open("W")) values.push(reader.flags(NS, "Colors", Color));
      return values;
    };
    const content = "<V>toString</V><W> Red\n  Blue\t</W>";
    expect(reading(content, read, { onUnknown: (what) => unknown.push(what) })).toStrictEqual([
      "toString",
      ["Red", "Blue"],
    ]);
    expect(unknown).toStrictEqual([
      { kind: "enumeration value", element: "P", path: "V", name: "toString" },
      { kind: "enumeration value", element: "P", path: "W", name: "Blue" },
    ]);
  });

  it.each([["Blue"], ["toString"], ["red"], [" Red"], [""], ["Red Green"]])("refuses to write %j", (value) => {
    expect(errorOf(() => writtenV((w) => w.enumeration(NS, "C", value, Color)))).toMatchObject({
      expected: "one of Red, Green, constructor",
      found: JSON.stringify(value),
    });
    expect(errorOf(() => writtenV((w) => w.flags(NS, "C", ["Red", value], Color)))).toBeInstanceOf(EncodeError);
  });

  it("names only one of very many values", () => {
    const many = Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`V${index}`, index]));
    expect(errorOf(() => writtenV((w) => w.enumeration(NS, "C", "x", many)))).toMatchObject({
      expected: "one of 13 values such as V0",
    });
  });

  it("reads and writes an empty set of flags as an empty element", () => {
    expect(writtenV((writer) => writer.flags(NS, "C", [], Color))).toBe("<V></V>");
    expect(readingV("<V/>", (reader) => reader.flags(NS, "C", Color))).toStrictEqual([]);
    expect(readingV("<V> </V>", (reader) => reader.flags(NS, "C", Color))).toStrictEqual([]);
  });
});

describe("names as values", () => {
  it.each([
    ['<V xmlns:p="urn:p"> p:n\n</V>', { namespace: "urn:p", localName: "n" }],
    ["<V>n</V>", { namespace: NS, localName: "n" }],
    ['<V xmlns="">n</V>', undefined],
    ['<p:V xmlns:p="urn:payload" xmlns="">n</p:V>', { namespace: "", localName: "n" }],
    ["<V>i:nil</V>", { namespace: "http://www.w3.org/2001/XMLSchema-instance", localName: "nil" }],
  ])("reads %s", (element, want) => {
    const read = (): unknown => readingV(element, (reader) => reader.qname());
    if (want === undefined) expect(read).toThrow("no V");
    else expect(read()).toStrictEqual(want);
  });

  it.each(["", "q:n", ":n", "i:", "i:a:b", "1", "a b", "\u00a0n", "i: n", "constructor:n", "__proto__:n"])(
    "refuses to read %j",
    (text) => {
      expect(errorOf(() => readingV(`<V>${text}</V>`, (reader) => reader.qname()))).toBeInstanceOf(DecodeError);
      expect(errorOf(() => readingV(`<V i:type="${text}">a</V>`, (reader) => reader.anyType(anyTypes)))).toBeInstanceOf(
        DecodeError,
      );
    },
  );

  it.each([
    undefined,
    null,
    "n",
    5,
    {},
    [],
    { localName: "n" },
    { namespace: null, localName: "n" },
    { namespace: "", localName: "a:b" },
    { namespace: "", localName: 'a"/>' },
    { namespace: "", localName: 5 },
  ])("refuses to write %o", (value) => {
    const writeName = { run: (writer: Writer, name: unknown) => unchecked(writer).qname(name) };
    const error = errorOf(() => writtenV((writer) => writeName.run(writer, value)));
    expect(error).toBeInstanceOf(EncodeError);
    expect(error).toMatchObject({ path: "V", expected: "a name with a namespace and a local name" });
  });
});

describe("values of any type", () => {
  const xsd = "http://www.w3.org/2001/XMLSchema";

  it.each<[string, string | undefined, unknown]>([
    ["<V> a </V>", undefined, " a "],
    [`<V i:type="x:int" xmlns:x="${xsd}">5</V>`, "int", 5],
    [`<x:V xmlns:x="${NS}" xmlns="${xsd}" i:type="boolean">1</x:V>`, "boolean", true],
    [`<V i:type=" x:long&#xA;" xmlns:x="${xsd}">5</V>`, "long", 5n],
    [`<V i:type="x:QName" xmlns:x="${xsd}">x:n</V>`, "QName", { namespace: xsd, localName: "n" }],
    [`<V i:type="x:base64Binary" xmlns:x="${xsd}">AP8=</V>`, "base64Binary", Uint8Array.of(0, 255)],
  ])("reads %s", (element, localName, value) => {
    const type = localName === undefined ? undefined : { namespace: xsd, localName };
    expect(readingV(element, (reader) => reader.anyType(anyTypes))).toStrictEqual({ type, value });
  });

  it.each<[string, unknown]>([
    ['<V i:type="T">a</V>', "a"],
    ['<V i:type="T"/>', ""],
    [
      '<V i:type="T" xmlns:p="urn:p"> <p:a>1</p:a> <b i:nil="true"/></V>',
      {
        xml: `<p:a xmlns="${NS}" xmlns:p="urn:p">1</p:a><b xmlns="${NS}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>`,
      },
    ],
  ])("reads %s, of an unknown type, as text or elements", (element, value) => {
    const type = { namespace: NS, localName: "T" };
    expect(readingV(element, (reader) => reader.anyType(anyTypes))).toStrictEqual({ type, value });
  });

  it("reads text beside elements, because xs:anyType is mixed", () => {
    const value = readingV('<V i:type="T">a &amp; b<c/>d</V>', (reader) => reader.anyType(anyTypes));
    expect(value).toStrictEqual({
      type: { namespace: NS, localName: "T" },
      value: { xml: `a &amp; b<c xmlns="${NS}"/>d` },
    });
  });

  it.each([
    undefined,
    null,
    5,
    "text",
    { value: 5 },
    { type: null, value: "a" },
    { type: "int", value: 5 },
    { type: { namespace: 5, localName: "int" }, value: 5 },
    { type: { namespace: xsd, localName: 'i"' }, value: "a" },
    { type: { namespace: xsd, localName: "int" }, value: "5" },
    { type: { namespace: xsd, localName: "int" }, value: { a: 1 } },
    { type: { namespace: xsd, localName: "int" } },
    { type: { namespace: xsd, localName: "QName" }, value: "x:n" },
    { type: { namespace: xsd, localName: "QName" }, value: { namespace: "", localName: "a b" } },
    { type: undefined, value: { xml: "text" } },
    { type: undefined, value: { xml: "" } },
    { type: undefined, value: { xml: "<a>" } },
    { type: undefined, value: { xml: "<a/>text</a>" } },
    { type: undefined, value: { xml: "<a/></V><V>" } },
    { type: undefined, value: { xml: "<undeclared:a/>" } },
    { type: undefined, value: { xml: "<?pi a?><a/>" } },
    { type: undefined, value: { namespace: "", localName: "n" } },
  ])("refuses to write %o", (value) => {
    const error = errorOf(() => writtenV((writer) => unchecked(writer).anyType(anyTypes, value)));
    expect(error).toBeInstanceOf(EncodeError);
    expect(error).toMatchObject({ path: "V" });
  });
});

/** A writer without types, as JavaScript sees it. */
function unchecked(writer: Writer): { qname(value: unknown): void; anyType(types: AnyTypes, value: unknown): void } {
  return writer;
}
