import { SchemaError, unsupported } from "../source/errors.js";
import { isNamed, NAMESPACE, type QName } from "../xml/qname.js";
import {
  attribute,
  checkAttributes,
  childElements,
  qnameAttribute,
  requiredAttribute,
  requiredNameAttribute,
  requiredQNameAttribute,
  showName,
  trimmedAttribute,
  type XmlElement,
} from "../xml/xml-element.js";
import type {
  Definitions,
  Message,
  Part,
  PortType,
  PortTypeFault,
  PortTypeOperation,
  WsdlImport,
} from "./definitions.js";
import { checkChildren, distinctlyNamed, documentationOf, wsdlChild, wsdlChildren } from "./grammar.js";
import { parseBinding, parseService } from "./parse-soap-binding.js";

/**
 * Parses a WSDL 1.1 document (2.1; the grammar is in its appendix A 4).
 * ```
 * <definitions name targetNamespace>
 *   import*, documentation?, types?, message*, portType*, binding*, service*
 * </definitions>
 * ```
 */
export function parseDefinitions(element: XmlElement): Definitions {
  if (!isNamed(element.name, NAMESPACE.wsdl, "definitions")) {
    throw new SchemaError(`expected wsdl:definitions, found ${showName(element)}`, element.position);
  }
  checkAttributes(element, ["name", "targetNamespace"]);
  checkChildren(element, ["import", "types", "message", "portType", "binding", "service"]);
  const targetNamespace = trimmedAttribute(element, "targetNamespace") ?? "";
  return {
    targetNamespace,
    imports: wsdlChildren(element, "import").map(parseImport),
    schemas: wsdlChildren(element, "types").flatMap(parseTypes),
    messages: wsdlChildren(element, "message").map((child) => parseMessage(child, targetNamespace)),
    portTypes: wsdlChildren(element, "portType").map((child) => parsePortType(child, targetNamespace)),
    bindings: wsdlChildren(element, "binding").map((child) => parseBinding(child, targetNamespace)),
    services: wsdlChildren(element, "service").map(parseService),
    position: element.position,
  };
}

/** `<types> schema* </types>` (WSDL 1.1, 2.2) */
function parseTypes(element: XmlElement): XmlElement[] {
  checkChildren(element, []);
  return childElements(element).filter(({ name }) => name.namespace !== NAMESPACE.wsdl);
}

/** `<import namespace location/>` */
function parseImport(element: XmlElement): WsdlImport {
  checkAttributes(element, ["namespace", "location"]);
  return {
    namespace: trimmedAttribute(element, "namespace") ?? "",
    location: requiredAttribute(element, "location"),
    position: element.position,
  };
}

/** `<message name> part* </message>` */
function parseMessage(element: XmlElement, namespace: string): Message {
  checkAttributes(element, ["name"]);
  checkChildren(element, ["part"]);
  const name = { namespace, localName: requiredNameAttribute(element, "name") };
  const parts = distinctlyNamed("part", wsdlChildren(element, "part").map(parsePart));
  return { name, parts, position: element.position };
}

/** `<part name element|type/>` */
function parsePart(element: XmlElement): Part {
  checkAttributes(element, ["name", "element", "type"]);
  if ((attribute(element, "element") === undefined) === (attribute(element, "type") === undefined)) {
    throw new SchemaError("wsdl:part needs either element or type", element.position);
  }
  return {
    name: requiredNameAttribute(element, "name"),
    element: qnameAttribute(element, "element"),
    position: element.position,
  };
}

/** `<portType name> operation* </portType>` */
function parsePortType(element: XmlElement, namespace: string): PortType {
  checkAttributes(element, ["name"]);
  checkChildren(element, ["operation"]);
  return {
    name: { namespace, localName: requiredNameAttribute(element, "name") },
    documentation: documentationOf(element),
    operations: wsdlChildren(element, "operation").map(parseOperation),
    position: element.position,
  };
}

/** `<operation name parameterOrder> input?, output?, fault* </operation>` */
function parseOperation(element: XmlElement): PortTypeOperation {
  checkAttributes(element, ["name", "parameterOrder"]);
  checkChildren(element, ["input", "output", "fault"]);
  const input = wsdlChild(element, "input");
  const output = wsdlChild(element, "output");
  if (input && output && output.position.offset < input.position.offset) {
    throw unsupported("an operation that begins with its output", output.position);
  }
  return {
    name: requiredNameAttribute(element, "name"),
    documentation: documentationOf(element),
    input: input && messageOf(input),
    output: output && messageOf(output),
    faults: distinctlyNamed("fault", wsdlChildren(element, "fault").map(parseFault)),
    position: element.position,
  };
}

/** `<fault name message/>` */
function parseFault(element: XmlElement): PortTypeFault {
  return { name: requiredNameAttribute(element, "name"), message: messageOf(element), position: element.position };
}

/** `<input name message/>`, output and fault alike */
function messageOf(element: XmlElement): QName {
  checkAttributes(element, ["name", "message"]);
  checkChildren(element, []);
  return requiredQNameAttribute(element, "message");
}
