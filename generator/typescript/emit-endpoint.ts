import type { Direction, Endpoint, Message, Operation } from "../contract/contract.js";
import { isUnqualified } from "../contract/unqualified.js";
import type { Document } from "./document.js";
import { actionsOf, besideMessages } from "./emit-beside.js";
import { emitClient } from "./emit-client.js";
import { emitFaults, faultClasses } from "./emit-fault.js";
import { nameLiteral } from "./emit-functions.js";
import { emitPartFunctions, emitPartInterface, isEmpty } from "./emit-message-part.js";
import { emitService, serviceOf } from "./emit-service.js";
import { literal } from "./identifiers.js";
import { bodyPart, type HeaderParts, headerParts, type MessagePart } from "./message-parts.js";
import { type EndpointNames, operationNames } from "./names.js";
import { runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { arrayLiteral, assignment, generic, objectLiteral, objectOnLines, property } from "./syntax.js";
import type { Version } from "./version.js";

/** What the declarations of every operation are emitted from. */
interface EndpointFacts {
  readonly endpoint: Endpoint;
  readonly names: EndpointNames;
  readonly headers: Readonly<Record<Direction, HeaderParts>>;
}

/** The module of one endpoint: headers, faults, then each operation with its messages, then all together. */
export function emitEndpoint(endpoint: Endpoint, names: EndpointNames, file: SourceFile): void {
  const { members } = file.version.types;
  const headersOf = (direction: Direction): HeaderParts => headerParts(direction, endpoint, names, members);
  const headers = { request: headersOf("request"), response: headersOf("response") };
  for (const part of [...headers.request.all, ...headers.response.all]) {
    emitPartInterface(part, file);
    emitPartFunctions(part, file);
  }
  // A class, unlike a function, must be declared before the constants that use it.
  emitFaults(endpoint, names, file);
  emitService(endpoint, names, file);
  for (const operation of endpoint.operations) emitOperation(operation, { endpoint, names, headers }, file);
  emitSummary(endpoint, names, file);
  file.blankLine();
  emitClient(
    endpoint,
    names,
    (operation) => ({
      request: headers.request.of(operation),
      response: headers.response.of(operation),
    }),
    file,
  );
}

function emitOperation(operation: Operation, { endpoint, names, headers }: EndpointFacts, file: SourceFile): void {
  const own = operationNames(names, operation.name);
  const { members } = file.version.types;
  const request = bodyPart(own.request, `the request of ${operation.name}`, operation.request, members);
  const response = bodyPart(own.response, `the response of ${operation.name}`, operation.response, members);
  const [requestHeaders, responseHeaders] = [headers.request.of(operation), headers.response.of(operation)];
  const bodies = operation.isOneWay ? [request] : [request, response];
  for (const body of bodies) emitPartInterface(body, file);
  file.comment(operation.documentation, { construct: "operation", name: operation.name });
  const responseOf = (): Document[] => {
    const faults = faultClasses(operation, names);
    const faultList = faults.length === 0 ? [] : [property("faults", arrayLiteral(faults))];
    return [...describe(operation.response, response, responseHeaders, file.version), ...faultList];
  };
  const type = operation.isOneWay
    ? generic(runtimeName("OneWayOperation"), own.request, requestHeaders.identifier)
    : generic(runtimeName("Operation"), ...[...bodies, requestHeaders, responseHeaders].map((part) => part.identifier));
  const description = objectOnLines([
    property("name", literal(operation.name)),
    property("soapAction", literal(operation.soapAction)),
    property("soapVersion", literal(endpoint.soapVersion)),
    ...actionsOf(operation, endpoint, file.version),
    ...serviceOf(endpoint, names, file),
    property("request", objectOnLines(describe(operation.request, request, requestHeaders, file.version))),
    property("response", operation.isOneWay ? runtimeName("noResponse") : objectOnLines(responseOf())),
  ]);
  file.line(assignment([`export const ${own.constant}: `, type], description), ";");
  file.blankLine();
  for (const body of bodies) emitPartFunctions(body, file);
}

/** The description of a message for the library. */
function describe(message: Message, body: MessagePart, headers: MessagePart, version: Version): Document[] {
  const { element, isEncoded } = message;
  return [
    ...(element === undefined ? [] : [property("element", nameLiteral(element, version))]),
    property("headers", codec(headers)),
    property("body", codec(body)),
    ...(isEncoded ? [property("encoding", runtimeName("soapEncoding"))] : []),
    ...(isUnqualified(message, version.types) ? [property("isUnqualified", "true")] : []),
  ];
}

/** `{ write: writeName, read: readName }`, or the constant of the library for a part without members. */
function codec(part: MessagePart): Document {
  if (isEmpty(part)) return runtimeName("empty");
  const { identifier, form, attachments } = part;
  const hasTextBeside = attachments.some(({ kind }) => kind === "text");
  return objectLiteral([
    property("write", `write${identifier}`),
    property("read", `read${identifier}`),
    ...(form === undefined ? [] : [property("form", literal(form))]),
    ...(hasTextBeside ? [property("hasTextBeside", "true")] : []),
  ]);
}

/**
 * Everything about the endpoint in one constant, for code that works with any endpoint. Its type is spelled out, so that a
 * compiler can make the declarations of this module without those of others (`isolatedDeclarations`).
 */
function emitSummary(endpoint: Endpoint, names: EndpointNames, file: SourceFile): void {
  const { name, namespace, documentation } = endpoint;
  const beside = besideMessages(endpoint);
  const operations = [...names.operations.values()].map(({ constant }) => constant);
  const namespaceName = file.version.namespace(namespace);
  const value = objectOnLines([
    property("name", literal(name)),
    property("namespace", namespaceName),
    ...beside.map(({ key }) => property(key, `${names.service}.${key}`)),
    property("operations", objectOnLines(operations)),
  ]);
  file.comment(documentation, `The endpoint ${name}.`);
  file.block(`export const ${names.endpoint}:`, () => {
    file.line(`readonly name: ${literal(name)};`);
    file.line("readonly namespace: typeof ", namespaceName, ";");
    for (const { key, type } of beside) file.line(`readonly ${key}: `, type, ";");
    emitOperationTypes(operations, file);
  }, [" = ", value, ";"]);
}

function emitOperationTypes(constants: readonly string[], file: SourceFile): void {
  const lines = (): void => {
    for (const constant of constants) file.line(`readonly ${constant}: typeof ${constant};`);
  };
  if (constants.length === 0) file.line("readonly operations: {};");
  else file.block("readonly operations:", lines, ";");
}
