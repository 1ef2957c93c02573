import { splitWords } from "../../templates/runtime/xml/white-space.js";
import { SchemaError } from "../source/errors.js";
import { quote } from "../source/visible-text.js";
import { expandedName, isNamed, NAMESPACE } from "../xml/qname.js";
import {
  attribute,
  checkAttributes,
  requiredNameAttribute,
  resolveQName,
  showName,
  trimmedAttribute,
  wordAttribute,
  type XmlElement,
} from "../xml/xml-element.js";
import type {
  AttributeDeclaration,
  AttributeGroup,
  AttributeGroupReference,
  AttributeReference,
  Attributes,
  LocalAttribute,
  SoapArrayType,
} from "./components.js";
import {
  checkContent,
  declaredName,
  formAttribute,
  optional,
  type Production,
  type Productions,
  parseChildren,
  repeated,
  requiredReference,
  type SchemaContext,
} from "./grammar.js";
import { parseAnnotation } from "./parse-annotation.js";
import { LOCAL_SIMPLE_TYPE } from "./parse-simple-type.js";
import { parseTypeUse, urType } from "./parse-type-use.js";
import { parseValueConstraint } from "./parse-value-constraint.js";
import { parseAttributeWildcard } from "./parse-wildcard.js";
import type { Wildcard } from "./properties.js";

/**
 * A global attribute (XSD 1.0 part 1, 3.2.2).
 * ```
 * <attribute name type default fixed id> (annotation?, simpleType?) </attribute>
 * ```
 */
export function parseGlobalAttribute(element: XmlElement, context: SchemaContext): AttributeDeclaration {
  checkAttributes(element, ["name", "type", "default", "fixed", "id"]);
  checkContent(element, optional(LOCAL_SIMPLE_TYPE));
  return { name: declaredName(element, context), ...parseProperties(element, context) };
}

/**
 * An attribute of a type or of an attribute group (3.2.2).
 * ```
 * <attribute name|ref type use default fixed form id> (annotation?, simpleType?) </attribute>
 * ```
 */
function parseLocalAttribute(element: XmlElement, context: SchemaContext): LocalAttribute | AttributeReference {
  checkValue(element);
  if (attribute(element, "ref") !== undefined) return parseAttributeReference(element, context);
  checkAttributes(element, ["name", "type", "use", "default", "fixed", "form", "id"]);
  checkContent(element, optional(LOCAL_SIMPLE_TYPE));
  const isQualified = formAttribute(element, "form", context.attributeForm) === "qualified";
  const namespace = isQualified ? context.targetNamespace : "";
  return {
    kind: "attribute",
    name: expandedName(namespace, requiredNameAttribute(element, "name")),
    use: wordAttribute(element, "use", ["optional", "required", "prohibited"]),
    ...parseProperties(element, context),
  };
}

function parseAttributeReference(element: XmlElement, context: SchemaContext): AttributeReference {
  checkAttributes(element, ["ref", "use", "default", "fixed", "id"]);
  checkContent(element);
  return {
    kind: "attributeReference",
    ...requiredReference(element, "ref", context),
    use: wordAttribute(element, "use", ["optional", "required", "prohibited"]),
    arrayType: parseArrayType(element),
    value: parseValueConstraint(element),
    annotation: parseAnnotation(element),
  };
}

/** `wsdl:arrayType="tns:Item[]"` (WSDL 1.1, 2.2) */
function parseArrayType(element: XmlElement): SoapArrayType | undefined {
  const given = element.attributes.find(({ name }) => isNamed(name, NAMESPACE.wsdl, "arrayType"));
  if (given === undefined) return undefined;
  const text = splitWords(given.value).join("");
  const end = text.indexOf("[");
  const sizes = text.slice(end + 1, -1).split("][");
  const isArray = end > 0 && text.endsWith("]") && sizes.every((size) => /^[\d,]*$/.test(size));
  if (isArray) return { name: resolveQName(element, text.slice(0, end)), dimensions: text.slice(end) };
  throw new SchemaError(
    `wsdl:arrayType must be a type and its dimensions, got ${quote(given.value)}`,
    element.position,
  );
}

function parseProperties(element: XmlElement, context: SchemaContext): Omit<AttributeDeclaration, "name"> {
  return {
    type: parseTypeUse(element, "type", LOCAL_SIMPLE_TYPE, context) ?? urType("anySimpleType", element),
    value: parseValueConstraint(element),
    annotation: parseAnnotation(element),
    position: element.position,
  };
}

/** An attribute with a default must be optional (3.2.3, src-attribute). */
function checkValue(element: XmlElement): void {
  const use = trimmedAttribute(element, "use") ?? "optional";
  if (use !== "optional" && attribute(element, "default") !== undefined)
    throw new SchemaError(`${showName(element)} has a default and is ${use}`, element.position);
}

/**
 * An attribute group (3.6.2).
 * ```
 * <attributeGroup name id> (annotation?, ((attribute | attributeGroup)*, anyAttribute?)) </attributeGroup>
 * ```
 */
export function parseAttributeGroup(element: XmlElement, context: SchemaContext): AttributeGroup {
  checkAttributes(element, ["name", "id"]);
  checkContent(element, ...ATTRIBUTES);
  return {
    name: declaredName(element, context),
    attributes: parseAttributes(element, context),
    annotation: parseAnnotation(element),
    position: element.position,
  };
}

/** `<attributeGroup ref id> (annotation?) </attributeGroup>` (3.6.2) */
function parseAttributeGroupReference(element: XmlElement, context: SchemaContext): AttributeGroupReference {
  checkAttributes(element, ["ref", "id"]);
  checkContent(element);
  const annotation = parseAnnotation(element);
  return { kind: "attributeGroup", ...requiredReference(element, "ref", context), annotation };
}

/** `(attribute | attributeGroup)*, anyAttribute?`: the end of several productions */
export function parseAttributes(element: XmlElement, context: SchemaContext): Attributes {
  const uses = parseChildren(element, ATTRIBUTE_USES, context);
  const [wildcard] = parseChildren(element, WILDCARD, context);
  return uses.length === 0 && wildcard === undefined ? NO_ATTRIBUTES : { uses, wildcard };
}

type Use = Attributes["uses"][number];

const ATTRIBUTE_USES: Productions<Use> = new Map<string, Production<Use>>([
  ["attribute", parseLocalAttribute],
  ["attributeGroup", parseAttributeGroupReference],
]);

const WILDCARD: Productions<Wildcard> = new Map([["anyAttribute", parseAttributeWildcard]]);

/** The last steps of every content that may have attributes. */
export const ATTRIBUTES = [repeated(ATTRIBUTE_USES), optional(WILDCARD)] as const;

const NO_ATTRIBUTES: Attributes = { uses: [], wildcard: undefined };
