import { expect, it } from "vitest";
import type { ElementUse, NamedType, NamespaceSet } from "../../../generator/contract/contract.js";
import { elementsIn } from "../../../generator/contract/types.js";
import { contractOf, type InlineWsdl, inlineWsdl } from "../../support/inline-wsdl.js";

const compile = (types: string, wsdl: InlineWsdl = {}) => {
  const operations = { Get: { request: '<xs:element name="X" type="tns:T"/>' } };
  return contractOf({ "a.wsdl": inlineWsdl({ operations, types, ...wsdl }) });
};

const complex = (content: string): string => `<xs:complexType name="T">${content}</xs:complexType>`;
const int = (name: string, attributes = ""): string => `<xs:element name="${name}" type="xs:int" ${attributes}/>`;
const sequence = (...particles: readonly string[]): string => `<xs:sequence>${particles.join("")}</xs:sequence>`;
const group = (particles: string): string => `<xs:group name="G">${sequence(particles)}</xs:group>`;

/** `T: A B? C* D{2,3}` */
function show(type: NamedType): string {
  const elements = type.kind === "struct" ? elementsIn(type.content) : type.kind === "array" ? [type.item] : [];
  return `${type.name.localName}: ${elements.map(showElement).join(" ")}`;
}

function showElement({ element, type, occurs: { min, max } }: ElementUse): string {
  const often = new Map([
    ["1,1", ""],
    ["0,1", "?"],
    ["0,unbounded", "*"],
    ["1,unbounded", "+"],
  ]);
  const held = type.kind === "named" ? `(${type.name.localName})` : "";
  return `${element.namespace === "" ? "{}" : ""}${element.localName}${held}${often.get(`${min},${max}`) ?? `{${min},${max}}`}`;
}

const CASES: readonly (readonly [what: string, types: string, want: readonly string[]])[] = [
  ["a sequence in a sequence", complex(sequence(int("A"), sequence(int("B")))), ["T: A B"]],
  ["a choice of one", complex(sequence(int("A"), `<xs:choice>${int("B", 'minOccurs="0"')}</xs:choice>`)), ["T: A B?"]],
  ["an empty choice", complex(sequence(int("A"), "<xs:choice/>")), ["T: A"]],
  [
    "a repeated sequence of one",
    complex(sequence(int("A"), `<xs:sequence minOccurs="0" maxOccurs="unbounded">${int("B")}</xs:sequence>`)),
    ["T: A B*"],
  ],
  [
    "an optional sequence of what may be left out",
    complex(
      sequence(
        int("A"),
        `<xs:sequence minOccurs="0">${int("B", 'minOccurs="0"')}${int("C", 'minOccurs="0"')}</xs:sequence>`,
      ),
    ),
    ["T: A B? C?"],
  ],
  ["all", complex(`<xs:all>${int("A")}${int("B", 'minOccurs="0"')}</xs:all>`), ["T: A B?"]],
  ["what occurs never", complex(sequence(int("A"), int("B", 'minOccurs="0" maxOccurs="0"'))), ["T: A"]],
  [
    "bounded occurrence",
    complex(sequence(int("A", 'maxOccurs="3"'), int("B", 'minOccurs="2" maxOccurs="unbounded"'))),
    ["T: A{1,3} B{2,unbounded}"],
  ],
  ["a group", group(int("A") + int("B")) + complex(sequence('<xs:group ref="tns:G"/>', int("C"))), ["T: A B C"]],
  ["a group as the content", group(int("A") + int("B")) + complex('<xs:group ref="tns:G"/>'), ["T: A B"]],
  [
    "a reference",
    `<xs:element name="R" type="xs:int" default="1"/>${complex(sequence('<xs:element ref="tns:R" minOccurs="0"/>', int("A")))}`,
    ["T: R? A"],
  ],
  [
    "types without a name, by their paths",
    complex(
      sequence(
        int("Id"),
        `<xs:element name="Line"><xs:complexType>${sequence(`<xs:element name="Tax"><xs:complexType>${sequence(int("A"), int("B"))}</xs:complexType></xs:element>`, int("C"))}</xs:complexType></xs:element>`,
      ),
    ),
    ["T: Id Line(T/Line)", "T/Line: Tax(T/Line/Tax) C", "T/Line/Tax: A B"],
  ],
  [
    "a type without a name in a group",
    group('<xs:element name="A"><xs:complexType><xs:sequence/></xs:complexType></xs:element>') +
      complex(sequence('<xs:group ref="tns:G"/>', int("B"))),
    ["()G/A: ", "T: A(()G/A) B"],
  ],
  [
    "a type without a name of an element of the schema",
    `<xs:element name="R"><xs:complexType>${sequence(int("A"), int("B"))}</xs:complexType></xs:element>${complex(sequence('<xs:element ref="tns:R"/>'))}`,
    ["/R: A B", "T: R(/R)"],
  ],
  [
    "a restriction",
    complex(sequence(int("A", 'minOccurs="0"'), int("B"))) +
      `<xs:complexType name="S"><xs:complexContent><xs:restriction base="tns:T">${sequence(int("A"), int("B"))}</xs:restriction></xs:complexContent></xs:complexType>`,
    ["S: A B", "T: A? B"],
  ],
  [
    "a collection that others extend",
    complex(sequence(int("A", 'maxOccurs="unbounded"'))) +
      `<xs:complexType name="S"><xs:complexContent><xs:extension base="tns:T"/></xs:complexContent></xs:complexType>`,
    ["S: ", "T: A+"],
  ],
];

