import type { Endpoint, Message, Operation } from "../contract/contract.js";
import type { Document } from "./document.js";
import { faultClasses } from "./emit-fault.js";
import { membersOfMessage } from "./emit-members.js";
import { literal } from "./identifiers.js";
import type { MessagePart } from "./message-parts.js";
import { type EndpointNames, operationNames } from "./names.js";
import { netserverName, runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { assignment, call, functionHead, generic, intersection, returnStatement } from "./syntax.js";

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
  const base = generic(netserverName("NetServerClient"), headersOfClient([...headers]));
  file.comment(endpoint.documentation, `Calls the operations of the endpoint ${endpoint.name}.`);
  file.block([`export class ${names.client} extends `, base], () => {
    file.comment("The end of the endpoint's address. What is before it belongs to one installation.");
    file.line(assignment("static readonly path", literal(pathOf(endpoint, file.version.name))), ";");
    if (headers.size > 1) {
      file.comment("Its operations declare different headers: a call sends those that its own declares.");
      file.line(assignment(`static override readonly endpoint: typeof ${names.endpoint}`, names.endpoint), ";");
    }
    for (const operation of endpoint.operations) {
      file.blankLine();
      file.comment(operation.documentation, describeFaults(faultClasses(operation, names)));
      emitMethod(operation, names, headersOf(operation), file);
    }
  });
}

/** A client takes the headers of all its operations. An operation without headers adds nothing: its type has no keys. */
function headersOfClient(parts: readonly MessagePart[]): Document {
  if (parts.length === 0) return "object";
  const some = parts.filter(({ members }) => members.length > 0);
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

function isEmpty({ content }: Message): boolean {
  return content.kind !== "bare" && membersOfMessage(content).length === 0;
}

/** The end of the path in the WSDL's address: `Services88/Batch.svc`. The part before it belongs to one installation. */
function pathOf({ address, name }: Endpoint, version: string): string {
  const path = (address ?? "").replace(/^[^:]*:\/\/[^/]*/, "").replace(/[?#].*/s, "");
  const segments = path.split("/").filter((segment) => segment !== "");
  return segments.length >= 2 ? segments.slice(-2).join("/") : `${version}/${name}.svc`;
}
