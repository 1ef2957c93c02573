import { SchemaError } from "../source/errors.js";
import { expandedName, isNamed, NAMESPACE } from "../xml/qname.js";
import {
  attribute,
  checkAttributes,
  childElements,
  listAttribute,
  requiredNameAttribute,
  requiredQNameAttribute,
  requiredTrimmedAttribute,
  showName,
  trimmedAttribute,
  type XmlElement,
} from "../xml/xml-element.js";
import type {
  Message,
  ParsedDefinitions,
  Part,
  PortType,
  PortTypeMessage,
  PortTypeOperation,
  Transmission,
  WsdlImport,
} from "./definitions.js";
import { givenAction } from "./given-action.js";
import { checkChildren, commonContent, distinctlyNamed, wsdlChild, wsdlChildren } from "./grammar.js";
import { messageName } from "./message-name.js";
import { findOddities } from "./oddities.js";
import { parseBinding, parseService } from "./parse-binding.js";

/**
 * Parses a WSDL 1.1 document (2.1; the grammar is in its appendix A 4).
 * ```
 * <definitions name targetNamespace>
 *   import*, documentation?, types?, message*, portType*, binding*, service*
 * </definitions>
 * ```
 */
export function parseDefinitions(element: XmlElement): ParsedDefinitions {
  if (!isNamed(element.name, NAMESPACE.wsdl, "definitions")) {
    throw new SchemaError(`expected wsdl:definitions, found ${showName(element)}`, element.position);
  }
  checkChildren(element, ["import", "types", "message", "portType", "binding", "service"]);
  const targetNamespace = trimmedAttribute(element, "targetNamespace") ?? "";
  const types = wsdlChildren(element, "types").map(parseTypes);
  const common = commonContent(element);
  return {
    targetNamespace,
    imports: wsdlChildren(element, "import").filter(hasLocation).map(parseImport),
    schemas: types.flatMap(({ schemas }) => schemas),
    messages: wsdlChildren(element, "message").map((child) => parseMessage(child, targetNamespace)),
    portTypes: wsdlChildren(element, "portType").map((child) => parsePortType(child, targetNamespace)),
    bindings: wsdlChildren(element, "binding").map((child) => parseBinding(child, targetNamespace)),
    services: wsdlChildren(element, "service").map(parseService),
    oddities: findOddities(element),
    ...common,
    extensions: [...common.extensions, ...types.flatMap(({ extensions }) => extensions)],
  };
}

/** A schema that wsdl:import names, as a WSDL with nothing else in it. */
export function definitionsOfSchema(schema: XmlElement): ParsedDefinitions {
  const { position } = schema;
  return {
    targetNamespace: trimmedAttribute(schema, "targetNamespace") ?? "",
    imports: [],
    schemas: [schema],
    messages: [],
    portTypes: [],
    bindings: [],
    services: [],
    oddities: [{ message: "wsdl:import names a schema: it is taken as if wsdl:types had it", position }],
    documentation: "",
    extensions: [],
    policies: [],
    position,
  };
}

/** `<types> schema* </types>`, and the types of other languages (2.2) */
function parseTypes(element: XmlElement): Pick<ParsedDefinitions, "schemas" | "extensions"> {
  checkChildren(element, []);
  const { extensions } = commonContent(element);
  return {
    schemas: childElements(element).filter(isSchema),
    extensions: extensions.filter((extension) => !isSchema(extension.element)),
  };
}

/** Counts any element named `schema`, so that a schema of a draft of XML Schema is an error and not skipped. */
function isSchema({ name }: XmlElement): boolean {
  return name.namespace === NAMESPACE.xsd || name.localName === "schema";
}

/** An import without a location only names a namespace, which others declare: often that of SOAP's encoding. */
function hasLocation(element: XmlElement): boolean {
  return attribute(element, "location") !== undefined;
}

/** `<import namespace location/>` (2.1.1) */
function parseImport(element: XmlElement): WsdlImport {
  checkAttributes(element, ["namespace", "location"]);
  checkChildren(element, []);
  return {
    namespace: trimmedAttribute(element, "namespace") ?? "",
    location: requiredTrimmedAttribute(element, "location"),
    position: element.position,
  };
}

