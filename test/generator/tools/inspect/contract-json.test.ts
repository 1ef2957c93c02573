import { expect, it } from "vitest";
import { contractJson } from "../../../../generator/tools/inspect/contract-json.js";
import { NAMESPACE } from "../../../../generator/xml/qname.js";
import { contractOf, inlineWsdl, TNS } from "../../../support/inline-wsdl.js";

const OWN = (localName: string) => ({ namespace: TNS, localName });
const NAMED = (localName: string) => ({ kind: "named", name: OWN(localName) });
const STRING = { kind: "datatype", name: { namespace: NAMESPACE.xsd, localName: "string" } };
const VALUES = (...values: string[]) =>
  `<xs:restriction base="xs:string">${values.map((value) => `<xs:enumeration value="${value}"/>`).join("")}</xs:restriction>`;
const BIG = `<xs:annotation><xs:appinfo><ser:EnumerationValue>18446744073709551615</ser:EnumerationValue></xs:appinfo></xs:annotation>`;

/** A contract with every kind of type. */
const WSDL = inlineWsdl({
  isDotNet: true,
  types: [
    `<xs:complexType name="Base"><xs:annotation><xs:documentation>At the root.</xs:documentation></xs:annotation><xs:sequence><xs:element name="Name" type="xs:string" nillable="true"/></xs:sequence></xs:complexType>`,
    `<xs:complexType name="Derived"><xs:complexContent><xs:extension base="tns:Base"><xs:sequence><xs:element name="Size" type="tns:Size" minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`,
    `<xs:complexType name="Items"><xs:sequence><xs:element name="Item" type="tns:Options" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>`,
    `<xs:complexType name="Lookup"><xs:annotation><xs:appinfo><ser:IsDictionary>true</ser:IsDictionary></xs:appinfo></xs:annotation><xs:sequence><xs:element name="Entry" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="Key" type="xs:string"/><xs:element name="Value" type="tns:Items" nillable="true" minOccurs="0"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>`,
    `<xs:simpleType name="Options"><xs:list><xs:simpleType>${VALUES("a", "b")}</xs:simpleType></xs:list></xs:simpleType>`,
    `<xs:simpleType name="Size">${VALUES("big").replace("/>", `>${BIG}</xs:enumeration>`)}</xs:simpleType>`,
    `<xs:element name="Refusal" type="xs:string"/>`,
    `<xs:element name="Ticket" type="xs:string" nillable="true"/>`,
  ].join("\n"),
  operations: {
    Get: {
      request: '<xs:element name="Base" type="tns:Base"/>',
      response: '<xs:element name="Lookup" type="tns:Lookup"/>',
      headers: ["tns:Ticket"],
      faults: { RefusalFault: "tns:Refusal" },
    },
  },
}).replace("<soap:binding ", '<x:Own xmlns:x="urn:x" wsdl:required="true"/>$&');

const OPERATION = {
  name: "Get",
  documentation: "",
  soapAction: `${TNS}/Sample/Get`,
  request: {
    element: OWN("Get"),
    documentation: "",
    fields: [member("Base", NAMED("Base"), { required: true, nillable: false })],
    headers: [{ element: OWN("Ticket"), documentation: "", type: STRING, nillable: true }],
  },
  response: {
    element: OWN("GetResponse"),
    documentation: "",
    fields: [member("Lookup", NAMED("Lookup"), { required: true, nillable: false })],
    headers: [],
  },
  faults: [{ name: "RefusalFault", element: OWN("Refusal"), documentation: "", type: STRING, nillable: false }],
};

const TYPES = [
  {
    ...head("struct", "Base", "At the root."),
    fields: [member("Name", STRING, { required: true, nillable: true })],
    derived: [OWN("Derived")],
  },
  {
    ...head("struct", "Derived"),
    base: OWN("Base"),
    fields: [member("Size", NAMED("Size"), { required: false, nillable: false })],
    derived: [],
  },
  { ...head("array", "Items"), item: member("Item", NAMED("Options"), { required: true, nillable: false }) },
  {
    ...head("dictionary", "Lookup"),
    entry: OWN("Entry"),
    key: member("Key", STRING, { required: true, nillable: false }),
    value: member("Value", NAMED("Items"), { required: false, nillable: true }),
  },
  {
    ...head("flags", "Options"),
    values: [
      { name: "a", number: 1, documentation: "" },
      { name: "b", number: 2, documentation: "" },
    ],
  },
  { ...head("enum", "Size"), values: [{ name: "big", number: "18446744073709551615", documentation: "" }] },
];

it("the contract as JSON has its published form", () => {
  const want = [
    {
      version: "ServicesXX",
      endpoints: [
        {
          name: "Sample",
          portType: "Sample",
          namespace: TNS,
          documentation: "",
          address: "https://example.com/Sample.svc",
          soapVersion: "1.1",
          schemaNamespaces: [TNS, "http://schemas.microsoft.com/2003/10/Serialization/"],
          assertions: [{ name: { namespace: "urn:x", localName: "Own" }, isFulfilled: false }],
          operations: [OPERATION],
        },
      ],
      types: TYPES,
    },
  ];
  expect(contractJson([contractOf({ "a.wsdl": WSDL })])).toBe(
    JSON.stringify({ schemaVersion: 1, contracts: want }, undefined, 2),
  );
});

function head(kind: string, name: string, documentation = "") {
  return { kind, name: OWN(name), documentation };
}

function member(name: string, type: object, { required, nillable }: { required: boolean; nillable: boolean }) {
  return { name, namespace: TNS, documentation: "", type, required, nillable };
}
