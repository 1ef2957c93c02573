import { describe, expect, it } from "vitest";
import { SchemaError } from "../../../generator/source/errors.js";
import { parseXml } from "../../../generator/xml/parse-xml.js";
import { clarkName } from "../../../generator/xml/qname.js";
import {
  booleanAttribute,
  checkAttributes,
  childElements,
  qnameAttribute,
  requiredNameAttribute,
  type XmlElement,
} from "../../../generator/xml/xml-element.js";

const parse = (text: string) => parseXml({ name: "a.xml", text });

function innermost(element: XmlElement): XmlElement {
  const last = childElements(element).at(-1);
  return last === undefined ? element : innermost(last);
}

describe("qnameAttribute", () => {
  it.each([
    ["<a xmlns:p='u' t='p:x'/>", "{u}x"],
    ["<a xmlns='u' t='x'/>", "{u}x"],
    ["<a t='x'/>", "{}x"],
    ["<a t=' x '/>", "{}x"],
    ["<a t=' x\ufeff'/>", "{}x\ufeff"],
    ["<a xmlns:p='u'><b xmlns:p='v'><c t='p:x'/></b></a>", "{v}x"],
    ["<a xmlns:p='u'><b xmlns:p='v'/><c t='p:x'/></a>", "{u}x"],
    ["<a xmlns='u'><b xmlns=''><c t='x'/></b></a>", "{}x"],
    ["<a t='xml:lang'/>", "{http://www.w3.org/XML/1998/namespace}lang"],
    ["<a xmlns:__proto__='u' t='__proto__:constructor'/>", "{u}constructor"],
  ])("%s", (given, want) => {
    const name = qnameAttribute(innermost(parse(given)), "t");
    expect(name && clarkName(name)).toBe(want);
  });

  it.each([
    ["<a t='p:x'/>", 'the prefix of "p:x" is not declared'],
    ["<a t='__proto__:x'/>", 'the prefix of "__proto__:x" is not declared'],
    ["<a t='toString:x'/>", 'the prefix of "toString:x" is not declared'],
    ["<a><b xmlns:p='u'/><c t='p:x'/></a>", "is not declared"],
    ["<a t=''/>", '"" is not a qualified name'],
    ["<a t=':x'/>", '":x" is not a qualified name'],
    ["<a t='x:'/>", '"x:" is not a qualified name'],
    ["<a xmlns:p='u' t='p:x:y'/>", '"p:x:y" is not a qualified name'],
    ["<a t='x y'/>", '"x y" is not a qualified name'],
    ["<a t='x\u00a0'/>", '"x\u00a0" is not a qualified name'],
  ])("refuses %s", (given, want) => {
    expect(() => qnameAttribute(innermost(parse(given)), "t")).toThrow(SchemaError);
    expect(() => qnameAttribute(innermost(parse(given)), "t")).toThrow(want);
  });
});

describe("requiredNameAttribute", () => {
  it.each(["Id", "_", "\u1680b\ufeff", "a.b-c", "Ærlig", "名前", "a\u0301", "\u{10000}x", "__proto__"])(
    "accepts %s",
    (name) => {
      expect(requiredNameAttribute(parse(`<a name=' ${name} '/>`), "name")).toBe(name);
    },
  );

  it.each(["", "1a", "-a", ".a", "a b", "\u00a0a", "a\u3000b", "a\u2028", "p:a", "a/>&lt;b", "a×b"])(
    "refuses %s",
    (name) => {
      expect(() => requiredNameAttribute(parse(`<a name='${name}'/>`), "name")).toThrow(
        /^a\.xml:1:1: a: .* is not an XML name/,
      );
    },
  );

  it("refuses a missing attribute", () => {
    expect(() => requiredNameAttribute(parse("<a/>"), "name")).toThrow("a.xml:1:1: a lacks the attribute name");
  });
});

describe("booleanAttribute", () => {
  it.each([
    ["<a/>", false],
    ["<a b='false'/>", false],
    ["<a b='0'/>", false],
    ["<a b='true'/>", true],
    ["<a b=' 1 '/>", true],
  ])("%s", (given, want) => expect(booleanAttribute(parse(given), "b")).toBe(want));

  it.each(["True", "", "yes", "true\u00a0"])("refuses %j", (given) => {
    expect(() => booleanAttribute(parse(`<a b='${given}'/>`), "b")).toThrow(`b must be true or false, got "${given}"`);
  });
});

describe("checkAttributes", () => {
  it("allows known attributes, and those of other namespaces", () => {
    const element = parse("<a xmlns='u' xmlns:p='v' x='1' p:y='2' xml:lang='en'/>");
    expect(() => checkAttributes(element, ["x"])).not.toThrow();
  });

  it.each([
    ["an unknown attribute", "<a xmlns='u' y='1'/>", "has no attribute y"],
    ["an attribute in the namespace of the element", "<p:a xmlns:p='u' p:x='1'/>", "has no attribute {u}x"],
  ])("refuses %s", (_, given, want) => expect(() => checkAttributes(parse(given), ["x"])).toThrow(want));
});
