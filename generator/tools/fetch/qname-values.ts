import { NAME_PART, NAME_START } from "../../../templates/runtime/xml/name-characters.js";
import { splitWords } from "../../../templates/runtime/xml/white-space.js";
import { NAMESPACE, type QName } from "../../xml/qname.js";
import { namespaceOf, resolveQName, type XmlAttribute, type XmlElement } from "../../xml/xml-element.js";

const SOAP: readonly string[] = [NAMESPACE.soap11Binding, NAMESPACE.soap12Binding];

const OF_SCHEMA: ReadonlySet<string> = new Set([
  "type",
  "ref",
  "base",
  "itemType",
  "memberTypes",
  "substitutionGroup",
  "refer",
]);

const OF_WSDL: ReadonlySet<string> = new Set([
  "part element",
  "part type",
  "input message",
  "output message",
  "fault message",
  "binding type",
  "port binding",
]);

/**
 * The names in an attribute that contains qualified names by the definitions of WSDL or XML Schema; undefined for any other
 * attribute.
 * @throws SchemaError if a prefix is not declared
 */
export function qnamesIn(element: XmlElement, { name, value }: XmlAttribute): QName[] | undefined {
  if (!holdsQNames(element, name)) return undefined;
  return splitWords(value).map((word) => resolveQName(element, word));
}

function holdsQNames(element: XmlElement, { namespace, localName }: QName): boolean {
  if (namespace !== "") return false;
  const { namespace: vocabulary, localName: elementName } = element.name;
  if (vocabulary === NAMESPACE.xsd) return OF_SCHEMA.has(localName);
  if (vocabulary === NAMESPACE.wsdl) return OF_WSDL.has(`${elementName} ${localName}`);
  return SOAP.includes(vocabulary) && localName === "message";
}

/**
 * The possible prefixes in attributes and text of extensions and in XPath expressions, where nobody can tell whether they are
 * prefixes. Documentation is for people, and is not searched.
 */
export function prefixesInContent(element: XmlElement): Map<string, string> {
  const values = element.attributes.flatMap((each) => (holdsQNames(element, each.name) ? [] : [each.value]));
  const isForPeople = element.name.localName === "documentation";
  const texts = isForPeople ? [] : element.content.filter((child) => typeof child === "string");
  const found = new Map<string, string>();
  for (const [, prefix = ""] of [...values, ...texts].flatMap((text) => [...text.matchAll(PREFIX)])) {
    const namespace = namespaceOf(element.scope, prefix);
    if (namespace !== undefined && namespace !== NAMESPACE.xml) found.set(prefix, namespace);
  }
  return found;
}

/**
 * A colon, and the longest name before it. Looking back from each colon takes linear time. Looking for a colon from every letter
 * would take quadratic time for a long word.
 */
const PREFIX = new RegExp(`:(?<=([${NAME_START}][${NAME_PART}]*):)`, "gu");
