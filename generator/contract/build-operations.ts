import { unsupported } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import type { BindingMessage, BindingOperation, SoapHeader } from "../wsdl/definitions.js";
import {
  findMessage,
  findPart,
  type LinkedFault,
  type LinkedOperation,
  type Messages,
} from "../wsdl/link-definitions.js";
import { clarkName, compareText, type QName } from "../xml/qname.js";
import type { ElementDeclaration } from "../xsd/components.js";
import type { SchemaSet } from "../xsd/link-schema-set.js";
import type { TypeBuilder } from "./build-types.js";
import type { ElementUse, Fault, Message, Occurrence, Operation } from "./contract.js";
import { checkLiteral, findElement, findWrapper, onlyPart } from "./wrapped-style.js";

/** What the messages of one WSDL can refer to. */
export interface OperationScope {
  readonly messages: Messages;
  readonly schemas: SchemaSet;
  readonly types: TypeBuilder;
}

export function buildOperation({ abstract, concrete, faults }: LinkedOperation, scope: OperationScope): Operation {
  const { name, documentation, input, output, position } = abstract;
  return {
    name,
    documentation,
    soapAction: concrete.soapAction,
    request: buildMessage(input, concrete.input, concrete, scope, position),
    response: buildMessage(output, concrete.output, concrete, scope, position),
    faults: faults.map((fault) => buildFault(fault, scope)).sort((a, b) => compareText(a.name, b.name)),
  };
}

/** The one element in the detail (WSDL 1.1, 3.6). */
function buildFault({ abstract, concrete }: LinkedFault, { messages, schemas, types }: OperationScope): Fault {
  if (concrete !== undefined) checkLiteral(concrete.use, concrete.position);
  const message = findMessage(messages, abstract.message, abstract.position);
  const declaration = findElement(onlyPart(message, "fault", abstract.position), schemas);
  return { name: abstract.name, detail: useElement(declaration, types, { min: 1, max: 1 }) };
}

function buildMessage(
  name: QName | undefined,
  binding: BindingMessage | undefined,
  operation: BindingOperation,
  scope: OperationScope,
  position: Position,
): Message {
  if (name === undefined || binding === undefined) throw unsupported("an operation without input or output", position);
  const message = findMessage(scope.messages, name, position);
  const { element, type } = findWrapper(message, binding, operation, scope.schemas);
  return {
    element: element.name,
    documentation: element.annotation.documentation || type.annotation.documentation,
    content: { kind: "elements", particles: scope.types.members(type.particles) },
    headers: buildHeaders(binding.headers, scope),
  };
}

/** A header may always be left out: a fault, for one, comes without any (and WCF takes a missing one as nil). */
function buildHeaders(headers: readonly SoapHeader[], scope: OperationScope): ElementUse[] {
  const names = new Set<string>();
  return headers.map((header) => {
    checkLiteral(header.use, header.position);
    const part = findPart(scope.messages, header.message, header.part, header.position);
    const declaration = findElement(part, scope.schemas);
    const { name } = declaration;
    if (names.has(name.localName)) throw unsupported(`a second header ${clarkName(name)}`, header.position);
    names.add(name.localName);
    return useElement(declaration, scope.types, { min: 0, max: 1 });
  });
}

function useElement(declaration: ElementDeclaration, types: TypeBuilder, occurs: Occurrence): ElementUse {
  const { name, type, nillable, annotation } = declaration;
  return { element: name, documentation: annotation.documentation, type: types.use(type), nillable, occurs };
}
