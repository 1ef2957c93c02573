import { SchemaError } from "../source/errors.js";
import { checkAttributes, showName, type XmlElement } from "../xml/xml-element.js";
import type { ElementReference, Group, GroupReference, LocalElement, ModelGroup, Particle } from "./components.js";
import {
  checkContent,
  declaredName,
  optional,
  type Production,
  type Productions,
  parseChildren,
  repeated,
  requiredReference,
  type SchemaContext,
} from "./grammar.js";
import { parseAnnotation } from "./parse-annotation.js";
import { parseElementParticle } from "./parse-element.js";
import { parseOccurrence } from "./parse-occurrence.js";
import { parseElementWildcard } from "./parse-wildcard.js";

/**
 * Particles that follow each other (XSD 1.0 part 1, 3.8.2).
 * ```
 * <sequence minOccurs maxOccurs id> (annotation?, (element | group | choice | sequence | any)*) </sequence>
 * ```
 */
function parseSequence(element: XmlElement, context: SchemaContext): ModelGroup {
  return parseModelGroup("sequence", PARTICLES, element, context);
}

/** `<choice minOccurs maxOccurs id> (annotation?, (element | group | choice | sequence | any)*) </choice>` (3.8.2) */
function parseChoice(element: XmlElement, context: SchemaContext): ModelGroup {
  return parseModelGroup("choice", PARTICLES, element, context);
}

/** `<all minOccurs="0|1" maxOccurs="1" id> (annotation?, element*) </all>` (3.8.2, 3.8.6) */
function parseAll(element: XmlElement, context: SchemaContext): ModelGroup {
  const all = parseModelGroup("all", ELEMENT, element, context);
  if (all.minOccurs > 1 || all.maxOccurs !== 1)
    throw new SchemaError("xs:all occurs once or not at all", element.position);
  return all;
}

function parseModelGroup(
  kind: ModelGroup["kind"],
  productions: Productions<Particle>,
  element: XmlElement,
  context: SchemaContext,
): ModelGroup {
  checkAttributes(element, ["minOccurs", "maxOccurs", "id"]);
  checkContent(element, repeated(productions));
  return {
    kind,
    ...parseOccurrence(element),
    particles: parseChildren(element, productions, context),
    annotation: parseAnnotation(element),
    position: element.position,
  };
}

/** `<group ref minOccurs maxOccurs id> (annotation?) </group>` (3.7.2) */
function parseGroupReference(element: XmlElement, context: SchemaContext): GroupReference {
  checkAttributes(element, ["ref", "minOccurs", "maxOccurs", "id"]);
  checkContent(element);
  return {
    kind: "group",
    ...requiredReference(element, "ref", context),
    ...parseOccurrence(element),
    annotation: parseAnnotation(element),
  };
}

/** `<group name id> (annotation?, (all | choice | sequence)) </group>` (3.7.2) */
export function parseGroup(element: XmlElement, context: SchemaContext): Group {
  checkAttributes(element, ["name", "id"]);
  checkContent(element, optional(MODEL_GROUPS));
  const [model] = parseChildren(element, MODEL_GROUPS, context);
  if (model === undefined) throw new SchemaError(`${showName(element)} is empty`, element.position);
  const name = declaredName(element, context);
  return { name, model, annotation: parseAnnotation(element), position: element.position };
}

const ELEMENT: Productions<LocalElement | ElementReference> = new Map([["element", parseElementParticle]]);

const MODEL_GROUPS: Productions<ModelGroup> = new Map([
  ["all", parseAll],
  ["choice", parseChoice],
  ["sequence", parseSequence],
]);

const PARTICLES: Productions<Particle> = new Map<string, Production<Particle>>([
  ...ELEMENT,
  ["group", parseGroupReference],
  ["choice", parseChoice],
  ["sequence", parseSequence],
  ["any", parseElementWildcard],
]);

/** In the grammar of types: `(group | all | choice | sequence)?` */
export const CONTENT_MODELS: Productions<Particle> = new Map<string, Production<Particle>>([
  ...MODEL_GROUPS,
  ["group", parseGroupReference],
]);
