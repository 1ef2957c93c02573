import { complexType, element, optional, payload } from "../../support/component-text.js";

const TNS = "urn:attachments";

const TYPES = [
  '<xs:simpleType name="Short"><xs:restriction base="xs:base64Binary"><xs:maxLength value="3000"/></xs:restriction></xs:simpleType>',
  complexType(
    "Page",
    `${element("Number", "xs:int")}${element("Scan", "xs:base64Binary", 'xmime:expectedContentTypes="image/png"')}`,
  ),
  payload("Store", `${element("Name", "xs:string")}${element("Content", "xs:base64Binary")}`),
  payload("StoreResponse", element("Size", "xs:long")),
  payload("Refused", element("Rest", "xs:base64Binary")),
  payload("Load", `${element("Name", "xs:string")}${element("Copies", "xs:int")}`),
  payload("LoadResponse", element("Content", "xs:base64Binary", 'minOccurs="0" maxOccurs="unbounded"')),
  payload(
    "Scan",
    `${element("Page", "tns:Page", 'maxOccurs="unbounded"')}${element("Typed", "xmime:base64Binary", 'minOccurs="0"')}${optional("Hex", "xs:hexBinary")}${optional("Short", "tns:Short")}`,
  ),
  payload(
    "ScanResponse",
    `${element("Page", "tns:Page", 'maxOccurs="unbounded"')}${element("Typed", "xmime:base64Binary", 'minOccurs="0"')}${optional("Hex", "xs:hexBinary")}${optional("Short", "tns:Short")}`,
  ),
  payload("Refer", element("Document", "wsi:swaRef")),
  payload("ReferResponse", `${element("Document", "wsi:swaRef")}${element("Size", "xs:int")}`),
  payload("Convert", element("Format", "xs:string")),
  payload("ConvertResponse", element("Pages", "xs:int")),
  element("Topic", "xs:string"),
].join("\n");

const SOAP = { "1.1": "http://schemas.xmlsoap.org/wsdl/soap/", "1.2": "http://schemas.xmlsoap.org/wsdl/soap12/" };

const PLAIN = ["Store", "Load", "Scan", "Refer"];

/** Messages beside whose envelope a binding has parts (WSDL 1.1, 5), by operation and direction. */
const PARTS: Readonly<Record<string, readonly [input: string, output: string]>> = {
  Convert: [
    '<wsdl:part name="body" element="tns:Convert"/><wsdl:part name="photo" type="xs:base64Binary"/><wsdl:part name="my-note" type="xs:string"/>',
    '<wsdl:part name="body" element="tns:ConvertResponse"/><wsdl:part name="photo" type="xs:base64Binary"/>',
  ],
  Discuss: [
    '<wsdl:part name="topic" element="tns:Topic"/><wsdl:part name="photo" type="xs:base64Binary"/>',
    '<wsdl:part name="summary" type="xs:string"/>',
  ],
};

const CONTENTS: Readonly<Record<string, string>> = {
  photo: '<mime:content part="photo" type="image/png"/><mime:content part="photo" type="image/jpeg"/>',
  "my-note": '<mime:content part="my-note" type="text/plain"/>',
  summary: '<mime:content part="summary" type="text/html"/>',
};

function multipart(parts: string): string {
  const names = [...parts.matchAll(/name="([^"]*)"/g)].map(([, name = ""]) => name);
  const beside = names.flatMap((name) => (CONTENTS[name] === undefined ? [] : [CONTENTS[name]]));
  const inside = names.filter((name) => CONTENTS[name] === undefined);
  const root = `<mime:part><soap:body use="literal" parts="${inside.join(" ")}"/></mime:part>`;
  const others = beside.map((content) => `<mime:part>${content}</mime:part>`).join("");
  return `<mime:multipartRelated>${root}${others}</mime:multipartRelated>`;
}

/** The one operation with a declared fault is Store. */
function faultOf(operation: string, attribute: string, content = ""): string {
  return operation === "Store" ? `<wsdl:fault name="Refused" ${attribute}>${content}</wsdl:fault>` : "";
}

/** A WSDL with bytes in its messages, and with parts beside them. */
export function attachmentsWsdl(version: "1.1" | "1.2" = "1.1", name = "Archive"): string {
  const plain = PLAIN.map((operation): [string, string, string] => [
    operation,
    `<wsdl:part name="p" element="tns:${operation}"/>`,
    `<wsdl:part name="p" element="tns:${operation}Response"/>`,
  ]);
  const all = [...plain, ...Object.entries(PARTS).map(([operation, [input, output]]) => [operation, input, output])];
  const bound = (operation: string, parts: string): string =>
    operation in PARTS ? multipart(parts) : '<soap:body use="literal"/>';
  const lines = (write: (operation: string, input: string, output: string) => string): string =>
    all.map(([operation = "", input = "", output = ""]) => write(operation, input, output)).join("\n");
  return `<wsdl:definitions name="${name}" targetNamespace="${TNS}" xmlns:tns="${TNS}"
  xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="${SOAP[version]}" xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/"
  xmlns:wsi="http://ws-i.org/profiles/basic/1.1/xsd" xmlns:xmime="http://www.w3.org/2005/05/xmlmime" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<wsdl:types><xs:schema targetNamespace="${TNS}" elementFormDefault="qualified">
<xs:import namespace="http://www.w3.org/2005/05/xmlmime"/>
<xs:import namespace="http://ws-i.org/profiles/basic/1.1/xsd" schemaLocation="http://ws-i.org/profiles/basic/1.1/swaref.xsd"/>
${TYPES}
</xs:schema></wsdl:types>
${lines((operation, input, output) => `<wsdl:message name="${operation}In">${input}</wsdl:message><wsdl:message name="${operation}Out">${output}</wsdl:message>`)}
<wsdl:message name="RefusedFault"><wsdl:part name="p" element="tns:Refused"/></wsdl:message>
<wsdl:portType name="${name}">
${lines((operation) => `<wsdl:operation name="${operation}"><wsdl:input message="tns:${operation}In"/><wsdl:output message="tns:${operation}Out"/>${faultOf(operation, 'message="tns:RefusedFault"')}</wsdl:operation>`)}
</wsdl:portType>
<wsdl:binding name="${name}" type="tns:${name}"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
${lines((operation, input, output) => `<wsdl:operation name="${operation}"><soap:operation soapAction="urn:${operation}"/><wsdl:input>${bound(operation, input)}</wsdl:input><wsdl:output>${bound(operation, output)}</wsdl:output>${faultOf(operation, "", '<soap:fault name="Refused" use="literal"/>')}</wsdl:operation>`)}
</wsdl:binding>
<wsdl:service name="${name}"><wsdl:port name="${name}" binding="tns:${name}"><soap:address location="https://example.com/${name}"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}
