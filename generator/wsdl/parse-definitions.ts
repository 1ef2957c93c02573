import { SchemaError } from "../errors.js";
import { isNamed, NAMESPACE } from "../xml/qname.js";
import {
  attribute,
  checkAttributes,
  childElements,
  qnameAttribute,
  requiredAttribute,
  requiredQNameAttribute,
  showName,
  type XmlElement,
} from "../xml/xml-element.js";
import type { Definitions, Message, Part, PortType, PortTypeOperation, WsdlImport } from "./definitions.js";
import { checkChildren, documentationOf, wsdlChildren } from "./grammar.js";
import { parseBinding, parseService } from "./parse-soap-binding.js";

/**
 * Parses a WSDL 1.1 document (2.1; the grammar is in its appendix A 4).
 *
 *     <definitions name targetNamespace>
 *       import*, documentation?, types?, message*, portType*, binding*, service*
 *     </definitions>
 */
export function parseDefinitions(element: XmlElement): Definitions {
  if (!isNamed(element.name, NAMESPACE.wsdl, "definitions")) {
    throw new SchemaError(`expected wsdl:definitions, found ${showName(element)}`, element.position);
  }
  checkAttributes(element, ["name", "targetNamespace"]);
  checkChildren(element, ["import", "types", "message", "portType", "binding", "service"]);
  const targetNamespace = attribute(element, "targetNamespace") ?? "";
  return {
    targetNamespace,
    imports: wsdlChildren(element, "import").map(parseImport),
    schemas: wsdlChildren(element, "types").flatMap(childElements),
    messages: wsdlChildren(element, "message").map((child) => parseMessage(child, targetNamespace)),
    portTypes: wsdlChildren(element, "portType").map((child) => parsePortType(child, targetNamespace)),
    bindings: wsdlChildren(element, "binding").map((child) => parseBinding(child, targetNamespace)),
    services: wsdlChildren(element, "service").map(parseService),
    position: element.position,
  };
}

function parseImport(element: XmlElement): WsdlImport {
  checkAttributes(element, ["namespace", "location"]);
  return {
    namespace: attribute(element, "namespace") ?? "",
    location: requiredAttribute(element, "location"),
    position: element.position,
  };
}

/** `<message name> part* </message>` */
function parseMessage(element: XmlElement, namespace: string): Message {
  checkAttributes(element, ["name"]);
  checkChildren(element, ["part"]);
  const name = { namespace, localName: requiredAttribute(element, "name") };
  return { name, parts: wsdlChildren(element, "part").map(parsePart), position: element.position };
}

/** `<part name element|type/>` */
function parsePart(element: XmlElement): Part {
  checkAttributes(element, ["name", "element", "type"]);
  return {
    name: requiredAttribute(element, "name"),
    element: qnameAttribute(element, "element"),
    position: element.position,
  };
}

/** `<portType name> operation* </portType>` */
function parsePortType(element: XmlElement, namespace: string): PortType {
  checkAttributes(element, ["name"]);
  checkChildren(element, ["operation"]);
  return {
    name: { namespace, localName: requiredAttribute(element, "name") },
    documentation: documentationOf(element),
    operations: wsdlChildren(element, "operation").map(parseOperation),
    position: element.position,
  };
}

/** `<operation name parameterOrder> input?, output?, fault* </operation>` */
function parseOperation(element: XmlElement): PortTypeOperation {
  checkAttributes(element, ["name", "parameterOrder"]);
  checkChildren(element, ["input", "output", "fault"]);
  const [input] = wsdlChildren(element, "input");
  const [output] = wsdlChildren(element, "output");
  return {
    name: requiredAttribute(element, "name"),
    documentation: documentationOf(element),
    input: input && requiredQNameAttribute(input, "message"),
    output: output && requiredQNameAttribute(output, "message"),
    faults: wsdlChildren(element, "fault").map(({ position }) => position),
    position: element.position,
  };
}
