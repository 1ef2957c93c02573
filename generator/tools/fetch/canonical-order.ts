import { compareText, isNamed, NAMESPACE } from "../../xml/qname.js";
import { attribute, type XmlElement } from "../../xml/xml-element.js";

/** An element, and its text in the document. */
export interface PrintedElement {
  readonly element: XmlElement;
  readonly lines: readonly string[];
}

/**
 * Sorts children whose order has no meaning: definitions in a schema or a WSDL, operations, ports. Elsewhere the order may have a
 * meaning, like that of members, and does not change.
 */
export function canonicalOrder(parent: XmlElement, children: readonly PrintedElement[]): readonly PrintedElement[] {
  const keyOf = KEYS.find(({ namespace, localName }) => isNamed(parent.name, namespace, localName))?.keyOf;
  if (keyOf === undefined) return children;
  const keyed = children.map((child) => ({ child, key: [...keyOf(child.element), child.lines.join("\n")] }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ child }) => child);
}

interface Ordered {
  readonly namespace: string;
  readonly localName: string;
  readonly keyOf: (child: XmlElement) => string[];
}

const named = (child: XmlElement): string[] => [attribute(child, "name") ?? ""];

const KEYS: readonly Ordered[] = [
  { namespace: NAMESPACE.xsd, localName: "schema", keyOf: keyInSchema },
  { namespace: NAMESPACE.wsdl, localName: "definitions", keyOf: keyInDefinitions },
  {
    namespace: NAMESPACE.wsdl,
    localName: "types",
    keyOf: (child) => [orderOfNamespace(attribute(child, "targetNamespace") ?? "")],
  },
  // Elements about the whole, such as soap:binding, have no name and come first.
  { namespace: NAMESPACE.wsdl, localName: "portType", keyOf: named },
  { namespace: NAMESPACE.wsdl, localName: "binding", keyOf: named },
  { namespace: NAMESPACE.wsdl, localName: "service", keyOf: named },
];

const BEFORE_COMPONENTS = ["import", "include", "redefine", "annotation"];

/** References first, because the grammar requires it (XSD 1.0 part 1, 3.15.2); then definitions, by name. */
function keyInSchema(child: XmlElement): string[] {
  const rank = BEFORE_COMPONENTS.indexOf(child.name.localName);
  if (rank < 0) return ["2", attribute(child, "name") ?? "", child.name.localName];
  return [
    child.name.localName === "annotation" ? "0" : "1",
    String(rank),
    orderOfNamespace(attribute(child, "namespace") ?? ""),
    attribute(child, "schemaLocation") ?? "",
  ];
}

const IN_DEFINITIONS = ["documentation", "import", "types", "message", "portType", "binding", "service"];

/** Extensions first, where WCF has its policies; then in the order of the grammar (WSDL 1.1, 2.1). */
function keyInDefinitions(child: XmlElement): string[] {
  const rank = child.name.namespace === NAMESPACE.wsdl ? IN_DEFINITIONS.indexOf(child.name.localName) : -1;
  return [String(rank + 1), attribute(child, "name") ?? attribute(child, "namespace") ?? ""];
}

/**
 * A service's own namespaces, then those of WCF and .NET, the simple types first. A reference documentation may number its
 * prefixes in this order.
 */
function orderOfNamespace(namespace: string): string {
  if (namespace === NAMESPACE.serialization) return "1";
  return `${/^http:\/\/schemas\.(?:microsoft|datacontract)\./.test(namespace) ? "2" : "0"} ${namespace}`;
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((part, position) => part !== b[position]);
  return index < 0 ? 0 : compareText(a[index] ?? "", b[index] ?? "");
}
