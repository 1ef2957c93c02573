import { describe, expect, it } from "vitest";
import { SchemaError } from "../../../generator/source/errors.js";
import { contractOf, type InlineWsdl, inlineWsdl, TNS } from "../../support/inline-wsdl.js";

const IDENTITY = '<xs:selector xpath="tns:A"/><xs:field xpath="@a"/>';

/** What the cases refer to. */
const DEFINED = `<xs:group name="G"><xs:sequence/></xs:group><xs:attributeGroup name="G"/>
<xs:element name="Keys"><xs:complexType/><xs:key name="keys">${IDENTITY}</xs:key></xs:element>`;

/** `types` begin on line 4 of the file. */
const compile = ({ types = "", ...wsdl }: InlineWsdl) =>
  contractOf({ "a.wsdl": inlineWsdl({ ...wsdl, types: `${types}\n${DEFINED}` }) });
const REACH_T = { Get: { request: '<xs:element name="X" type="tns:T"/>' } };

const complex = (content: string) => `<xs:complexType name="T">\n${content}\n</xs:complexType>`;
const sequence = (content: string) => complex(`<xs:sequence>\n${content}\n</xs:sequence>`);
const extension = (content: string) =>
  `<xs:complexType name="B"><xs:sequence/></xs:complexType>${complex(`<xs:complexContent>\n<xs:extension base="tns:B">\n${content}</xs:extension></xs:complexContent>`)}`;
const simple = (content: string) => `<xs:simpleType name="T">\n${content}\n</xs:simpleType>`;
const A = '<xs:element name="A" type="xs:int"/>';

const CASES: readonly (readonly [what: string, types: string, want: string])[] = [
  ["choice", complex(`<xs:choice>${A}</xs:choice>`), "5:1: xs:choice"],
  ["all", complex(`<xs:all>${A}</xs:all>`), "5:1: xs:all"],
  ["group", complex('<xs:group ref="tns:G"/>'), "5:1: xs:group"],
  ["attribute", complex('<xs:sequence/>\n<xs:attribute name="a" type="xs:int"/>'), "6:1: xs:attribute"],
  ["attributeGroup", complex('<xs:attributeGroup ref="tns:G"/>'), "5:1: xs:attributeGroup"],
  ["anyAttribute", complex("<xs:anyAttribute/>"), "5:1: xs:anyAttribute"],
  ["any", sequence("<xs:any/>"), "6:1: xs:any"],
  ["choice in a sequence", sequence(`${A}\n<xs:choice/>`), "7:1: xs:choice"],
  ["group in a sequence", sequence('<xs:group ref="tns:G"/>'), "6:1: xs:group"],
  ["choice in an extension", extension(`<xs:choice/>`), "7:1: xs:choice"],
  ["attribute in an extension", extension('<xs:attribute name="a"/>'), "7:1: xs:attribute"],
  [
    "simpleContent",
    complex('<xs:simpleContent><xs:extension base="xs:int"/></xs:simpleContent>'),
    "5:1: xs:simpleContent",
  ],
  [
    "restriction",
    complex('<xs:complexContent>\n<xs:restriction base="xs:anyType"/></xs:complexContent>'),
    "6:1: xs:complexContent by xs:restriction",
  ],
  ["mixed", '<xs:complexType name="T" mixed="true"/>', "4:1: mixed content"],
  [
    "mixed complexContent",
    complex('<xs:complexContent mixed="1"><xs:extension base="tns:T2"/></xs:complexContent>') +
      '<xs:complexType name="T2"/>',
    "5:1: mixed content",
  ],
  ["abstract type", '<xs:complexType name="T" abstract="true"/>', "4:1: an abstract type"],
  ["optional sequence", complex(`<xs:sequence minOccurs="0">${A}</xs:sequence>`), "5:1: an xs:sequence that does not"],
  [
    "repeated sequence",
    complex(`<xs:sequence maxOccurs="unbounded">${A}</xs:sequence>`),
    "5:1: an xs:sequence that does not occur exactly once",
  ],
  ["default", sequence('<xs:element name="A" type="xs:int" default="1"/>'), "6:1: the attribute default of an element"],
  ["fixed", sequence('<xs:element name="A" type="xs:int" fixed="1"/>'), "6:1: the attribute fixed of an element"],
  ["ref", sequence('<xs:element ref="tns:Get"/>'), "6:1: an element particle with ref"],
  [
    "form=unqualified",
    sequence('<xs:element name="A" type="xs:int" form="unqualified"/>'),
    "6:1: an unqualified local element",
  ],
  [
    "unique",
    sequence(`<xs:element name="A" type="xs:int">\n<xs:unique name="u">${IDENTITY}</xs:unique></xs:element>`),
    "7:1: xs:unique",
  ],
  [
    "key",
    sequence(`<xs:element name="A" type="xs:int">\n<xs:key name="u">${IDENTITY}</xs:key></xs:element>`),
    "7:1: xs:key",
  ],
  [
    "keyref",
    sequence(
      `<xs:element name="A" type="xs:int">\n<xs:keyref name="u" refer="tns:keys">${IDENTITY}</xs:keyref></xs:element>`,
    ),
    "7:1: xs:keyref",
  ],
  ["maxOccurs=5", sequence('<xs:element name="A" type="xs:int" maxOccurs="5"/>'), '6:1: maxOccurs="5"'],
  ["maxOccurs=0", sequence('<xs:element name="A" type="xs:int" minOccurs="0" maxOccurs="0"/>'), '6:1: maxOccurs="0"'],
  [
    "minOccurs=2",
    sequence('<xs:element name="A" type="xs:int" minOccurs="2" maxOccurs="unbounded"/>'),
    '6:1: minOccurs="2"',
  ],
  [
    "a repeated member beside others",
    sequence(`${A}\n<xs:element name="B" type="xs:int" maxOccurs="unbounded"/>`),
    "7:1: a repeated element beside others",
  ],
  ["a member twice", sequence(`${A}\n${A}`), "7:1: a second element A in one sequence"],
  [
    "an anonymous complex type",
    sequence('<xs:element name="A">\n<xs:complexType/></xs:element>'),
    "7:1: an anonymous type",
  ],
  [
    "an anonymous simple type",
    sequence('<xs:element name="A">\n<xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:element>'),
    "7:1: an anonymous type",
  ],
  ["union", simple('<xs:union memberTypes="xs:int xs:string"/>'), "5:1: xs:union"],
  [
    "pattern",
    simple('<xs:restriction base="xs:string">\n<xs:pattern value="a"/></xs:restriction>'),
    "6:1: the facet xs:pattern",
  ],
  [
    "maxLength",
    simple('<xs:restriction base="xs:string">\n<xs:maxLength value="1"/></xs:restriction>'),
    "6:1: the facet xs:maxLength",
  ],
  [
    "restriction of int",
    simple('<xs:restriction base="xs:int"/>'),
    "4:1: an xs:restriction that is not an enumeration",
  ],
  ["list of a builtin", simple('<xs:list itemType="xs:int"/>'), "4:1: an xs:list of anything but an enumeration"],
  ["NMTOKENS", sequence('<xs:element name="A" type="xs:NMTOKENS"/>'), "6:1: the datatype xs:NMTOKENS"],
  [
    "an extension of an array",
    '<xs:complexType name="B"><xs:sequence><xs:element name="I" type="xs:int" maxOccurs="unbounded"/></xs:sequence></xs:complexType>\n<xs:complexType name="T"><xs:complexContent>\n<xs:extension base="tns:B"/></xs:complexContent></xs:complexType>',
    "6:1: an xs:extension of {http://example.com/ServicesXX}B",
  ],
];

