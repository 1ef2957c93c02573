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
