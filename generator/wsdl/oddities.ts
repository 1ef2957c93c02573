import { quote } from "../source/visible-text.js";
import { attribute, showName, trimmedAttribute, type XmlElement } from "../xml/xml-element.js";
import type { Oddity } from "./definitions.js";
import { soapChildren, wsdlChildren } from "./grammar.js";

/** The oddities of a WSDL document, in document order. */
export function findOddities(definitions: XmlElement): Oddity[] {
  const bound = wsdlChildren(definitions, "binding").flatMap((binding) => wsdlChildren(binding, "operation"));
  const messages = wsdlChildren(definitions, "message");
  const parts = messages.flatMap((message) => wsdlChildren(message, "part"));
  return [
    ...oddAttributes(definitions, DEFINITIONS_ATTRIBUTES),
    ...wsdlChildren(definitions, "import")
      .filter((element) => attribute(element, "location") === undefined)
      .map((element) => odd("wsdl:import has no location: it is ignored", element)),
    ...wsdlChildren(definitions, "binding")
      .flatMap((binding) => soapChildren(binding, "binding"))
      .filter((soap) => attribute(soap, "transport") === undefined)
      .map((soap) => odd(`${showName(soap)} has no transport: it is taken to be HTTP`, soap)),
    ...messages.flatMap((message) => oddAttributes(message, NAME)),
    ...parts.filter(hasElementAndType).map((part) => {
      return odd("wsdl:part has element and type: the document style takes the element, rpc the type", part);
    }),
    ...bound.flatMap((operation) => [
      ...soapChildren(operation, "operation").flatMap((soap) => oddAttributes(soap, OPERATION_ATTRIBUTES)),
      // Some repeat the message that the portType names.
      ...wsdlChildren(operation, "input").flatMap((each) => oddAttributes(each, NAME)),
      ...wsdlChildren(operation, "output").flatMap((each) => oddAttributes(each, NAME)),
      ...oddFaults(operation),
    ]),
  ];
}

const DEFINITIONS_ATTRIBUTES: readonly string[] = ["name", "targetNamespace"];

const NAME: readonly string[] = ["name"];

const OPERATION_ATTRIBUTES: readonly string[] = ["soapAction", "soapActionRequired", "style"];

function oddAttributes(element: XmlElement, known: readonly string[]): readonly Oddity[] {
  const unknown = element.attributes.filter(({ name }) => name.namespace === "" && !known.includes(name.localName));
  if (unknown.length === 0) return NONE;
  return unknown.map(({ name }) =>
    odd(`${showName(element)} has no attribute ${name.localName}: it is ignored`, element),
  );
}

const NONE: readonly Oddity[] = [];

function hasElementAndType(part: XmlElement): boolean {
  return attribute(part, "element") !== undefined && attribute(part, "type") !== undefined;
}

/** The name of a soap:fault only repeats that of the wsdl:fault around it. */
function oddFaults(operation: XmlElement): Oddity[] {
  const names = new Set<string>();
  return wsdlChildren(operation, "fault").flatMap((fault) => {
    const name = trimmedAttribute(fault, "name") ?? "";
    const repeated = names.has(name) ? [odd(`wsdl:fault ${name} is there twice: one is ignored`, fault)] : [];
    names.add(name);
    const others = soapChildren(fault, "fault").flatMap((soap) => {
      const given = trimmedAttribute(soap, "name") ?? name;
      return given === name ? [] : [odd(`${showName(soap)} is called ${quote(given)}: it is taken for ${name}`, soap)];
    });
    return [...repeated, ...others];
  });
}

function odd(message: string, { position }: XmlElement): Oddity {
  return { message, position };
}