describe.each(CASES)("%s", (_, types, want) => {
  it("is refused where an operation reaches it", () => {
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

  it.each([
    ["abstract", reached('abstract="true"'), "an abstract element"],
    ["nillable", reached('nillable="true"'), "a nillable message element"],
    [
      "substitutionGroup",
      reached('substitutionGroup="tns:GetResponse"'),
      "the attribute substitutionGroup of an element",
    ],
    ["default", reached('default="x"'), "the attribute default of an element"],
    [
      "simple type",
      reached("", '<xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType>'),
      "without a complex type",
    ],
  ])("%s", (_, given, want) => {
    expect(() => contractOf({ "a.wsdl": given })).toThrow(`${want} is not supported`);
    expect(() => contractOf({ "a.wsdl": given })).toThrow(/^a\.wsdl:5:1: /);
  });

  it("none of it matters where no message uses the element", () => {
    const types = '<xs:element name="X" abstract="true" substitutionGroup="tns:Get" default="1" type="xs:int"/>';
    expect(compile({ types }).endpoints).toHaveLength(1);
  });
});

it("xs:restriction of a type is reached with the type", () => {
  const types = `<xs:complexType name="T"><xs:sequence>${A}</xs:sequence></xs:complexType>
<xs:complexType name="R"><xs:complexContent>
<xs:restriction base="tns:T"><xs:sequence/></xs:restriction></xs:complexContent></xs:complexType>`;
  expect(() => compile({ types, operations: REACH_T })).toThrow("a.wsdl:6:1: xs:complexContent by xs:restriction");
});

it("an unqualified schema is refused where it is reached", () => {
  const types = sequence(A);
  const given = inlineWsdl({ types, operations: REACH_T }).replace(' elementFormDefault="qualified"', "");
  expect(() => contractOf({ "a.wsdl": given })).toThrow("an unqualified local element is not supported");
});

describe("xs:redefine", () => {
  const B =
    '<xs:complexType name="T"><xs:sequence/></xs:complexType><xs:complexType name="S"><xs:sequence/></xs:complexType>';
  const redefined = (operations: InlineWsdl["operations"] = {}) => {
    const redefine =
      '<xs:redefine schemaLocation="b.xsd"><xs:complexType name="T"><xs:complexContent><xs:extension base="tns:T"/></xs:complexContent></xs:complexType></xs:redefine>';
    const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${TNS}">${B}</xs:schema>`;
    return contractOf({ "a.wsdl": inlineWsdl({ types: redefine, operations }), "b.xsd": xsd });
  };

  it("is refused where an operation reaches what it redefines", () => {
    expect(() => redefined(REACH_T)).toThrow("a.wsdl:4:1: xs:redefine is not supported");
  });

  it("is fine where nothing does", () => {
    const operations = { Get: { request: '<xs:element name="X" type="tns:S"/>' } };
    expect(redefined(operations).types).toMatchObject([{ name: { localName: "S" } }]);
  });
});