it.each(CASES)("%s", (_, types, want) => {
  expect(compile(types).types.map(show)).toEqual(want);
});

it("elements of an unqualified schema are in no namespace", () => {
  const operations = { Get: { request: '<xs:element name="X" type="tns:T"/>' } };
  const wsdl = inlineWsdl({ types: complex(sequence(int("A"), int("B", 'form="qualified"'))), operations });
  const { types } = contractOf({ "a.wsdl": wsdl.replace(' elementFormDefault="qualified"', "") });
  expect(types.map(show)).toEqual(["T: {}A B"]);
});

it("the default of an element comes with it, and so does that of one that is referred to", () => {
  const referred = '<xs:element name="R" type="xs:int" fixed="1"/>';
  const [type] = compile(referred + complex(sequence(int("A", 'default="2"'), '<xs:element ref="tns:R"/>'))).types;
  expect(type?.kind === "struct" && elementsIn(type.content).map(({ value }) => value)).toEqual([
    { kind: "default", text: "2" },
    { kind: "fixed", text: "1" },
  ]);
});

it("an extension of the type of everything has any elements before its own, and text between them", () => {
  const own = `<xs:extension base="xs:anyType">${sequence(int("A"))}</xs:extension>`;
  const [type] = compile(complex(`<xs:complexContent>${own}</xs:complexContent>`)).types;
  expect(type).toMatchObject({
    content: { kind: "mixed", particles: [{ kind: "any", namespaces: "any" }, { kind: "member" }] },
    anyAttributes: { namespaces: "any" },
  });
});

const FURTHER_ATTRIBUTES: readonly (readonly [base: string, own: string, want: NamespaceSet | undefined])[] = [
  ["", "", undefined],
  ['<xs:anyAttribute namespace="urn:a"/>', "", ["urn:a"]],
  ["", '<xs:anyAttribute namespace="urn:b"/>', ["urn:b"]],
  ['<xs:anyAttribute namespace="urn:a"/>', '<xs:anyAttribute namespace="urn:b ##local"/>', ["urn:a", "urn:b", ""]],
  ["<xs:anyAttribute/>", '<xs:anyAttribute namespace="urn:b"/>', "any"],
];

it.each(FURTHER_ATTRIBUTES)("a mixed extension may have what its bases (%s) or it (%s) allow", (base, own, want) => {
  const extended = (name: string, of: string, mixed: string, content: string): string =>
    `<xs:complexType name="${name}"${mixed}><xs:complexContent${mixed}><xs:extension base="tns:${of}">${content}</xs:extension></xs:complexContent></xs:complexType>`;
  const mixed = ' mixed="true"';
  const types = [
    complex(base).replace('name="T"', 'name="Outer"'),
    extended("Inner", "Outer", "", ""),
    extended("T", "Inner", mixed, sequence(int("A")) + own),
  ];
  const found = compile(types.join("")).types.find(({ name }) => name.localName === "T");
  expect(found?.kind === "struct" && found.anyAttributes?.namespaces).toEqual(want);
});

it("a redefined type extends what it was", () => {
  const before = complex(sequence(int("A"), int("B")));
  const redefine = `<xs:redefine schemaLocation="b.xsd"><xs:complexType name="T"><xs:complexContent><xs:extension base="tns:T">${sequence(int("C"))}</xs:extension></xs:complexContent></xs:complexType></xs:redefine>`;
  const operations = { Get: { request: '<xs:element name="X" type="tns:T"/>' } };
  const contract = contractOf({
    "a.wsdl": inlineWsdl({ types: redefine, operations }),
    "b.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://example.com/ServicesXX" elementFormDefault="qualified">${before}</xs:schema>`,
  });
  expect(contract.types.map(show)).toEqual(["T: C", "T$1: A B"]);
});
