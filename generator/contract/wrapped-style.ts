import { SchemaError, unsupported } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import type { Message, Part, SoapBody } from "../wsdl/definitions.js";
import { clarkName } from "../xml/qname.js";
import type { ComplexType, ElementDeclaration, LocalElement } from "../xsd/components.js";
import type { SchemaSet } from "../xsd/schema-set.js";
import { checkGlobalElement } from "./expressible.js";
import { lowerComplexType } from "./lower-complex-type.js";

/** An element declaration whose complex type holds the parameters of an operation. */
export interface Wrapper {
  readonly element: ElementDeclaration;
  readonly type: ComplexType;
  readonly members: readonly LocalElement[];
}

/**
 * The element that wraps the parameters of a message. The wrapped style is a convention of document/literal. Its rules, as
 * far as messages depend on them:
 *
 * 1. style is document, use is literal (bind-operations.ts has checked both)
 * 2. the body has exactly one part
 * 3. the part refers to an element
 * 4. the element is of a complex type, and is not nillable
 * 5. the type is a sequence, without attributes and without a base type
 */
export function findWrapper(message: Message, body: SoapBody, schemas: SchemaSet): Wrapper {
  const element = findElement(bodyPart(message, body), schemas);
  if (element.nillable) throw unsupported("a nillable message element", element.position);
  const type = typeOf(element, schemas);
  const { base, members } = lowerComplexType(type);
  if (base !== undefined) throw unsupported("an xs:extension as message", base.position);
  return { element, type, members };
}

/** The global element that a part refers to. @throws SchemaError if there is none */
export function findElement({ content, position }: Part, schemas: SchemaSet): ElementDeclaration {
  if (content.kind === "type") throw unsupported("a part with the attribute type", position);
  const found = schemas.elements.get(clarkName(content.name));
  if (found === undefined) throw new SchemaError(`the element ${clarkName(content.name)} is not declared`, position);
  checkGlobalElement(found);
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

function typeOf({ type, name, position }: ElementDeclaration, schemas: SchemaSet): ComplexType {
  const definition = type.kind === "anonymous" ? type.definition : schemas.types.get(clarkName(type.name));
  if (definition?.kind === "complexType") return definition;
  throw unsupported(`the message element ${clarkName(name)} without a complex type`, position);
}
