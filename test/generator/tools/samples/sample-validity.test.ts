import { expect, it } from "vitest";
import { sampleMessage } from "../../../../generator/tools/samples/sample-message.js";
import { complexType, element, payload, schema, simpleType } from "../../../support/component-text.js";
import { contractOf, inlineWsdl, TNS } from "../../../support/inline-wsdl.js";
import { MessageValidator } from "../../../support/xsd-validator.js";

const attribute = (name: string, rest: string): string => `<xs:attribute name="${name}" ${rest}/>`;
const textType = (name: string, attributes: string): string =>
  `<xs:complexType name="${name}"><xs:simpleContent><xs:extension base="xs:token">${attributes}</xs:extension></xs:simpleContent></xs:complexType>`;

const LINE = complexType("Line", element("Amount", "xs:decimal"));
const MIXED = `<xs:complexType name="Note" mixed="true"><xs:sequence><xs:element name="b" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType>`;

/** A type whose first way leads to itself: it ends where another one is taken. */
const endless = (particles: string): string => complexType("Value", particles) + END;
const END = complexType("End", element("Name", "xs:string"));
const WAYS = element("More", "tns:Value") + element("End", "tns:End");
const choice = (attributes: string, particles = WAYS): string => `<xs:choice ${attributes}>${particles}</xs:choice>`;
const derived = (name: string, base: string, particles: string): string =>
  `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="tns:${base}"><xs:sequence>${particles}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;
const head = (name: string, rest: string): string => `<xs:element name="${name}" ${rest}/>`;

/** Keys of customers and of lines, and references to customers. */
const KEYS = `<xs:key name="No"><xs:selector xpath="tns:Customer"/><xs:field xpath="tns:No"/></xs:key>
<xs:key name="Code"><xs:selector xpath="tns:Customer"/><xs:field xpath="@code"/></xs:key>
<xs:unique name="Mail"><xs:selector xpath=".//tns:Customer"/><xs:field xpath="tns:Mail"/></xs:unique>
<xs:unique name="Line"><xs:selector xpath="tns:Order/tns:Line"/><xs:field xpath="."/></xs:unique>
<xs:keyref name="Customer" refer="tns:No"><xs:selector xpath="tns:Order"/><xs:field xpath="tns:Customer"/></xs:keyref>`;

/** The type of the value in a message, and the attributes of its element. */
const CASES: Readonly<Record<string, readonly [types: string, attributes?: string]>> = {
  "a fixed element": [simpleType("Value", '<xs:restriction base="xs:int"/>'), 'fixed="7"'],
  "a fixed attribute": [
    `<xs:complexType name="Value">${attribute("unit", 'type="xs:string" fixed="kg"')}</xs:complexType>`,
  ],
  "a fixed text with attributes": [
    textType("Value", attribute("unit", 'type="xs:string" use="required"')),
    'fixed="a b"',
  ],
  "fixed mixed content": [MIXED.replace("Note", "Value"), 'fixed="as it is"'],
  "a fixed list": [simpleType("Value", '<xs:list itemType="xs:date"/>'), 'fixed="2024-01-01 2025-01-01"'],
  "a fixed value of any type": [complexType("Value", element("Any", "xs:anySimpleType", 'fixed="x"'))],
  "several identifiers": [
    complexType("Value", element("A", "xs:ID") + element("B", "tns:Id") + element("C", "xs:IDREF")) +
      simpleType("Id", '<xs:restriction base="xs:ID"/>'),
  ],
  "an array with two items or more": [
    LINE + complexType("Value", element("Line", "tns:Line", 'minOccurs="2" maxOccurs="unbounded"')),
  ],
  "a choice that leads to itself": [endless(choice(""))],
  "a choice that leads to itself through another type": [
    endless(choice("", element("More", "tns:Other") + element("End", "tns:End"))) +
      complexType("Other", element("Back", "tns:Value")),
  ],
  "a choice in a choice that leads to itself": [
    endless(choice("", choice("", element("More", "tns:Value")) + WAYS.replace("More", "Most"))),
  ],
  "a list of choices that lead to themselves": [endless(choice('minOccurs="2" maxOccurs="unbounded"'))],
  "a list in which an element stands twice": [
    endless(`${element("End", "tns:End")}${choice("")}${element("End", "tns:End")}`),
  ],
  "an abstract type that is extended by one that leads to it": [
    complexType("Value", element("Part", "tns:Part")) +
      complexType("Part").replace("<xs:complexType", '$& abstract="true"') +
      derived("And", "Part", element("Left", "tns:Part") + element("Right", "tns:Part")) +
      derived("Equal", "Part", element("Path", "xs:string")),
  ],
  "a substitution group whose first element leads to it": [
    complexType("Value", '<xs:element ref="tns:Part"/>') +
      complexType("PartType").replace("<xs:complexType", '$& abstract="true"') +
      head("Part", 'type="tns:PartType" abstract="true"') +
      head("And", 'type="tns:And" substitutionGroup="tns:Part"') +
      head("Equal", 'type="tns:Equal" substitutionGroup="tns:Part"') +
      derived("And", "PartType", '<xs:element ref="tns:Part" maxOccurs="unbounded"/>') +
      derived("Equal", "PartType", element("Path", "xs:string")),
  ],
  "elements that are told apart by keys, and refer to each other": [
    complexType("Value", '<xs:element ref="tns:Shop"/>') +
      complexType("Customer", element("No", "xs:int") + element("Mail", "xs:string")).replace(
        "</xs:complexType>",
        `${attribute("code", 'type="tns:Code" use="required"')}$&`,
      ) +
      simpleType("Code", '<xs:restriction base="xs:string"><xs:maxLength value="20"/></xs:restriction>') +
      complexType("Order", element("Customer", "xs:int") + element("Line", "xs:int", 'minOccurs="2" maxOccurs="9"')) +
      head("Shop", 'type="tns:ShopType"').replace("/>", `>${KEYS}</xs:element>`) +
      complexType(
        "ShopType",
        `${choice('minOccurs="3" maxOccurs="unbounded"', element("Customer", "tns:Customer"))}${element("Order", "tns:Order", 'minOccurs="2" maxOccurs="unbounded"')}`,
      ),
  ],
  "elements that a strict wildcard takes": [
    complexType(
      "Value",
      '<xs:any minOccurs="2" maxOccurs="2" processContents="strict" namespace="##targetNamespace"/>',
    ) +
      complexType("Part", element("Name", "xs:string")) +
      head("Part", 'type="tns:Part"'),
  ],
  "a restriction that repeats the attributes of a group": [
    `<xs:attributeGroup name="Marks">${attribute("mark", 'type="xs:string" use="required"')}${attribute("far", 'type="xs:int" use="required" form="qualified"')}</xs:attributeGroup>` +
      `<xs:complexType name="Wide"><xs:sequence>${element("A", "xs:int", 'minOccurs="0"')}</xs:sequence><xs:attributeGroup ref="tns:Marks"/></xs:complexType>` +
      `<xs:complexType name="Value"><xs:complexContent><xs:restriction base="tns:Wide"><xs:sequence/><xs:attributeGroup ref="tns:Marks"/></xs:restriction></xs:complexContent></xs:complexType>`,
  ],
  "attributes that are called like properties of all objects": [
    `<xs:complexType name="Value">${["toString", "constructor", "__proto__"].map((name) => attribute(name, 'type="xs:int" use="required"')).join("")}</xs:complexType>`,
  ],
  "an address of a certain form": [
    simpleType("Value", '<xs:restriction base="xs:anyURI"><xs:pattern value="urn:uuid:[0-9a-f]{8}"/></xs:restriction>'),
  ],
  "an array whose items are unqualified": [
    LINE + complexType("Value", element("Line", "tns:Line", 'maxOccurs="unbounded" form="unqualified"')),
  ],
};

it.each(Object.entries(CASES))("a sample is valid: %s", (_, [types, attributes]) => {
  const value = element("Value", "tns:Value", attributes);
  const contract = contractOf({ "sample.wsdl": inlineWsdl({ types, operations: { Send: { request: value } } }) });
  const [endpoint] = contract.endpoints;
  const [operation] = endpoint?.operations ?? [];
  if (endpoint === undefined || operation === undefined) throw new Error("no operation");
  const options = { layout: "wire", timestamp: "2024-01-01T00:00:00Z" } as const;
  const sample = sampleMessage({ contract, endpoint, operation, direction: "request" }, options);
  const declarations = `xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${TNS}"`;
  const text = schema(TNS, types + payload("Send", value)).replace("<xs:schema", `$& ${declarations}`);
  expect(new MessageValidator("sample.xsd", text).validate(sample), sample).toEqual(["Send"]);
});
