import { describe, expect, it } from "vitest";
import { SchemaError } from "../../../generator/source/errors.js";
import { contractOf, type InlineWsdl, inlineWsdl } from "../../support/inline-wsdl.js";

const IDENTITY = '<xs:selector xpath="tns:A"/><xs:field xpath="@a"/>';

/** The components that the cases refer to. */
const DEFINED = `<xs:group name="G"><xs:sequence/></xs:group><xs:attributeGroup name="G"><xs:attribute name="a"/></xs:attributeGroup>
<xs:element name="Keys"><xs:complexType/><xs:key name="keys">${IDENTITY}</xs:key></xs:element>`;

/** `types` begin on line 4 of the file. */
const compile = ({ types = "", ...wsdl }: InlineWsdl) =>
  contractOf({ "a.wsdl": inlineWsdl({ ...wsdl, types: `${types}\n${DEFINED}` }) });
const REACH_T = { Get: { request: '<xs:element name="X" type="tns:T"/>' } };

const complex = (content: string) => `<xs:complexType name="T">\n${content}\n</xs:complexType>`;
const sequence = (content: string) => complex(`<xs:sequence>\n${content}\n</xs:sequence>`);
const extension = (content: string) =>
  complex(`<xs:complexContent>\n<xs:extension base="tns:B">\n${content}</xs:extension></xs:complexContent>`);

const CASES: readonly (readonly [what: string, types: string, want: string])[] = [
  [
    "elements of a simple type",
    `${extension("<xs:sequence/>")}<xs:simpleType name="B"><xs:restriction base="xs:string"/></xs:simpleType>`,
    "6:1: an xs:extension of",
  ],
  [
    "an abstract element that nothing substitutes",
    `${sequence('<xs:element ref="tns:R"/>')}<xs:element name="R" type="xs:int" abstract="true"/>`,
    "6:1: an abstract element that no other one substitutes",
  ],
];

describe.each(CASES)("%s", (_, types, want) => {
  it("is refused if an operation uses it", () => {
    expect(() => compile({ types, operations: REACH_T })).toThrow(SchemaError);
    expect(() => compile({ types, operations: REACH_T })).toThrow(`a.wsdl:${want}`);
    expect(() => compile({ types, operations: REACH_T })).toThrow(/ is not supported$/);
  });

  it("is fine where nothing does", () => {
    expect(compile({ types }).types).toEqual([]);
  });
});

describe("of message elements", () => {
  const reached = (attributes: string, content = "") =>
    inlineWsdl({ operations: { Get: {} } }).replace(
      '<xs:element name="Get"><xs:complexType><xs:sequence>\n\n</xs:sequence></xs:complexType></xs:element>',
      `<xs:element name="Get" ${attributes}>${content || "<xs:complexType/>"}</xs:element>`,
    );

  it.each([["abstract", reached('abstract="true"'), "an abstract element as message"]])("%s", (_, given, want) => {
    expect(() => contractOf({ "a.wsdl": given })).toThrow(`${want} is not supported`);
    expect(() => contractOf({ "a.wsdl": given })).toThrow(/^a\.wsdl:5:1: /);
  });

  it("nothing of this matters if no message uses the element", () => {
    const types = '<xs:element name="X" abstract="true" substitutionGroup="tns:Get" default="1" type="xs:int"/>';
    expect(compile({ types }).endpoints).toHaveLength(1);
  });
});
