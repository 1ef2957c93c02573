import type { CodeBlockWriter } from "ts-morph";
import type { Endpoint, Message } from "../contract/contract.js";
import { faultClasses } from "./emit-fault.js";
import { membersOf } from "./emit-members.js";
import { literal } from "./identifiers.js";
import { writeFunction, writeJsdoc } from "./layout.js";
import { type Module, RUNTIME_MODULE } from "./module.js";
import { type EndpointNames, type OperationNames, operationNames } from "./names.js";

/** The class that calls the operations of an endpoint: one method an operation. */
export function emitClient(
  endpoint: Endpoint,
  names: EndpointNames,
  headersOf: (message: Message) => string,
  module: Module,
  out: CodeBlockWriter,
): void {
  const base = module.import("../netserver/netserver-client", "NetServerClient", "value");
  const headers = [...new Set(endpoint.operations.map(({ request }) => headersOf(request)))];
  writeJsdoc(out, endpoint.documentation, `Calls the operations of the endpoint ${endpoint.name}.`);
  out.write(`export class ${names.client} extends ${base}<${headers.join(" & ") || "object"}>`).block(() => {
    writeJsdoc(out, "Where an installation serves the endpoint, below its folder Remote.");
    out.writeLine(`static readonly path = ${literal(pathOf(endpoint, module))};`);
    for (const operation of endpoint.operations) {
      const { name, documentation, request, response } = operation;
      writeJsdoc(out.blankLine(), documentation, describeFaults(faultClasses(operation, names)));
      const headers = { request: headersOf(request), response: headersOf(response) };
      emitMethod(operationNames(names, name), request, headers, module, out);
    }
  });
  out.blankLine();
}

function describeFaults(classes: readonly string[]): string {
  return classes.length === 0 ? "" : `Declared faults: ${classes.join(", ")}.`;
}

function emitMethod(
  { method, constant, request, response }: OperationNames,
  { content }: Message,
  headers: { readonly request: string; readonly response: string },
  module: Module,
  out: CodeBlockWriter,
): void {
  const options = module.import(RUNTIME_MODULE, "CallOptions", "type");
  const result = module.import(RUNTIME_MODULE, "WithHeaders", "type");
  const parameters = [
    `request: ${request}${membersOf(content).length === 0 ? " = {}" : ""}`,
    `options?: ${options}<${headers.request}>`,
  ];
  writeFunction(out, method, parameters, `Promise<${result}<${response}, ${headers.response}>>`, () => {
    out.writeLine(`return this.call(${constant}, request, options);`);
  });
}

/** The end of the path in the WSDL's address: `Services88/Batch.svc`. What is before it is of one installation. */
function pathOf({ address, name }: Endpoint, module: Module): string {
  const path = (address ?? "").replace(/^[^:]*:\/\/[^/]*/, "").replace(/[?#].*/s, "");
  const segments = path.split("/").filter((segment) => segment !== "");
  return segments.length >= 2 ? segments.slice(-2).join("/") : `${module.version.version}/${name}.svc`;
}
