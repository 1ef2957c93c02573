import { unsupported } from "../source/errors.js";
import type { Part, PortTypeMessage, SoapHeader } from "../wsdl/definitions.js";
import { findMessage, findPart, type Messages } from "../wsdl/link-definitions.js";
import { clarkName, compareText } from "../xml/qname.js";
import type { GlobalElement } from "../xsd/components.js";
import type { SchemaSet } from "../xsd/schema-set.js";
import type { BoundMessage, BoundOperation } from "./bind-operations.js";
import type { Subject } from "./build-assertions.js";
import type { TypeBuilder } from "./build-types.js";
import type { ElementUse, Fault, Message, Occurrence, Operation } from "./contract.js";
import { typeOfElement } from "./type-path.js";
import { findElement, findPayload, onlyPart } from "./wrapped-style.js";

/** What the messages of one WSDL can refer to. */
export interface OperationScope {
  readonly messages: Messages;
  readonly schemas: SchemaSet;
  readonly types: TypeBuilder;
}

export function buildOperation(operation: BoundOperation, scope: OperationScope): Operation {
  const { name, documentation, soapAction, request, response, faults } = operation;
  return {
    name,
    documentation,
    soapAction,
    request: buildMessage(request, scope),
    response: buildMessage(response, scope),
    faults: faults.map((fault) => buildFault(fault, scope)).sort((a, b) => compareText(a.name, b.name)),
  };
}

/** The WSDL elements that describe an operation, including its messages. */
export function subjectOf({ subject, request, response, faults }: BoundOperation, scope: OperationScope): Subject {
  const messages = [request, response, ...faults].map(({ message, position }) =>
    findMessage(scope.messages, message, position),
  );
  return [...subject, ...messages.flatMap((message) => [message, ...message.parts])];
}

/** The message of a fault has one part: the element in the fault's detail (WSDL 1.1, 3.6). */
function buildFault({ name, message, position }: PortTypeMessage, { messages, schemas, types }: OperationScope): Fault {
  const found = findMessage(messages, message, position);
  const declaration = findElement(onlyPart(found, "fault", position), schemas);
  return { name, detail: useElement(declaration, types, { min: 1, max: 1 }) };
}

function buildMessage(bound: BoundMessage, scope: OperationScope): Message {
  const message = findMessage(scope.messages, bound.message, bound.position);
  const { element, parameters } = findPayload(message, bound.body, scope);
  return {
    element: element.name,
    documentation: element.annotation.documentation || (parameters?.documentation ?? ""),
    content:
      parameters === undefined
        ? { kind: "bare", value: useElement(element, scope.types, { min: 1, max: 1 }) }
        : { kind: "elements", particles: scope.types.members(parameters.particles) },
    headers: buildHeaders(bound.headers, scope),
  };
}

/** A header may always be left out: a fault has none, and WCF reads a missing header as nil. */
function buildHeaders(headers: readonly SoapHeader[], scope: OperationScope): ElementUse[] {
  const parts = new Map<string, Part>();
  return headers.flatMap((header) => {
    const part = findPart(scope.messages, header.message, header.part, header.position);
    const declaration = findElement(part, scope.schemas);
    const { localName } = declaration.name;
    // A binding may list one header twice.
    if (parts.get(localName) === part) return [];
    if (parts.has(localName)) throw unsupported(`a second header ${clarkName(declaration.name)}`, header.position);
    parts.set(localName, part);
    return [useElement(declaration, scope.types, { min: 0, max: 1 })];
  });
}

function useElement(declaration: GlobalElement, types: TypeBuilder, occurs: Occurrence): ElementUse {
  const { name, annotation } = declaration;
  return types.element({
    declaration,
    typeName: typeOfElement(name),
    documentation: annotation.documentation,
    occurs,
  });
}
