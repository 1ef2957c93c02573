// Writes a WSDL of very many types, in the manner of systems that describe everything they manage: one type is the base of all others,
// some of which are bases again, and members may be of any of them.
//
//     node test/bench/many-types.mjs 3000 Inventory.wsdl
import { writeFileSync } from "node:fs";

/** The number of types that others extend, in addition to the one that all types extend. */
const BASES = 40;

/** @param count - the number of types that extend `DataObject` */
function manyTypes(count) {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const operations = numbers.filter((number) => number % 10 === 0).map(operation);
  const part = (name) => operations.map((one) => one[name]).join("\n");
  return `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:inventory" targetNamespace="urn:inventory">
<wsdl:types>
<xs:schema targetNamespace="urn:inventory" elementFormDefault="qualified">
<xs:complexType name="DataObject"><xs:sequence><xs:element name="Property" type="t:Property" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
<xs:complexType name="Property"><xs:sequence><xs:element name="Name" type="xs:string"/><xs:element name="Value" type="t:DataObject" minOccurs="0"/></xs:sequence></xs:complexType>
<xs:complexType name="ObjectReference"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="type" type="xs:string" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
${numbers.map(typeOf).join("\n")}
${part("elements")}
</xs:schema>
</wsdl:types>
${part("messages")}
<wsdl:portType name="Inventory">
${part("declared")}
</wsdl:portType>
<wsdl:binding name="InventoryBinding" type="t:Inventory">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
${part("bound")}
</wsdl:binding>
<wsdl:service name="InventoryService"><wsdl:port name="InventoryPort" binding="t:InventoryBinding"><soap:address location="https://example.com/inventory"/></wsdl:port></wsdl:service>
</wsdl:definitions>
`;
}

function typeOf(number) {
  const name = `Type${number}`;
  const others = [1, 2].map((step) => `t:${someType(number, step)}`);
  const members = [
    element(`Label${number}`, "xs:string", 'minOccurs="0"'),
    element(`Count${number}`, "xs:int"),
    element(`Enabled${number}`, "xs:boolean", 'minOccurs="0"'),
    element(`Changed${number}`, "xs:dateTime"),
    element(`Owner${number}`, "t:ObjectReference", 'minOccurs="0"'),
    element(`Parts${number}`, others[0], 'minOccurs="0" maxOccurs="unbounded"'),
    element(`Next${number}`, others[1], 'minOccurs="0"'),
    ...(number % 3 === 0 ? [element(`Details${number}`, `t:Type${number % BASES}`, 'minOccurs="0"')] : []),
  ];
  const states = ["Unknown", "Green", "Yellow", "Red"].map((state) => `<xs:enumeration value="${state}${number}"/>`);
  const state =
    number % 9 === 0
      ? `<xs:simpleType name="State${number}"><xs:restriction base="xs:string">${states.join("")}</xs:restriction></xs:simpleType>\n`
      : "";
  if (state !== "") members.push(element(`State${number}`, `t:State${number}`, 'minOccurs="0"'));
  const content = `<xs:extension base="t:${baseOf(number)}"><xs:sequence>\n${members.join("\n")}\n</xs:sequence></xs:extension>`;
  return `${state}<xs:complexType name="${name}"><xs:complexContent>${content}</xs:complexContent></xs:complexType>`;
}

/** Types with bases below those below the first, and all others below them. */
function baseOf(number) {
  if (number < 5) return "DataObject";
  return number < BASES ? `Type${Math.floor(number / 3)}` : `Type${number % BASES}`;
}

/** A type with a lower number, in no order. So further types change none of those before them. */
function someType(number, step) {
  return `Type${(Math.imul(number + step, 2_654_435_761) >>> 0) % (number + 1)}`;
}

function element(name, type, occurs = "") {
  return `<xs:element name="${name}" type="${type}" ${occurs}/>`;
}

function operation(number) {
  const name = `Get${number}`;
  const payload = (suffix, members) =>
    `<xs:element name="${name}${suffix}"><xs:complexType><xs:sequence>${members}</xs:sequence></xs:complexType></xs:element>`;
  const message = (suffix) =>
    `<wsdl:message name="${name}${suffix}"><wsdl:part name="parameters" element="t:${name}${suffix}"/></wsdl:message>`;
  const body = '<soap:body use="literal"/>';
  return {
    elements: [
      payload("", element("Filter", "t:DataObject", 'minOccurs="0"')),
      payload("Response", element("Result", `t:${someType(number, 3)}`, 'minOccurs="0"')),
    ].join("\n"),
    messages: [message(""), message("Response")].join("\n"),
    declared: `<wsdl:operation name="${name}"><wsdl:input message="t:${name}"/><wsdl:output message="t:${name}Response"/></wsdl:operation>`,
    bound: `<wsdl:operation name="${name}"><soap:operation soapAction="urn:inventory/${name}" style="document"/><wsdl:input>${body}</wsdl:input><wsdl:output>${body}</wsdl:output></wsdl:operation>`,
  };
}

const [count = "3000", file = ""] = process.argv.slice(2);
writeFileSync(file, manyTypes(Number(count)));
