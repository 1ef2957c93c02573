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
  `<xs:complexType name="B"><xs:sequence/></xs:complexType>${complex(`<xs:complexContent>\n<xs:extension base="tns:B">\n${content}</xs:extension></xs:complexContent>`)}`;
const A = '<xs:element name="A" type="xs:int"/>';
const B = '<xs:element name="B" type="xs:int"/>';
const C = '<xs:element name="C" type="xs:int"/>';

const CASES: readonly (readonly [what: string, types: string, want: string])[] = [
  ["choice", complex(`<xs:choice>${A}${B}</xs:choice>`), "5:1: a choice of elements"],
  ["any", sequence("<xs:any/>"), "6:1: xs:any"],
  ["choice in a sequence", sequence(`${A}\n<xs:choice>${B}${C}</xs:choice>`), "7:1: a choice of elements"],
  ["choice in an extension", extension(`<xs:choice>${B}${C}</xs:choice>`), "7:1: a choice of elements"],
  ["mixed", '<xs:complexType name="T" mixed="true"/>', "4:1: mixed content"],
  [
    "mixed complexContent",
    complex('<xs:complexContent mixed="1"><xs:extension base="tns:T2"/></xs:complexContent>') +
      '<xs:complexType name="T2"/>',
    "5:1: mixed content",
  ],
  ["optional sequence", complex(`<xs:sequence minOccurs="0">${A}${B}</xs:sequence>`), "5:1: a choice of elements"],
  [
    "repeated sequence",
    complex(`<xs:sequence maxOccurs="unbounded">${A}${B}</xs:sequence>`),
    "5:1: a repetition of elements",
  ],
  ["a member twice", sequence(`${A}\n${A}`), "7:1: a second element A in one sequence"],
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
