import { SchemaError, unsupported } from "../errors.js";
import { NAMESPACE } from "../xml/qname.js";
import {
  attribute,
  checkAttributes,
  childElements,
  requiredAttribute,
  requiredQNameAttribute,
  showName,
  type XmlElement,
} from "../xml/xml-element.js";
import type {
  Binding,
  BindingMessage,
  BindingOperation,
  Port,
  Service,
  SoapBody,
  SoapHeader,
  SoapVersion,
} from "./definitions.js";
import { checkChildren, wsdlChildren } from "./grammar.js";

/** `<binding name type> soap:binding, operation* </binding>` (WSDL 1.1, 2.5 and 3.3) */
export function parseBinding(element: XmlElement, namespace: string): Binding {
  checkAttributes(element, ["name", "type"]);
  checkChildren(element, ["operation"]);
  const soap = soapChildren(element, "binding")[0];
  const style = (soap && attribute(soap, "style")) ?? "document";
  return {
    name: { namespace, localName: requiredAttribute(element, "name") },
    portType: requiredQNameAttribute(element, "type"),
    soapVersion: soap && soapVersionOf(soap),
    operations:
      soap === undefined ? [] : wsdlChildren(element, "operation").map((child) => parseOperation(child, style)),
    position: element.position,
  };
}

function soapVersionOf(soap: XmlElement): SoapVersion {
  const transport = requiredAttribute(soap, "transport");
  if (transport !== NAMESPACE.soapHttpTransport) {
    throw unsupported(`the transport ${transport}`, soap.position);
  }
  return soap.name.namespace === NAMESPACE.soap12Binding ? "1.2" : "1.1";
}

/** `<operation name> soap:operation, input?, output?, fault* </operation>` (3.4) */
function parseOperation(element: XmlElement, bindingStyle: string): BindingOperation {
  checkAttributes(element, ["name"]);
  checkChildren(element, ["input", "output", "fault"]);
  const soap = soapChildren(element, "operation")[0];
  const [input] = wsdlChildren(element, "input");
  const [output] = wsdlChildren(element, "output");
  return {
    name: requiredAttribute(element, "name"),
    soapAction: (soap && attribute(soap, "soapAction")) ?? "",
    style: (soap && attribute(soap, "style")) ?? bindingStyle,
    input: input && parseMessage(input),
    output: output && parseMessage(output),
    position: element.position,
  };
}

function parseMessage(element: XmlElement): BindingMessage {
  checkChildren(element, []);
  const [body, second] = soapChildren(element, "body");
  if (body === undefined) throw new SchemaError(`${showName(element)} lacks soap:body`, element.position);
  if (second !== undefined) throw new SchemaError("a second soap:body", second.position);
  const stranger = childElements(element).find(isOtherSoapChild);
  if (stranger !== undefined) throw unsupported(`${showName(stranger)} in ${showName(element)}`, stranger.position);
  return { body: parseBody(body), headers: soapChildren(element, "header").map(parseHeader) };
}

/** `<soap:body parts use encodingStyle namespace/>` (3.5) */
function parseBody(element: XmlElement): SoapBody {
  checkAttributes(element, ["parts", "use", "encodingStyle", "namespace"]);
  return {
    parts: attribute(element, "parts")
      ?.split(/\s+/)
      .filter((part) => part !== ""),
    use: attribute(element, "use") ?? "literal",
    position: element.position,
  };
}

/** `<soap:header message part use encodingStyle namespace> soap:headerfault* </soap:header>` (3.7) */
function parseHeader(element: XmlElement): SoapHeader {
  checkAttributes(element, ["message", "part", "use", "encodingStyle", "namespace"]);
  return {
    message: requiredQNameAttribute(element, "message"),
    part: requiredAttribute(element, "part"),
    use: attribute(element, "use") ?? "literal",
    position: element.position,
  };
}

/** `<service name> port* </service>` (2.6, 2.7) */
export function parseService(element: XmlElement): Service {
  checkAttributes(element, ["name"]);
  checkChildren(element, ["port"]);
  const ports = wsdlChildren(element, "port").map(parsePort);
  return { name: requiredAttribute(element, "name"), ports, position: element.position };
}

/** `<port name binding> soap:address </port>` (3.8) */
function parsePort(element: XmlElement): Port {
  checkAttributes(element, ["name", "binding"]);
  checkChildren(element, []);
  const address = soapChildren(element, "address")[0];
  return {
    name: requiredAttribute(element, "name"),
    binding: requiredQNameAttribute(element, "binding"),
    address: address && requiredAttribute(address, "location"),
    position: element.position,
  };
}

function soapChildren(parent: XmlElement, localName: string): XmlElement[] {
  return childElements(parent).filter((child) => isSoap(child) && child.name.localName === localName);
}

function isSoap({ name }: XmlElement): boolean {
  return name.namespace === NAMESPACE.soap11Binding || name.namespace === NAMESPACE.soap12Binding;
}

function isOtherSoapChild(child: XmlElement): boolean {
  return isSoap(child) && !["body", "header"].includes(child.name.localName);
}
