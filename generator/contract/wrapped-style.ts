import { SchemaError, unsupported } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import type { Message, Part, SoapBody } from "../wsdl/definitions.js";
import { clarkName } from "../xml/qname.js";
import type { GlobalElement } from "../xsd/components.js";
import type { SchemaSet } from "../xsd/schema-set.js";
import type { TypeBuilder } from "./build-types.js";
import type { Branch, LoweredType } from "./lowered.js";
import { typeOfElement } from "./type-path.js";

/** The element in the body of a message. */
export interface Payload {
  readonly element: GlobalElement;
  /** Its members, if it wraps the parameters of an operation; undefined if it is the only value of the message. */
  readonly parameters: Parameters | undefined;
}

export interface Parameters {
  readonly documentation: string;
  readonly particles: Branch;
}

/** The sources of messages. */
interface PayloadScope {
  readonly schemas: SchemaSet;
  readonly types: TypeBuilder;
}

/**
 * Finds the element in the body of a message. By a convention of document/literal, the wrapped style, it wraps the parameters of an
 * operation. These are the rules of the wrapped style, as far as messages depend on them:
 *
 * 1. style is document, use is literal (bind-operations.ts has checked both)
 * 2. the body has exactly one part
 * 3. the part refers to an element
 * 4. the element is of a complex type, and is not nillable
 * 5. the type is a sequence of elements with different names, without attributes and without a base type
 */
export function findPayload(message: Message, body: SoapBody, { schemas, types }: PayloadScope): Payload {
  const element = findElement(bodyPart(message, body), schemas);
  const { type, nillable, value } = element;
  const definition = type.kind === "anonymous" ? type.definition : schemas.types.get(clarkName(type.name));
  if (definition?.kind !== "complexType" || definition.abstract || nillable || value !== undefined)
    return { element, parameters: undefined };
  const lowered = types.lower(definition, definition.name ?? typeOfElement(element.name));
  const { documentation } = definition.annotation;
  return {
    element,
    parameters: isSequence(lowered) ? { documentation, particles: lowered.content.particles } : undefined,
  };
}

/** Whether a type is a sequence of elements and nothing else. */
type Sequence = LoweredType & { readonly content: { readonly kind: "elements"; readonly particles: Branch } };

function isSequence(lowered: LoweredType): lowered is Sequence {
  const { base, restricts, content, attributes, anyAttributes } = lowered;
  if (base !== undefined || restricts !== undefined || attributes.length > 0 || anyAttributes !== undefined)
    return false;
  return content.kind === "elements" && haveNamesOfTheirOwn(content.particles);
}

function haveNamesOfTheirOwn(particles: Branch): boolean {
  const names = particles.map((particle) => (particle.kind === "element" ? particle.declaration.name.localName : ""));
  return !names.includes("") && new Set(names).size === names.length;
}

/** The global element that a part refers to. @throws SchemaError if there is none */
export function findElement({ content, position }: Part, schemas: SchemaSet): GlobalElement {
  if (content.kind === "type") throw unsupported("a part with the attribute type", position);
  const found = schemas.elements.get(clarkName(content.name));
  if (found === undefined) throw new SchemaError(`the element ${clarkName(content.name)} is not declared`, position);
  if (found.abstract) throw unsupported("an abstract element as message", found.position);
  return found;
}

function bodyPart({ parts, name, position }: Message, body: SoapBody): Part {
  const missing = body.parts?.find((wanted) => !parts.some((part) => part.name === wanted));
  if (missing !== undefined)
    throw new SchemaError(`the message ${clarkName(name)} has no part ${missing}`, body.position);
  const chosen = parts.filter((part) => body.parts?.includes(part.name) ?? true);
  return onlyPart({ name, parts: chosen }, "body", position);
}

/** @throws SchemaError if there are no parts or several */
export function onlyPart({ name, parts }: Pick<Message, "name" | "parts">, place: string, position: Position): Part {
  const [part] = parts;
  if (part !== undefined && parts.length === 1) return part;
  throw unsupported(`a ${place} of ${parts.length} parts (message ${clarkName(name)})`, position);
}
