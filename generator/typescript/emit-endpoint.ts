import { isDeepStrictEqual } from "node:util";
import type { CodeBlockWriter } from "ts-morph";
import type { Direction, ElementUse, Endpoint, Message, Operation } from "../contract/contract.js";
import { clarkName } from "../xml/qname.js";
import { codeSpan } from "./doc-text.js";
import { emitClient } from "./emit-client.js";
import { emitFaults, faultClasses } from "./emit-fault.js";
import { emitReadFunction, emitRounds, emitWriteFunction } from "./emit-functions.js";
import { emitProperties, emitReads, emitWrites, membersOf, requiredNames } from "./emit-members.js";
import { literal } from "./identifiers.js";
import { writeJsdoc, writeList, writeProperty, writeTypedConstant } from "./layout.js";
import type { Module } from "./module.js";
import { type EndpointNames, type OperationNames, operationNames } from "./names.js";

/** The headers or the body of a message: an interface, and what its functions begin with. */
interface MessagePart {
  readonly identifier: string;
  readonly documentation: readonly string[];
  readonly members: readonly ElementUse[];
  /** Where `begin` leaves the cursor. */
  readonly namespace: string;
  readonly writeBegin: string;
  readonly readBegin: string;
}

/** What the functions of a message are named after, and the classes of the faults that may come instead of it. */
interface MessageParts {
  readonly body: MessagePart;
  readonly headers: MessagePart;
  readonly faults: readonly string[];
}

/** The module of one endpoint: headers, faults, then each operation with its messages, then all together. */
export function emitEndpoint(endpoint: Endpoint, names: EndpointNames, module: Module, out: CodeBlockWriter): void {
  const headers = headerParts(endpoint, names, module);
  for (const part of new Set(headers.values())) emitPart(part, module, out);
  // A class, unlike a function, must stand before the constants that name it.
  emitFaults(endpoint, names, module, out);
  for (const operation of endpoint.operations) {
    emitOperation(operation, endpoint, names, headers, module, out);
  }
  emitSummary(endpoint, names, module, out);
  out.blankLine();
  emitClient(endpoint, names, (message) => headersFor(message, headers).identifier, module, out);
}

/** The interfaces for the headers of every message; one for each direction where all operations have the same. */
function headerParts(endpoint: Endpoint, names: EndpointNames, module: Module): Map<Message, MessagePart> {
  const parts = new Map<Message, MessagePart>();
  for (const direction of ["request", "response"] as const) {
    const role = direction === "request" ? "requestHeaders" : "responseHeaders";
    const messages = endpoint.operations.map((operation) => ({ operation, message: operation[direction] }));
    const [first] = messages;
    const same = messages.every(({ message }) => sameHeaders(message, first?.message));
    const shared = first && same ? headerPart(names[role], first.message, module) : undefined;
    for (const { operation, message } of messages) {
      parts.set(message, shared ?? headerPart(operationNames(names, operation.name)[role], message, module));
    }
  }
  return parts;
}

function headersFor(message: Message, headers: ReadonlyMap<Message, MessagePart>): MessagePart {
  const part = headers.get(message);
  if (part === undefined) throw new Error(`no headers for ${message.element.localName}`);
  return part;
}

function headerPart(identifier: string, { headers }: Message, module: Module): MessagePart {
  const namespace = headers[0]?.element.namespace;
  const name = namespace === undefined ? '""' : module.namespace(namespace);
  return {
    identifier,
    documentation: [],
    members: headers,
    namespace: namespace ?? "",
    writeBegin: `beginHeaders(${name}, value)`,
    readBegin: `beginHeaders(${name})`,
  };
}

function emitOperation(
  operation: Operation,
  { soapVersion }: Endpoint,
  endpointNames: EndpointNames,
  headers: ReadonlyMap<Message, MessagePart>,
  module: Module,
  out: CodeBlockWriter,
): void {
  const { name, documentation, soapAction, request, response } = operation;
  const names = operationNames(endpointNames, name);
  const requestPart = bodyPart(names.request, request, module);
  const responsePart = bodyPart(names.response, response, module);
  const [requestHeaders, responseHeaders] = [headersFor(request, headers), headersFor(response, headers)];
  const parameters = [requestPart, responsePart, requestHeaders, responseHeaders].map(({ identifier }) => identifier);
  emitInterface(requestPart, module, out);
  emitInterface(responsePart, module, out);
  writeJsdoc(out, documentation);
  writeTypedConstant(out, `export const ${names.constant}: ${module.runtimeType("Operation")}`, parameters, () => {
    writeProperty(out, "name", literal(name));
    writeProperty(out, "soapAction", literal(soapAction));
    writeProperty(out, "soapVersion", literal(soapVersion));
    emitMessage("request", request, { body: requestPart, headers: requestHeaders, faults: [] }, module, out);
    const faults = faultClasses(operation, endpointNames);
    emitMessage("response", response, { body: responsePart, headers: responseHeaders, faults }, module, out);
  });
  out.blankLine();
  emitFunctions(requestPart, module, out);
  emitFunctions(responsePart, module, out);
}

