import { unsupported } from "../errors.js";
import type { BindingMessage, BindingOperation, SoapHeader } from "../wsdl/definitions.js";
import { findMessage, findPart, type LinkedOperation, type Messages } from "../wsdl/link-definitions.js";
import { clarkName, type QName } from "../xml/qname.js";
import type { Position } from "../xml/source-text.js";
import type { SchemaSet } from "../xsd/link-schema-set.js";
import type { TypeBuilder } from "./build-types.js";
import type { HeaderEntry, Message, Operation } from "./contract.js";
import { checkLiteral, findElement, findWrapper } from "./wrapped-style.js";

/** What the messages of one WSDL can refer to. */
export interface OperationScope {
  readonly messages: Messages;
  readonly schemas: SchemaSet;
  readonly types: TypeBuilder;
}

export function buildOperation({ abstract, concrete }: LinkedOperation, scope: OperationScope): Operation {
  const { name, documentation, input, output, faults, position } = abstract;
  const [fault] = faults;
  if (fault !== undefined) throw unsupported("wsdl:fault", fault);
  return {
    name,
    documentation,
    soapAction: concrete.soapAction,
    request: buildMessage(input, concrete.input, concrete, scope, position),
    response: buildMessage(output, concrete.output, concrete, scope, position),
  };
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
    fields: scope.types.fields(type.particles),
    headers: buildHeaders(binding.headers, scope),
  };
}

function buildHeaders(headers: readonly SoapHeader[], scope: OperationScope): HeaderEntry[] {
  const names = new Set<string>();
  return headers.map((header) => {
    checkLiteral(header.use, header.position);
    const part = findPart(scope.messages, header.message, header.part, header.position);
    const { name, type, nillable, annotation } = findElement(part, scope.schemas);
    if (names.has(name.localName)) throw unsupported(`a second header ${clarkName(name)}`, header.position);
    names.add(name.localName);
    return { element: name, documentation: annotation.documentation, type: scope.types.use(type), nillable };
  });
}
