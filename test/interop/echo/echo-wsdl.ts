import type { SoapVersion } from "../../../templates/runtime/soap/soap.js";
import { complexType, element, enumeration, payload, repeated, schema } from "../../support/component-text.js";
import {
  ECHO,
  ECHO_HEADERS,
  ECHO_TYPES,
  type EchoOperation,
  isRpc,
  operationsIn,
  type Parts,
  type Style,
} from "./shapes.js";

const ENCODING = "http://schemas.xmlsoap.org/soap/encoding/";

const MEMBERS = [
  element("varString", "xs:string", 'nillable="true"'),
  element("varInt", "xs:int"),
  element("varFloat", "xs:float"),
].join("");

/** By name: the type of the items, and what arrayType says of it. */
const ARRAYS: readonly (readonly [name: string, item: string, arrayType: string])[] = [
  ["ArrayOfstring", "xs:string", "xs:string[]"],
  ["ArrayOfint", "xs:int", "xs:int[]"],
  ["ArrayOffloat", "xs:float", "xs:float[]"],
  ["ArrayOfSOAPStruct", "x:SOAPStruct", "x:SOAPStruct[]"],
  ["ArrayOfArrayOfint", "x:ArrayOfint", "xs:int[][]"],
];

const TYPES = [
  complexType("SOAPStruct", MEMBERS),
  complexType("SOAPStructStruct", `${MEMBERS}${element("varStruct", "x:SOAPStruct", 'nillable="true"')}`),
  complexType("SOAPArrayStruct", `${MEMBERS}${element("varArray", "x:ArrayOfstring", 'nillable="true"')}`),
  enumeration("Color", ["red", "dark green"]),
  complexType("EchoFault", `${element("why", "xs:string")}${element("code", "xs:int")}`),
].join("\n");

function arrayTypes(style: Style): string {
  const all = ARRAYS.map(([name, item, arrayType]) =>
    style === "rpc encoded" ? soapArray(name, arrayType) : complexType(name, repeated(item.replace(/.*:/, ""), item)),
  );
  return all.join("\n");
}

function soapArray(name: string, arrayType: string): string {
  return `<xs:complexType name="${name}"><xs:complexContent><xs:restriction base="soapenc:Array"><xs:attribute ref="soapenc:arrayType" wsdl:arrayType="${arrayType}"/></xs:restriction></xs:complexContent></xs:complexType>`;
}

const DECLARATIONS = Object.entries({
  wsdl: "http://schemas.xmlsoap.org/wsdl/",
  soapenc: ENCODING,
  xs: "http://www.w3.org/2001/XMLSchema",
  tns: ECHO,
  h: ECHO_HEADERS,
})
  .map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`)
  .join("");

const SOAP_BINDING: Readonly<Record<SoapVersion, string>> = {
  "1.1": "http://schemas.xmlsoap.org/wsdl/soap/",
  "1.2": "http://schemas.xmlsoap.org/wsdl/soap12/",
};

/**
 * The service as it is bound in a style to a version of SOAP.
 * @param types - the namespace of the types, for libraries that cannot write several in one message
 */
export function echoWsdl(style: Style, soapVersion: SoapVersion = "1.1", types = ECHO_TYPES): string {
  const operations = operationsIn(style);
  const each = (write: (name: string, operation: EchoOperation) => string): string =>
    operations.map(([name, operation]) => write(name, operation)).join("\n");
  const isEncoded = style === "rpc encoded";
  const typesImport = types === ECHO ? "" : importOf(types);
  return `<wsdl:definitions${DECLARATIONS} xmlns:x="${types}" xmlns:soap="${SOAP_BINDING[soapVersion]}" targetNamespace="${ECHO}">
