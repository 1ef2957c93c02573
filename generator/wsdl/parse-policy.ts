import { splitWords, trimSpace } from "../../templates/runtime/xml/white-space.js";
import { NAMESPACE } from "../xml/qname.js";
import { childElements, trimmedAttribute, type XmlElement } from "../xml/xml-element.js";
import { locationPath } from "../xsd/load-schemas.js";
import type { PolicyExpression, PolicyReference } from "./policy.js";

/** Web Services Policy 1.2, in its edition of 2004 and that of W3C, and 1.5. */
const POLICY_NAMESPACES: ReadonlySet<string> = new Set([
  "http://schemas.xmlsoap.org/ws/2004/09/policy",
  "http://www.w3.org/2006/07/ws-policy",
  "http://www.w3.org/ns/ws-policy",
]);

/** The namespace of the attribute Id, by which references name policies. */
const UTILITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

/** Whether a name is in a namespace of WS-Policy. */
export function isOfPolicy({ name }: Pick<XmlElement, "name">): boolean {
  return POLICY_NAMESPACES.has(name.namespace);
}

/** Whether an element is a policy or refers to one. */
export function isPolicy(element: XmlElement): boolean {
  return isOfPolicy(element) && ["Policy", "PolicyReference"].includes(element.name.localName);
}

/** The policies of an element: those inside it, and those that its attribute wsp:PolicyURIs names (Attachment, 3.3). */
export function parsePolicies(element: XmlElement): readonly PolicyExpression[] {
  const attributes = element.attributes.filter((each) => each.name.localName === "PolicyURIs" && isOfPolicy(each));
  if (attributes.length + element.content.length === 0) return NONE;
  const named = attributes.flatMap(({ name, value }) =>
    splitWords(value).map((uri) => referenceTo(uri, name.namespace, element)),
  );
  const held = childElements(element).filter(isPolicy).map(parseExpression);
  return named.length + held.length === 0 ? NONE : [...named, ...held];
}

const NONE: readonly PolicyExpression[] = [];

/** An element in a policy, or the policy itself (Framework, 4.1 to 4.3). */
function parseExpression(element: XmlElement): PolicyExpression {
  const operator = isOfPolicy(element) ? OPERATORS.get(element.name.localName) : undefined;
  if (operator !== undefined)
    return { kind: operator, keys: keysOf(element), operands: childElements(element).map(parseExpression) };
  if (isPolicy(element)) return referenceTo(trimmedAttribute(element, "URI") ?? "", element.name.namespace, element);
  return {
    kind: "assertion",
    name: element.name,
    isOptional: saysTrue(element, "Optional") || saysTrue(element, "Ignorable"),
    element,
    nested: parsePolicies(element),
  };
}

const OPERATORS: ReadonlyMap<string, "all" | "exactlyOne"> = new Map([
  ["Policy", "all"],
  ["All", "all"],
  ["ExactlyOne", "exactlyOne"],
]);

/** Whether an attribute of WS-Policy is true. */
function saysTrue({ attributes }: XmlElement, localName: string): boolean {
  return attributes.some(
    (each) => isOfPolicy(each) && each.name.localName === localName && ["true", "1"].includes(trimSpace(each.value)),
  );
}

/** The URIs of a policy: the file with its Id, and its Name (Framework, 4.2). */
function keysOf({ attributes, position }: XmlElement): string[] {
  return attributes.flatMap(({ name, value }) => {
    const isId = name.localName === "Id" && name.namespace === UTILITY;
    if (isId || (name.localName === "id" && name.namespace === NAMESPACE.xml))
      return [`${position.source.name}#${trimSpace(value)}`];
    return name.localName === "Name" && name.namespace === "" ? [trimSpace(value)] : [];
  });
}

/** The part of a URI before `#` is a file, relative to the document. An absolute URI is the Name of a policy. */
function referenceTo(uri: string, namespace: string, { position }: XmlElement): PolicyReference {
  const [location = "", id] = trimSpace(uri).split("#");
  const from = position.source.name;
  const file = location === "" ? from : locationPath(location, from);
  const key = id === undefined || file === undefined ? trimSpace(uri) : `${file}#${id}`;
  return { kind: "reference", key, namespace, position };
}
