import { complexType, element, enumeration, payload, repeated, schema } from "../../support/component-text.js";
import { ECHO, ECHO_HEADERS, ECHO_TYPES, type EchoOperation, operationsIn, type Parts, type Style } from "./shapes.js";

const MEMBERS = [
  element("varString", "xs:string", 'nillable="true"'),
  element("varInt", "xs:int"),
  element("varFloat", "xs:float"),
].join("");

const TYPES = [
  complexType("ArrayOfstring", repeated("string", "xs:string")),
  complexType("ArrayOfint", repeated("int", "xs:int")),
  complexType("ArrayOffloat", repeated("float", "xs:float")),
  complexType("ArrayOfSOAPStruct", repeated("SOAPStruct", "x:SOAPStruct")),
  complexType("ArrayOfArrayOfint", repeated("ArrayOfint", "x:ArrayOfint")),
  complexType("SOAPStruct", MEMBERS),
  complexType("SOAPStructStruct", `${MEMBERS}${element("varStruct", "x:SOAPStruct", 'nillable="true"')}`),
  complexType("SOAPArrayStruct", `${MEMBERS}${element("varArray", "x:ArrayOfstring", 'nillable="true"')}`),
  enumeration("Color", ["red", "dark green"]),
  complexType("EchoFault", `${element("why", "xs:string")}${element("code", "xs:int")}`),
].join("\n");

const DECLARATIONS = Object.entries({
  wsdl: "http://schemas.xmlsoap.org/wsdl/",
  soap: "http://schemas.xmlsoap.org/wsdl/soap/",
  xs: "http://www.w3.org/2001/XMLSchema",
  tns: ECHO,
  x: ECHO_TYPES,
  h: ECHO_HEADERS,
})
  .map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`)
  .join("");

/** The service as it is bound in a style. */
export function echoWsdl(style: Style, address = "http://127.0.0.1/echo"): string {
  const operations = operationsIn(style);
  const each = (write: (name: string, operation: EchoOperation) => string): string =>
    operations.map(([name, operation]) => write(name, operation)).join("\n");
  return `<wsdl:definitions${DECLARATIONS} targetNamespace="${ECHO}">
<wsdl:types>
${schema(ECHO_TYPES, TYPES)}
${schema(ECHO_HEADERS, HEADERS)}
${schema(ECHO, `${importOf(ECHO_TYPES)}${element("EchoFault", "x:EchoFault")}\n${style === "rpc literal" ? "" : each((name, operation) => elements(style, name, operation))}`)}
</wsdl:types>
${each((name, { input, output }) => `${message(style, name, input)}\n${message(style, `${name}Response`, output)}`)}
<wsdl:message name="EchoFault"><wsdl:part name="fault" element="tns:EchoFault"/></wsdl:message>
<wsdl:message name="Headers"><wsdl:part name="request" element="h:echoMeStringRequest"/><wsdl:part name="response" element="h:echoMeStringResponse"/></wsdl:message>
<wsdl:portType name="Echo">
${each(abstractOperation)}
</wsdl:portType>
<wsdl:binding name="EchoBinding" type="tns:Echo">
<soap:binding style="${style === "rpc literal" ? "rpc" : "document"}" transport="http://schemas.xmlsoap.org/soap/http"/>
${each((name, operation) => boundOperation(style, name, operation))}
</wsdl:binding>
<wsdl:service name="EchoService"><wsdl:port name="EchoPort" binding="tns:EchoBinding"><soap:address location="${address}"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

const HEADERS = element("echoMeStringRequest", "xs:string") + element("echoMeStringResponse", "xs:string");

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
  const content = style === "rpc literal" ? typed.join("") : `<wsdl:part name="parameters" element="tns:${name}"/>`;
  return `<wsdl:message name="${name}">${content}</wsdl:message>`;
}

function abstractOperation(name: string, { has }: EchoOperation): string {
  const fault = has === "fault" ? '<wsdl:fault name="EchoFault" message="tns:EchoFault"/>' : "";
  return `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}"/><wsdl:output message="tns:${name}Response"/>${fault}</wsdl:operation>`;
}

function boundOperation(style: Style, name: string, { has }: EchoOperation): string {
  const body = `<soap:body use="literal"${style === "rpc literal" ? ` namespace="${ECHO}"` : ""}/>`;
  const header = (part: string): string =>
    has === "header" ? `<soap:header message="tns:Headers" part="${part}" use="literal"/>` : "";
  const fault =
    has === "fault" ? '<wsdl:fault name="EchoFault"><soap:fault name="EchoFault" use="literal"/></wsdl:fault>' : "";
  return `<wsdl:operation name="${name}"><soap:operation soapAction="${ECHO}${name}"/><wsdl:input>${body}${header("request")}</wsdl:input><wsdl:output>${body}${header("response")}</wsdl:output>${fault}</wsdl:operation>`;
}