<wsdl:types>
${schema(types, `${isEncoded ? importOf(ENCODING) : ""}${arrayTypes(style)}\n${TYPES}`)}
${isEncoded ? "" : `${schema(ECHO_HEADERS, `${importOf(types)}${HEADERS.map(([name, type]) => element(name, type)).join("")}`)}\n${schema(ECHO, `${typesImport}${element("EchoFault", "x:EchoFault")}\n${isRpc(style) ? "" : each((name, operation) => elements(style, name, operation))}`)}`}
</wsdl:types>
${each((name, { input, output }) => `${message(style, name, input)}\n${message(style, `${name}Response`, output)}`)}
${moreMessages(style)}
<wsdl:portType name="Echo">
${each(abstractOperation)}
</wsdl:portType>
<wsdl:binding name="EchoBinding" type="tns:Echo">
<soap:binding style="${isRpc(style) ? "rpc" : "document"}" transport="http://schemas.xmlsoap.org/soap/http"/>
${each((name, operation) => boundOperation(style, name, operation))}
</wsdl:binding>
<wsdl:service name="EchoService"><wsdl:port name="EchoPort" binding="tns:EchoBinding"><soap:address location="http://127.0.0.1/echo"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

/** The headers by name, with their types. */
const HEADERS = Object.entries({
  echoMeStringRequest: "xs:string",
  echoMeStringResponse: "xs:string",
  echoMeStructRequest: "x:SOAPStruct",
  echoMeStructResponse: "x:SOAPStruct",
});

/** The messages of the fault and of the headers. In SOAP's encoding parts have types. */
function moreMessages(style: Style): string {
  const isEncoded = style === "rpc encoded";
  const headers = HEADERS.map(([name, type]) => part(name, isEncoded ? `type="${type}"` : `element="h:${name}"`));
  const fault = part("EchoFault", isEncoded ? 'type="x:EchoFault"' : 'element="tns:EchoFault"');
  return `<wsdl:message name="EchoFault">${fault}</wsdl:message><wsdl:message name="Headers">${headers.join("")}</wsdl:message>`;
}

function part(name: string, attribute: string): string {
  return `<wsdl:part name="${name}" ${attribute}/>`;
}

function importOf(namespace: string): string {
  return `<xs:import namespace="${namespace}"/>`;
}

/** The elements of the messages: a wrapper around the parts, or the part itself. */
function elements(style: Style, name: string, { input, output }: EchoOperation): string {
  return `${messageElement(style, name, input)}\n${messageElement(style, `${name}Response`, output)}`;
}

function messageElement(style: Style, name: string, parts: Parts): string {
  const [[, type] = []] = Object.entries(parts);
  if (style === "bare" && type !== undefined) return element(name, type);
  return payload(
    name,
    Object.entries(parts)
      .map(([part, of]) => element(part, of))
      .join(""),
  );
}

function message(style: Style, name: string, parts: Parts): string {
  const typed = Object.entries(parts).map(([part, type]) => `<wsdl:part name="${part}" type="${type}"/>`);
  const content = isRpc(style) ? typed.join("") : `<wsdl:part name="parameters" element="tns:${name}"/>`;
  return `<wsdl:message name="${name}">${content}</wsdl:message>`;
}

function abstractOperation(name: string, { has }: EchoOperation): string {
  const fault = has === "fault" ? '<wsdl:fault name="EchoFault" message="tns:EchoFault"/>' : "";
  return `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}"/><wsdl:output message="tns:${name}Response"/>${fault}</wsdl:operation>`;
}

function boundOperation(style: Style, name: string, { has }: EchoOperation): string {
  const use = (namespace: string): string =>
    style === "rpc encoded" ? `use="encoded" encodingStyle="${ENCODING}" namespace="${namespace}"` : 'use="literal"';
  const body = `<soap:body ${style === "rpc literal" ? `use="literal" namespace="${ECHO}"` : use(ECHO)}/>`;
  const header = (part: string): string =>
    has === "header" ? `<soap:header message="tns:Headers" part="${part}" ${use(ECHO_HEADERS)}/>` : "";
  const fault =
    has === "fault" ? `<wsdl:fault name="EchoFault"><soap:fault name="EchoFault" ${use(ECHO)}/></wsdl:fault>` : "";
  return `<wsdl:operation name="${name}"><soap:operation soapAction="${ECHO}${name}"/><wsdl:input>${body}${header("echoMeStringRequest")}${header("echoMeStructRequest")}</wsdl:input><wsdl:output>${body}${header("echoMeStringResponse")}${header("echoMeStructResponse")}</wsdl:output>${fault}</wsdl:operation>`;
}
