import { describe, expect, it } from "vitest";
import { DecodeError, publishDocuments } from "../../../generated/src/index.js";

const WSDL = "http://schemas.xmlsoap.org/wsdl/";
const XSD = "http://www.w3.org/2001/XMLSchema";
const ADDRESS = "https://example.com/Orders.svc?tenant=1&x=2";

/** A WSDL with this content, whose prefixes are the usual ones. */
function wsdl(content: string): string {
  return `<w:definitions xmlns:w="${WSDL}" xmlns:xs="${XSD}" xmlns:soap="${WSDL}soap/" xmlns:soap12="${WSDL}soap12/">${content}</w:definitions>`;
}

function schema(content: string): string {
  return `<schema xmlns="${XSD}">${content}</schema>`;
}

describe("the address in a document", () => {
  it.each<[string, string, string]>([
    ["SOAP 1.1", '<soap:address location="http://old/"/>', '<soap:address location="NEW"/>'],
    ["SOAP 1.2", "<soap12:address location='http://old/' />", '<soap12:address location="NEW" />'],
    [
      "white space",
      '<soap:address\n location =\t"" other="location=">',
      '<soap:address\n location =\t"NEW" other="location=">',
    ],
    [
      "another attribute first",
      '<soap:address x=" location=" location="o"/>',
      '<soap:address x=" location=" location="NEW"/>',
    ],
    ["an address of HTTP", '<address xmlns="urn:x" location="o"/>', '<address xmlns="urn:x" location="o"/>'],
    ["a comment", '<!-- <soap:address location="o"/> -->', '<!-- <soap:address location="o"/> -->'],
    ["text", '<![CDATA[<soap:address location="o"/>]]>', '<![CDATA[<soap:address location="o"/>]]>'],
    ["no location", "<soap:address/>", "<soap:address/>"],
    [
      "a character of two units before it",
      '<a b="😀"/><soap:address location="o"/>',
      '<a b="😀"/><soap:address location="NEW"/>',
    ],
  ])("%s", (_, given, want) => {
    const text = given.endsWith('="other">') || given.endsWith('location=">') ? `${given}</soap:address>` : given;
    const wanted = text === given ? want : `${want}</soap:address>`;
    const documents = publishDocuments("a.wsdl", { "a.wsdl": wsdl(text) });
    const address = ADDRESS.replace("&", "&amp;");
    expect(documents.document("wsdl", ADDRESS)).toBe(wsdl(wanted.replaceAll("NEW", address)));
  });
});

describe("documents that refer to each other", () => {
  const documents = publishDocuments("Services/Orders.wsdl", {
    "Services/Orders.wsdl": wsdl(
      '<w:import namespace="urn:b" location="Binding.wsdl"/><w:types><xs:schema><xs:import schemaLocation="../shared/my%20types.xsd"/></xs:schema></w:types>',
    ),
    "Services/Binding.wsdl": wsdl('<w:import location="Orders.wsdl"/><soap:address location="o"/>'),
    "shared/my types.xsd": schema(
      '<include schemaLocation="./more.xsd"/><import schemaLocation="http://www.w3.org/2001/xml.xsd"/><redefine schemaLocation="none.xsd"/>',
    ),
    "shared/more.xsd": `\ufeff<?xml version='1.0' encoding='utf-16'?><!DOCTYPE schema><?style x?>${schema("")}`,
    "secret.xsd": schema("<!-- nobody refers to it -->"),
  });
  const at = "https://h/o";

  it.each<[string, string | undefined]>([
    [
      "wsdl",
      wsdl(
        `<w:import namespace="urn:b" location="${at}?wsdl=wsdl0"/><w:types><xs:schema><xs:import schemaLocation="${at}?xsd=xsd0"/></xs:schema></w:types>`,
      ),
    ],
    ["WSDL=Wsdl0", wsdl(`<w:import location="${at}?wsdl"/><soap:address location="${at}"/>`)],
    [
      "xsd=xsd0",
      schema(
        `<include schemaLocation="${at}?xsd=xsd1"/><import schemaLocation="http://www.w3.org/2001/xml.xsd"/><redefine schemaLocation="none.xsd"/>`,
      ),
    ],
    ["xsd=xsd1", `<?xml version='1.0' encoding='utf-8'?><!DOCTYPE schema><?style x?>${schema("")}`],
    ["xsd=xsd2", undefined],
    ["wsdl=wsdl1", undefined],
    ["xsd=../secret.xsd", undefined],
    ["secret.xsd", undefined],
    ["singleWsdl", undefined],
    ["__proto__", undefined],
    ["", undefined],
  ])("%s", (query, want) => {
    expect(documents.document(query, at)).toBe(want);
  });
});

it("a document that is not XML is an error with its name and place", () => {
  const files = { "a.wsdl": wsdl('<w:import location="b.wsdl"/>'), "b.wsdl": "<a>\n<b></a>" };
  expect(() => publishDocuments("a.wsdl", files)).toThrow(DecodeError);
  expect(() => publishDocuments("a.wsdl", files)).toThrow(/^cannot read b.wsdl at 2:\d+: expected well-formed XML/);
});

it("a WSDL that is not among the files is an error", () => {
  expect(() => publishDocuments("toString", {})).toThrow(
    new TypeError('there is no document "toString" among the files'),
  );
});
