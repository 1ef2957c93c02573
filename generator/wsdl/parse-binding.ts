import { expandedName } from "../xml/qname.js";
import {
  checkAttributes,
  requiredNameAttribute,
  requiredQNameAttribute,
  requiredTrimmedAttribute,
  sameElement,
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
  SoapAddress,
} from "./definitions.js";
import {
  checkChildren,
  commonContent,
  distinctlyNamed,
  soapChild,
  soapChildren,
  soapVersionOf,
  wsdlChild,
  wsdlChildren,
} from "./grammar.js";
import { parseMimeParts } from "./parse-mime.js";
import { parseSoapBinding, parseSoapBody, parseSoapFault, parseSoapHeader, parseSoapOperation } from "./parse-soap.js";

/** `<binding name type> soap:binding?, operation* </binding>` (WSDL 1.1, 2.5 and 3.3) */
export function parseBinding(element: XmlElement, namespace: string): Binding {
  checkAttributes(element, ["name", "type"]);
  checkChildren(element, ["operation"], ["binding"]);
  const soap = soapChild(element, "binding");
  return {
    name: expandedName(namespace, requiredNameAttribute(element, "name")),
    portType: requiredQNameAttribute(element, "type"),
    soap: soap && parseSoapBinding(soap),
    operations: wsdlChildren(element, "operation").map(parseOperation),
    ...commonContent(element),
  };
}

/** `<operation name> soap:operation?, input?, output?, fault* </operation>` (2.5 and 3.4) */
function parseOperation(element: XmlElement): BindingOperation {
  checkAttributes(element, ["name"]);
  checkChildren(element, ["input", "output", "fault"], ["operation"]);
  const soap = soapChild(element, "operation");
  const input = wsdlChild(element, "input");
  const output = wsdlChild(element, "output");
  return {
    name: requiredNameAttribute(element, "name"),
    soap: soap && parseSoapOperation(soap),
    input: input && parseMessage(input),
    output: output && parseMessage(output),
    faults: distinctlyNamed("fault", onlyOnce(wsdlChildren(element, "fault")).map(parseFault)),
    ...commonContent(element),
  };
}

/** `<input name> soap:body?, soap:header* </input>`; wsdl:output has the same form (2.5, 3.5 and 3.7). MIME's parts may be around both. */
function parseMessage(element: XmlElement): BindingMessage {
  checkChildren(element, [], ["body", "header"]);
  const mime = parseMimeParts(element);
  const body = soapChild(mime?.root ?? element, "body");
  const places = mime === undefined ? [element] : [element, mime.root];
  return {
    name: trimmedAttribute(element, "name"),
    body: body && parseSoapBody(body),
    headers: places.flatMap((place) => soapChildren(place, "header")).map(parseSoapHeader),
    contents: mime?.contents ?? [],
    ...commonContent(element),
  };
}

/** `<fault name> soap:fault? </fault>` (2.5 and 3.6) */
function parseFault(element: XmlElement): BindingFault {
  checkAttributes(element, ["name"]);
  checkChildren(element, [], ["fault"]);
  const name = requiredNameAttribute(element, "name");
  const soap = soapChild(element, "fault", "name");
  return { name, soap: soap && parseSoapFault(soap), ...commonContent(element) };
}

/** The elements without those that repeat an earlier one. */
function onlyOnce(elements: readonly XmlElement[]): XmlElement[] {
  return elements.filter(
    (element, index) => !elements.slice(0, index).some((earlier) => sameElement(earlier, element)),
  );
}

/** `<service name> port* </service>` (2.7) */
export function parseService(element: XmlElement): Service {
  checkAttributes(element, ["name"]);
  checkChildren(element, ["port"]);
  const ports = wsdlChildren(element, "port").map(parsePort);
  return { name: requiredNameAttribute(element, "name"), ports, ...commonContent(element) };
}

/** `<port name binding> soap:address? </port>` (2.6 and 3.8) */
function parsePort(element: XmlElement): Port {
  checkAttributes(element, ["name", "binding"]);
  checkChildren(element, [], ["address"]);
  const address = soapChild(element, "address");
  return {
    name: requiredNameAttribute(element, "name"),
    binding: requiredQNameAttribute(element, "binding"),
    address: address && parseAddress(address),
    ...commonContent(element),
  };
}

/** `<soap:address location/>` (3.8) */
function parseAddress(element: XmlElement): SoapAddress {
  checkAttributes(element, ["location"]);
  checkChildren(element, []);
  return {
    version: soapVersionOf(element),
    location: requiredTrimmedAttribute(element, "location"),
    position: element.position,
  };
}
