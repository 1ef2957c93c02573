import { complexType, element, enumerationValue, restriction, schema } from "../../support/component-text.js";

const TNS = "urn:encoded";

/** An array of the encoding. @param items - `xs:string[]` */
function array(name: string, items: string): string {
  return `<xs:complexType name="${name}"><xs:complexContent><xs:restriction base="soapenc:Array"><xs:attribute ref="soapenc:arrayType" wsdl:arrayType="${items}"/></xs:restriction></xs:complexContent></xs:complexType>`;
}

const TYPES = [
  '<xs:import namespace="http://schemas.xmlsoap.org/soap/encoding/"/>',
  restriction("Size", enumerationValue("S") + enumerationValue("L")),
  `<xs:complexType name="Item"><xs:all>${[
    element("sku", "xs:string"),
    element("count", "xs:int"),
    element("price", "xs:decimal", 'minOccurs="0"'),
    element("added", "xs:dateTime", 'minOccurs="0"'),
    element("size", "tns:Size", 'minOccurs="0"'),
    element("tags", "tns:ArrayOfString", 'minOccurs="0"'),
    element("parent", "tns:Item", 'minOccurs="0"'),
  ].join("")}</xs:all></xs:complexType>`,
  `<xs:complexType name="Special"><xs:complexContent><xs:extension base="tns:Item"><xs:sequence>${element("why", "soapenc:string")}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`,
  array("ArrayOfString", "xs:string[]"),
  array("ArrayOfItem", "tns:Item[]"),
  array("Matrix", "xs:int[][]"),
  array("Anything", "xs:anyType[]"),
  `<xs:complexType name="Numbers"><xs:complexContent><xs:restriction base="soapenc:Array"><xs:sequence><xs:element name="number" type="xs:int" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>`,
  complexType("Refusal", element("why", "xs:string")),
].join("\n");

/** By operation: the types of the parts of the request and of the response. */
const OPERATIONS: Readonly<
  Record<string, readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>]>
> = {
  echoString: [{ value: "xs:string" }, { return: "xs:string" }],
  echoValues: [
    { a: "xs:int", b: "soapenc:boolean", c: "xs:double", d: "xs:dateTime", e: "xs:base64Binary", f: "xs:long" },
    { a: "xs:int", b: "soapenc:boolean", c: "xs:double", d: "xs:dateTime", e: "xs:base64Binary", f: "xs:long" },
  ],
  echoItem: [{ item: "tns:Item" }, { return: "tns:Item" }],
  echoItems: [{ items: "tns:ArrayOfItem" }, { return: "tns:ArrayOfItem" }],
  echoStrings: [{ strings: "tns:ArrayOfString" }, { return: "tns:ArrayOfString" }],
  echoMatrix: [{ matrix: "tns:Matrix" }, { return: "tns:Matrix" }],
  echoNumbers: [{ numbers: "tns:Numbers" }, { return: "tns:Numbers" }],
  echoAnything: [{ values: "tns:Anything" }, { return: "tns:Anything" }],
  ping: [{}, {}],
  refuse: [{ why: "xs:string" }, {}],
};

/** A service in rpc style and SOAP's encoding, as PHP's and Axis' are. */
export function encodedWsdl(address = "http://example.com/shop"): string {
  const all = Object.entries(OPERATIONS);
  return `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${TNS}" targetNamespace="${TNS}">
<wsdl:types>${schema(TNS, TYPES)}</wsdl:types>
${all.map(([name, [input, output]]) => `${message(`${name}Request`, input)}\n${message(`${name}Response`, output)}`).join("\n")}
${message("Refused", { refusal: "tns:Refusal" })}
${message("Caller", { caller: "xs:string" })}
<wsdl:portType name="Shop">
${all.map(([name]) => `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}Request"/><wsdl:output message="tns:${name}Response"/>${name === "refuse" ? '<wsdl:fault name="Refused" message="tns:Refused"/>' : ""}</wsdl:operation>`).join("\n")}
</wsdl:portType>
<wsdl:binding name="ShopBinding" type="tns:Shop">
<soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>
${all.map(([name]) => boundOperation(name)).join("\n")}
</wsdl:binding>
<wsdl:service name="ShopService"><wsdl:port name="ShopPort" binding="tns:ShopBinding"><soap:address location="${address}"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

const USE = `use="encoded" namespace="${TNS}" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"`;

function boundOperation(name: string): string {
  const header = name === "ping" ? `<soap:header message="tns:Caller" part="caller" ${USE}/>` : "";
  const fault = name === "refuse" ? `<wsdl:fault name="Refused"><soap:fault name="Refused" ${USE}/></wsdl:fault>` : "";
  return `<wsdl:operation name="${name}"><soap:operation soapAction="${TNS}#${name}"/><wsdl:input><soap:body ${USE}/>${header}</wsdl:input><wsdl:output><soap:body ${USE}/></wsdl:output>${fault}</wsdl:operation>`;
}

function message(name: string, parts: Readonly<Record<string, string>>): string {
  const all = Object.entries(parts).map(([part, type]) => `<wsdl:part name="${part}" type="${type}"/>`);
  return `<wsdl:message name="${name}">${all.join("")}</wsdl:message>`;
}
