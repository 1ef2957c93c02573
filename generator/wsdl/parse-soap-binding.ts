import { splitWords } from "../../templates/runtime/xml/white-space.js";
import { SchemaError, unsupported } from "../source/errors.js";
import { quote } from "../source/visible-text.js";
import { NAMESPACE } from "../xml/qname.js";
import {
  attribute,
  checkAttributes,
  childElements,
  requiredAttribute,
  requiredNameAttribute,
  requiredQNameAttribute,
  showName,
  trimmedAttribute,
  type XmlElement,
} from "../xml/xml-element.js";
import type {
  Binding,
  BindingFault,
  BindingMessage,
  BindingOperation,
  Port,
  Service,
  SoapBody,
  SoapHeader,
  SoapVersion,
} from "./definitions.js";
import { checkChildren, distinctlyNamed, isSoap, single, wsdlChild, wsdlChildren } from "./grammar.js";

/** `<binding name type> soap:binding, operation* </binding>` (WSDL 1.1, 2.5 and 3.3) */
export function parseBinding(element: XmlElement, namespace: string): Binding {
  checkAttributes(element, ["name", "type"]);
  checkChildren(element, ["operation"], ["binding"]);
  const soap = single(soapChildren(element, "binding"));
  if (soap !== undefined) checkAttributes(soap, ["transport", "style"]);
  const isHttp = soap !== undefined && requiredAttribute(soap, "transport") === NAMESPACE.soapHttpTransport;
  return {
    name: { namespace, localName: requiredNameAttribute(element, "name") },
    portType: requiredQNameAttribute(element, "type"),
    ...(isHttp ? parseSoapBinding(element, soap) : { soapVersion: undefined, operations: [] }),
    position: element.position,
  };
}

/** `<soap:binding transport style/>` and the operations that it holds for */
function parseSoapBinding(binding: XmlElement, soap: XmlElement): Pick<Binding, "soapVersion" | "operations"> {
  const soapVersion = soapVersionOf(soap);
  const style = attribute(soap, "style") ?? "document";
  const operations = wsdlChildren(binding, "operation").map((child) => parseOperation(child, soapVersion, style));
  return { soapVersion, operations };
}

/** `<operation name> soap:operation, input?, output?, fault* </operation>` (3.4) */
function parseOperation(element: XmlElement, soapVersion: SoapVersion, bindingStyle: string): BindingOperation {
  checkAttributes(element, ["name"]);
  checkChildren(element, ["input", "output", "fault"], ["operation"]);
  const soap = single(soapChildren(element, "operation", soapVersion));
  if (soap === undefined) throw new SchemaError(`${showName(element)} lacks soap:operation`, element.position);
  checkAttributes(soap, ["soapAction", "soapActionRequired", "style"]);
  const input = wsdlChild(element, "input");
  const output = wsdlChild(element, "output");
  const faults = wsdlChildren(element, "fault").map((child) => parseFault(child, soapVersion));
  return {
    name: requiredNameAttribute(element, "name"),
    // SOAP 1.1 over HTTP has no default for it (3.4), and selects the operation by it.
    soapAction: soapVersion === "1.1" ? requiredAttribute(soap, "soapAction") : (attribute(soap, "soapAction") ?? ""),
    style: attribute(soap, "style") ?? bindingStyle,
    input: input && parseMessage(input, soapVersion),
    output: output && parseMessage(output, soapVersion),
    faults: distinctlyNamed("fault", faults),
    position: element.position,
  };
}

/** `<input name> soap:body, soap:header* </input>`, and output alike */
function parseMessage(element: XmlElement, soapVersion: SoapVersion): BindingMessage {
  checkAttributes(element, ["name"]);
  checkChildren(element, [], ["body", "header"]);
  const body = single(soapChildren(element, "body", soapVersion));
  if (body === undefined) throw new SchemaError(`${showName(element)} lacks soap:body`, element.position);
  return { body: parseBody(body), headers: soapChildren(element, "header", soapVersion).map(parseHeader) };
}

/** `<soap:body parts use encodingStyle namespace/>` (3.5) */
function parseBody(element: XmlElement): SoapBody {
  checkAttributes(element, ["parts", "use", "encodingStyle", "namespace"]);
  checkChildren(element, []);
  const parts = attribute(element, "parts");
  return {
    parts: parts === undefined ? undefined : splitWords(parts),
    use: attribute(element, "use") ?? "literal",
    position: element.position,
  };
}

/** `<fault name> soap:fault </fault>`, and `<soap:fault name use encodingStyle namespace/>` (3.6) */
function parseFault(element: XmlElement, soapVersion: SoapVersion): BindingFault {
  checkAttributes(element, ["name"]);
  checkChildren(element, [], ["fault"]);
  const name = requiredNameAttribute(element, "name");
  const soap = single(soapChildren(element, "fault", soapVersion));
  if (soap === undefined) throw new SchemaError(`${showName(element)} lacks soap:fault`, element.position);
  checkAttributes(soap, ["name", "use", "encodingStyle", "namespace"]);
  checkChildren(soap, []);
  // The name says the same once more, so that one left out says no less.
  const again = trimmedAttribute(soap, "name") ?? name;
  if (again !== name) throw new SchemaError(`${showName(soap)} is called ${quote(again)}, not ${name}`, soap.position);
  return { name, use: attribute(soap, "use") ?? "literal", position: soap.position };
}

/** `<soap:header message part use encodingStyle namespace> soap:headerfault* </soap:header>` (3.7) */
function parseHeader(element: XmlElement): SoapHeader {
  checkAttributes(element, ["message", "part", "use", "encodingStyle", "namespace"]);
  const headerFault = childElements(element).find(isSoap);
  if (headerFault !== undefined) throw unsupported(showName(headerFault), headerFault.position);
  checkChildren(element, []);
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
  return { name: requiredNameAttribute(element, "name"), ports, position: element.position };
}

/** `<port name binding> soap:address </port>` (3.8) */
function parsePort(element: XmlElement): Port {
  checkAttributes(element, ["name", "binding"]);
  checkChildren(element, [], ["address"]);
  const address = single(soapChildren(element, "address"));
  return {
    name: requiredNameAttribute(element, "name"),
    binding: requiredQNameAttribute(element, "binding"),
    address: address && requiredAttribute(address, "location"),
    position: element.position,
  };
}

function soapVersionOf({ name }: XmlElement): SoapVersion {
  return name.namespace === NAMESPACE.soap12Binding ? "1.2" : "1.1";
}

/** @throws SchemaError if one is of another SOAP version than the binding that it stands in */
function soapChildren(parent: XmlElement, localName: string, soapVersion?: SoapVersion): XmlElement[] {
  const children = childElements(parent).filter((child) => isSoap(child) && child.name.localName === localName);
  const stranger = children.find((child) => soapVersion !== undefined && soapVersionOf(child) !== soapVersion);
  if (stranger === undefined) return children;
  throw unsupported(`${showName(stranger)} in a binding to SOAP ${soapVersion}`, stranger.position);
}