function emitMessage(
  direction: Direction,
  { element }: Message,
  { body, headers, faults }: MessageParts,
  module: Module,
  out: CodeBlockWriter,
): void {
  out
    .write(`${direction}:`)
    .space()
    .inlineBlock(() => {
      writeProperty(out, "namespace", module.namespace(element.namespace));
      writeProperty(out, "element", literal(element.localName));
      writeProperty(out, "writeHeaders", `write${headers.identifier}`);
      writeProperty(out, "readHeaders", `read${headers.identifier}`);
      writeProperty(out, "write", `write${body.identifier}`);
      writeProperty(out, "read", `read${body.identifier}`);
      if (faults.length > 0) writeList(out, "faults: [", faults, "],");
    });
  out.write(",").newLine();
}

function bodyPart(identifier: string, { element, documentation, content }: Message, module: Module): MessagePart {
  const name = `${module.namespace(element.namespace)}, ${literal(element.localName)}`;
  return {
    identifier,
    documentation: [documentation, `The element ${codeSpan(clarkName(element))}.`],
    members: membersOf(content),
    namespace: element.namespace,
    writeBegin: `beginPayload(${name}, value)`,
    readBegin: `beginPayload(${name})`,
  };
}

function emitPart(part: MessagePart, module: Module, out: CodeBlockWriter): void {
  emitInterface(part, module, out);
  emitFunctions(part, module, out);
}

function emitInterface(
  { identifier, documentation, members }: MessagePart,
  module: Module,
  out: CodeBlockWriter,
): void {
  writeJsdoc(out, ...documentation);
  if (members.length === 0) out.writeLine(`export type ${identifier} = Record<string, never>;`);
  else out.write(`export interface ${identifier}`).block(() => emitProperties(members, module, out));
  out.blankLine();
}

function emitFunctions(part: MessagePart, module: Module, out: CodeBlockWriter): void {
  const { identifier, members, namespace, writeBegin, readBegin } = part;
  const scope = { namespace, module, out };
  emitWriteFunction({ name: `write${identifier}`, valueType: identifier, isExported: false }, module, out, () => {
    out.writeLine(`writer.${writeBegin};`);
    emitWrites(members, scope);
    out.writeLine("writer.end();");
  });
  const required = requiredNames(members);
  out.blankLine();
  emitReadFunction({ name: `read${identifier}`, valueType: identifier, isExported: false }, module, out, () => {
    out.writeLine(`const value: ${required.length > 0 ? `Partial<${identifier}>` : identifier} = {};`);
    out.writeLine(`reader.${readBegin};`);
    emitRounds(out, members.length === 0 ? undefined : () => emitReads(members, scope));
    out.writeLine(required.length > 0 ? `return reader.complete(value, ${required.join(", ")});` : "return value;");
  });
  out.blankLine();
}

/** Everything about the endpoint in one constant, for code that works with any endpoint. */
function emitSummary(endpoint: Endpoint, names: EndpointNames, module: Module, out: CodeBlockWriter): void {
  writeJsdoc(out, endpoint.documentation, `The endpoint ${endpoint.name}.`);
  out
    .write(`export const ${names.endpoint} =`)
    .space()
    .inlineBlock(() => {
      writeProperty(out, "name", literal(endpoint.name));
      writeProperty(out, "namespace", module.namespace(endpoint.namespace));
      emitOperationList([...names.operations.values()], out);
    });
  out.write(" as const;").newLine();
}

function emitOperationList(operations: readonly OperationNames[], out: CodeBlockWriter): void {
  if (operations.length === 0) {
    out.writeLine("operations: {},");
    return;
  }
  out
    .write("operations:")
    .space()
    .inlineBlock(() => {
      for (const { constant } of operations) out.writeLine(`${constant},`);
    });
  out.write(",").newLine();
}

function sameHeaders(a: Message, b: Message | undefined): boolean {
  return isDeepStrictEqual(a.headers, b?.headers);
}
