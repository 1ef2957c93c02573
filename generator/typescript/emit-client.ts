import type { Endpoint, Message, Operation } from "../contract/contract.js";
import { webAddress } from "../contract/web-address.js";
import { planMessage } from "./content-plan.js";
import type { Document } from "./document.js";
import { asksForMore } from "./emit-beside.js";
import { faultClasses } from "./emit-fault.js";
import { literal, propertyAccess } from "./identifiers.js";
import type { MessagePart } from "./message-parts.js";
import { type EndpointNames, operationNames } from "./names.js";
import { runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  assignment,
  call,
  callWithLast,
  constructorHead,
  functionHead,
  generic,
  intersection,
  objectLiteral,
  property,
  returnStatement,
} from "./syntax.js";

/** The headers of an operation's messages. */
interface HeadersOfOperation {
  readonly request: MessagePart;
  readonly response: MessagePart;
}

/** The class that calls the operations of an endpoint: one method an operation. */
export function emitClient(
  endpoint: Endpoint,
  names: EndpointNames,
  headersOf: (operation: Operation) => HeadersOfOperation,
  file: SourceFile,
): void {
  const headers = new Set(endpoint.operations.map((operation) => headersOf(operation).request));
  const given = headersOfClient([...headers]);
  file.comment(endpoint.documentation, `Calls the operations of the endpoint ${endpoint.name}.`);
  file.block([`export class ${names.client} extends `, generic(baseOf(file), given)], () => {
    emitAddress(endpoint, file);
    if (headers.size > 1 || asksForMore(endpoint)) {
      if (headers.size > 1)
        file.comment("Its operations declare different headers: a call sends those that its own declares.");
      file.line(assignment(`static override readonly endpoint: typeof ${names.endpoint}`, names.endpoint), ";");
    }
    emitConstructor(endpoint, names, given, file);
    for (const operation of endpoint.operations) {
      file.blankLine();
      file.comment(operation.documentation, describeFaults(faultClasses(operation, names)));
      emitMethod(operation, names, headersOf(operation), file);
    }
  });
}

function baseOf({ version }: SourceFile): Document {
  const base = version.client?.base;
  return base === undefined ? runtimeName("SoapClient") : { kind: "name", use: "value", ...base };
}

/** Where the endpoint is: the end of its address if installations have it in common, or else all of it. */
function emitAddress(endpoint: Endpoint, file: SourceFile): void {
  const { client, name } = file.version;
  if (client !== undefined) {
    file.comment("The end of the endpoint's address. What is before it belongs to one installation.");
    file.line(assignment("static readonly path", literal(client.path(endpoint, name))), ";");
    return;
  }
  const address = webAddress(endpoint);
  if (address === undefined) return;
  file.comment("The address in the WSDL.");
  file.line(assignment("static readonly address", literal(address)), ";");
}

/** Without an address in the WSDL, or with one of many installations, a client is always given one. */
function emitConstructor(endpoint: Endpoint, { client }: EndpointNames, headers: Document, file: SourceFile): void {
  if (file.version.client !== undefined || webAddress(endpoint) === undefined) return;
  file.blankLine();
  file.comment("`options.url` may be left out: then it is the address in the WSDL.");
  const options: Document = ["options: ", generic(runtimeName("AddressedOptions"), headers), " = {}"];
  file.block(constructorHead([options]), () => {
    const own = objectLiteral([property("url", propertyAccess(client, "address")), "...options"]);
    file.line(callWithLast("super", [], own), ";");
  });
}

/** A client takes the headers of all its operations. An operation without headers adds nothing: its type has no keys. */
function headersOfClient(parts: readonly MessagePart[]): Document {
  if (parts.length === 0) return "object";
  const some = parts.filter((part) => part.parts.length > 0);
  return intersection((some.length === 0 ? parts : some).map(({ identifier }) => identifier));
}

function describeFaults(classes: readonly string[]): string {
  return classes.length === 0 ? "" : `Declared faults: ${classes.join(", ")}.`;
}

function emitMethod(
  { name, request, isOneWay }: Operation,
  names: EndpointNames,
  headers: HeadersOfOperation,
  file: SourceFile,
): void {
  const own = operationNames(names, name);
  const parameters: Document[] = [
    `request: ${own.request}${isEmpty(request) ? " = {}" : ""}`,
    ["options?: ", generic(runtimeName("CallOptions"), headers.request.identifier)],
  ];
  const result = isOneWay ? "void" : generic(runtimeName("WithHeaders"), own.response, headers.response.identifier);
  file.block(functionHead(own.method, parameters, generic("Promise", result)), () => {
    file.line(returnStatement(call("this.call", own.constant, "request", "options")));
  });
}

function isEmpty({ content, attachments }: Message): boolean {
  return content.kind !== "bare" && planMessage(content).length === 0 && attachments.length === 0;
}