/** `<message name> part* </message>` (2.3) */
function parseMessage(element: XmlElement, namespace: string): Message {
  checkChildren(element, ["part"]);
  const name = expandedName(namespace, requiredNameAttribute(element, "name"));
  const parts = distinctlyNamed("part", wsdlChildren(element, "part").map(parsePart));
  const { documentation, extensions, policies, position } = commonContent(element);
  return { name, parts, documentation, extensions, policies, position };
}

/** `<part name element|type/>` (2.3.1) */
function parsePart(element: XmlElement): Part {
  checkAttributes(element, ["name", "element", "type"]);
  checkChildren(element, []);
  const named = PART_KINDS.filter((kind) => attribute(element, kind) !== undefined);
  const [kind, other] = named;
  if (kind === undefined) throw new SchemaError("wsdl:part needs either element or type", element.position);
  const name = requiredNameAttribute(element, "name");
  const content = { kind, name: requiredQNameAttribute(element, kind) };
  const otherContent = other && { kind: other, name: requiredQNameAttribute(element, other) };
  const { documentation, extensions, policies, position } = commonContent(element);
  return { name, content, otherContent, documentation, extensions, policies, position };
}

const PART_KINDS = ["element", "type"] as const;

/** `<portType name> operation* </portType>` (2.4) */
function parsePortType(element: XmlElement, namespace: string): PortType {
  checkAttributes(element, ["name"]);
  checkChildren(element, ["operation"]);
  return {
    name: expandedName(namespace, requiredNameAttribute(element, "name")),
    operations: wsdlChildren(element, "operation").map(parseOperation),
    ...commonContent(element),
  };
}

/**
 * An operation of a portType: request-response and one-way, solicit-response and notification (2.4.1 to 2.4.4).
 * ```
 * <operation name parameterOrder> input, (output, fault*)? </operation>
 * <operation name parameterOrder> output, (input, fault*)? </operation>
 * ```
 */
function parseOperation(element: XmlElement): PortTypeOperation {
  checkAttributes(element, ["name", "parameterOrder"]);
  checkChildren(element, ["input", "output", "fault"]);
  const name = requiredNameAttribute(element, "name");
  const input = wsdlChild(element, "input");
  const output = wsdlChild(element, "output");
  const transmission = transmissionOf(element, input, output);
  return {
    name,
    transmission,
    input: input && parseOperationMessage(input, messageName(name, transmission, "input")),
    output: output && parseOperationMessage(output, messageName(name, transmission, "output")),
    faults: distinctlyNamed("fault", wsdlChildren(element, "fault").map(parseFault)),
    parameterOrder: listAttribute(element, "parameterOrder"),
    ...commonContent(element),
  };
}

/** If wsdl:input comes first, the client begins; if wsdl:output does, the service. */
function transmissionOf(
  element: XmlElement,
  input: XmlElement | undefined,
  output: XmlElement | undefined,
): Transmission {
  if (input === undefined && output === undefined)
    throw new SchemaError("wsdl:operation has neither wsdl:input nor wsdl:output", element.position);
  if (output === undefined) return "one-way";
  if (input === undefined) return "notification";
  return input.position.offset < output.position.offset ? "request-response" : "solicit-response";
}

/** `<fault name message/>` (2.4.2) */
function parseFault(element: XmlElement): PortTypeMessage {
  return parseOperationMessage(element, requiredNameAttribute(element, "name"));
}

/** `<input name message/>`; wsdl:output and wsdl:fault have the same form (2.4.1) */
function parseOperationMessage(element: XmlElement, defaultName: string): PortTypeMessage {
  checkAttributes(element, ["name", "message"]);
  checkChildren(element, []);
  const name = attribute(element, "name") === undefined ? defaultName : requiredNameAttribute(element, "name");
  const message = requiredQNameAttribute(element, "message");
  return { name, message, action: givenAction(element), ...commonContent(element) };
}
