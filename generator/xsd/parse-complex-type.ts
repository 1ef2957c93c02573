import { SchemaError } from "../source/errors.js";
import { booleanAttribute, checkAttributes, showName, type XmlElement } from "../xml/xml-element.js";
import type { ComplexType, Construct, ElementParticle, TypeReference } from "./components.js";
import {
  construct,
  contentOf,
  nameOf,
  referenceAttribute,
  type SchemaContext,
  schemaName,
  unexpected,
} from "./grammar.js";
import { parseAnnotation } from "./parse-annotation.js";
import { parseElementParticle, parseOccurrence } from "./parse-element.js";

/** What the inside of a complex type says, gathered while walking it. */
interface Content {
  base: TypeReference | undefined;
  readonly particles: ElementParticle[];
  readonly refused: Construct[];
}

/**
 * ```
 * <complexType name mixed abstract block final id>
 *   (annotation?, (simpleContent | complexContent |
 *     ((group | all | choice | sequence)?, ((attribute | attributeGroup)*, anyAttribute?))))
 * </complexType>
 * ```
 */
export function parseComplexType(element: XmlElement, context: SchemaContext): ComplexType {
  checkAttributes(element, ["name", "mixed", "abstract", "block", "final", "id"]);
  const content: Content = { base: undefined, particles: [], refused: refusedFlags(element) };
  checkSingleModel(element);
  for (const child of contentOf(element)) {
    if (schemaName(child) === "complexContent") parseComplexContent(child, content, context);
    else if (schemaName(child) === "simpleContent") content.refused.push(construct(child));
    else parseModel(child, element, content, context);
  }
  return {
    kind: "complexType",
    name: nameOf(element, context),
    ...content,
    annotation: parseAnnotation(element),
    position: element.position,
  };
}

/**
 * ```
 * <complexContent mixed id> (annotation?, (restriction | extension)) </complexContent>
 * <extension base id> (annotation?, ((group | all | choice | sequence)?, attributes)) </extension>
 * ```
 */
function parseComplexContent(element: XmlElement, content: Content, context: SchemaContext): void {
  checkAttributes(element, ["mixed", "id"]);
  content.refused.push(...refusedFlags(element));
  const [derivation, second] = contentOf(element);
  if (derivation === undefined) throw new SchemaError("xs:complexContent is empty", element.position);
  if (second !== undefined) throw unexpected(second, element);
  if (schemaName(derivation) === "restriction") {
    content.base = parseBase(derivation, context);
    content.refused.push(construct(derivation, "xs:complexContent by xs:restriction"));
  } else if (schemaName(derivation) === "extension") parseExtension(derivation, content, context);
  else throw unexpected(derivation, element);
}

function parseExtension(element: XmlElement, content: Content, context: SchemaContext): void {
  checkAttributes(element, ["base", "id"]);
  content.base = parseBase(element, context);
  checkSingleModel(element);
  for (const child of contentOf(element)) parseModel(child, element, content, context);
}

function parseBase(element: XmlElement, context: SchemaContext): TypeReference {
  const name = referenceAttribute(element, "base", context);
  if (name === undefined) throw new SchemaError(`${showName(element)} lacks the attribute base`, element.position);
  return { kind: "reference", name, position: element.position };
}

function parseModel(child: XmlElement, parent: XmlElement, content: Content, context: SchemaContext): void {
  const name = schemaName(child);
  if (name === "sequence") parseSequence(child, content, context);
  else if (name !== undefined && REFUSED_MODELS.includes(name)) content.refused.push(construct(child));
  else throw unexpected(child, parent);
}

/**
 * ```
 * <sequence minOccurs maxOccurs id> (annotation?, (element | group | choice | sequence | any)*) </sequence>
 * ```
 * A sequence that occurs once within another says the same as its particles would in its place.
 */
function parseSequence(element: XmlElement, content: Content, context: SchemaContext): void {
  checkAttributes(element, ["minOccurs", "maxOccurs", "id"]);
  const { minOccurs, maxOccurs } = parseOccurrence(element);
  if (minOccurs !== 1 || maxOccurs !== 1)
    content.refused.push(construct(element, "an xs:sequence that does not occur exactly once"));
  for (const child of contentOf(element)) {
    const name = schemaName(child);
    if (name === "element") content.particles.push(parseElementParticle(child, context));
    else if (name === "sequence") parseSequence(child, content, context);
    else if (name === "choice" || name === "group" || name === "any") content.refused.push(construct(child));
    else throw unexpected(child, element);
  }
}

/** Two models side by side are not a longer one. */
function checkSingleModel(element: XmlElement): void {
  const second = contentOf(element).filter((child) => MODELS.includes(schemaName(child) ?? ""))[1];
  if (second !== undefined) throw unexpected(second, element);
}

function refusedFlags(element: XmlElement): Construct[] {
  const mixed = booleanAttribute(element, "mixed") ? [construct(element, "mixed content")] : [];
  return booleanAttribute(element, "abstract") ? [...mixed, construct(element, "an abstract type")] : mixed;
}

const MODELS = ["simpleContent", "complexContent", "sequence", "group", "all", "choice"];

const REFUSED_MODELS = ["group", "all", "choice", "attribute", "attributeGroup", "anyAttribute"];
