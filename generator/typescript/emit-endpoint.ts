import type { CodeBlockWriter } from "ts-morph";
import type { Endpoint, HeaderEntry, Message, Operation } from "../contract/contract.js";
import { clarkName } from "../xml/qname.js";
import { emitReadFunction, emitRounds, emitWriteFunction } from "./emit-functions.js";
import { emitProperties, emitReads, emitWrites, type Member, requiredNames } from "./emit-members.js";
import { literal } from "./identifiers.js";
import { writeJsdoc, writeList } from "./layout.js";
import type { Module } from "./module.js";
import type { EndpointNames, OperationNames } from "./names.js";

/** An interface, with the namespace and the element that its functions write and read. */
interface MessagePart {
  readonly identifier: string;
  readonly documentation: readonly string[];
  readonly members: readonly Member[];
  /** The arguments that `begin` needs beside the value. */
  readonly writeBegin: string;
  readonly readBegin: string;
}

/** The module of one endpoint: headers, then each operation with its messages, then all together. */
export function emitEndpoint(endpoint: Endpoint, names: EndpointNames, module: Module, out: CodeBlockWriter): void {
  const headers = headerParts(endpoint, names, module);
  for (const part of new Set(headers.values())) emitPart(part, module, out);
  for (const operation of endpoint.operations) {
    emitOperation(operation, endpoint, operationNames(names, operation.name), headers, module, out);
  }
  emitSummary(endpoint, names, module, out);
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

function headerPart(identifier: string, { headers }: Message, module: Module): MessagePart {
  const [first] = headers;
  const namespace = first === undefined ? '""' : module.namespace(first.element.namespace);
  return {
    identifier,
    documentation: [],
    members: headers.map(headerMember),
    writeBegin: `beginHeaders(${namespace}, value)`,
    readBegin: `beginHeaders(${namespace})`,
  };
}

/** A header may always be left out: a fault, for one, comes without any (and WCF takes a missing one as nil). */
function headerMember({ element, documentation, type, nillable }: HeaderEntry): Member {
  return { name: element.localName, documentation, type, nillable, required: false };
}

function emitOperation(
  { name, documentation, soapAction, request, response }: Operation,
  endpoint: Endpoint,
  names: OperationNames,
  headers: ReadonlyMap<Message, MessagePart>,
  module: Module,
  out: CodeBlockWriter,
): void {
  const requestPart = bodyPart(names.request, request, module);
  const responsePart = bodyPart(names.response, response, module);
  const [requestHeaders, responseHeaders] = [headers.get(request), headers.get(response)];
  if (requestHeaders === undefined || responseHeaders === undefined) throw new Error(`no headers for ${name}`);
  const parameters = [requestPart, responsePart, requestHeaders, responseHeaders].map(({ identifier }) => identifier);
  emitInterface(requestPart, module, out);
  emitInterface(responsePart, module, out);
  writeJsdoc(out, documentation);
  writeList(out, `export const ${names.constant}: ${module.runtimeType("Operation")}<`, parameters, "> = {");
  out.indent(() => {
    out.writeLine(`name: ${literal(name)},`);
    out.writeLine(`soapAction: ${literal(soapAction)},`);
    out.writeLine(`soapVersion: ${literal(endpoint.soapVersion)},`);
    emitMessage("request", request, requestPart, requestHeaders, module, out);
    emitMessage("response", response, responsePart, responseHeaders, module, out);
  });
  out.writeLine("};").blankLine();
  emitFunctions(requestPart, module, out);
  emitFunctions(responsePart, module, out);
}

function emitMessage(
  direction: "request" | "response",
  { element }: Message,
  body: MessagePart,
  headers: MessagePart,
  module: Module,
  out: CodeBlockWriter,
): void {
  out
    .write(`${direction}:`)
    .space()
    .inlineBlock(() => {
      out.writeLine(`namespace: ${module.namespace(element.namespace)},`);
      out.writeLine(`element: ${literal(element.localName)},`);
      out.writeLine(`writeHeaders: write${headers.identifier},`);
      out.writeLine(`readHeaders: read${headers.identifier},`);
      out.writeLine(`write: write${body.identifier},`);
      out.writeLine(`read: read${body.identifier},`);
    });
  out.write(",").newLine();
}

function bodyPart(identifier: string, { element, documentation, fields }: Message, module: Module): MessagePart {
  const name = `${module.namespace(element.namespace)}, ${literal(element.localName)}`;
  return {
    identifier,
    documentation: [documentation, `The element ${clarkName(element)}.`],
    members: fields,
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
  const { identifier, members, writeBegin, readBegin } = part;
  emitWriteFunction({ name: `write${identifier}`, valueType: identifier, isExported: false }, module, out, () => {
    out.writeLine(`writer.${writeBegin};`);
    emitWrites(members, module, out);
    out.writeLine("writer.end();");
  });
  const required = requiredNames(members);
  out.blankLine();
  emitReadFunction({ name: `read${identifier}`, valueType: identifier, isExported: false }, module, out, () => {
    out.writeLine(`const value: ${required.length > 0 ? `Partial<${identifier}>` : identifier} = {};`);
    out.writeLine(`reader.${readBegin};`);
    if (members.length === 0) out.writeLine("while (reader.again(value));");
    else emitRounds(out, () => emitReads(members, module, out));
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
      out.writeLine(`name: ${literal(endpoint.name)},`);
      out.writeLine(`namespace: ${module.namespace(endpoint.namespace)},`);
      out
        .write("operations:")
        .space()
        .inlineBlock(() => {
          for (const { constant } of names.operations.values()) out.writeLine(`${constant},`);
        });
      out.write(",").newLine();
    });
  out.write(" as const;").newLine();
}

function operationNames(names: EndpointNames, operation: string): OperationNames {
  const found = names.operations.get(operation);
  if (found === undefined) throw new Error(`${operation} was not registered`);
  return found;
}

function sameHeaders(a: Message, b: Message | undefined): boolean {
  return JSON.stringify(a.headers) === JSON.stringify(b?.headers);
}
