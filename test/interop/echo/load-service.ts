import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { compileContracts } from "../../../generator/contract/compile-contracts.js";
import { packageOf } from "../../../generator/generate.js";
import { namesOf } from "../../../generator/profiles/profiles.js";
import { endpointExport, runtimeExports } from "../../../generator/tools/mock/module-exports.js";
import { endpointNames, modulePath } from "../../../generator/typescript/names.js";
import { createNodeListener } from "../../../templates/node/listener.js";
import type { Endpoint } from "../../../templates/runtime/http/handler.js";
import type { SoapVersion } from "../../../templates/runtime/soap/soap.js";
import { build, writeTo } from "../../support/built-package.js";
import { startServer } from "../../support/http-server.js";
import { sourceFiles } from "../../support/inline-wsdl.js";
import { asSchemas } from "../../support/schema-files.js";
import { type Members, membersOf } from "./values.js";

/** What an implementation of the service gets of a call, and returns of it. */
export type Implement = (operation: string, request: Members, headers: Members) => { body: Members; headers?: Members };

/** A service in the package that is generated from its WSDL. */
export interface LoadedService {
  /** Calls an operation with the generated client. */
  readonly call: (url: string, operation: string, request: unknown, headers?: Members) => Promise<Members>;
  /** Serves all operations until the end of the test, on a free port unless one is given. @returns the URL */
  readonly serve: (implement: Implement, port?: number) => Promise<string>;
  /** What the generated module exports. */
  readonly module: Members;
  readonly remove: () => void;
}

/**
 * Generates the package of a WSDL with one endpoint, compiles it with the strictest options, and loads it.
 * @param options - those of its clients, beside the URL
 */
export async function loadService(
  files: Readonly<Record<string, string>>,
  options: { readonly soapVersion?: SoapVersion } = {},
): Promise<LoadedService> {
  const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-test-"));
  const sources = sourceFiles(Object.fromEntries(Object.entries(files).map(([file, text]) => [`peer/${file}`, text])));
  const [contract] = compileContracts(asSchemas("peer", sources));
  const [endpoint] = contract?.endpoints ?? [];
  if (contract === undefined || endpoint === undefined) throw new Error("no endpoint");
  writeTo(folder, packageOf([contract]));
  expect(build(folder)).toBe("");
  const load = async (path: string): Promise<Members> =>
    membersOf(await import(pathToFileURL(join(folder, "dist", path)).href));
  const names = namesOf(contract);
  const own = endpointNames(names, endpoint.name);
  const module = await load(`${modulePath(names, own.module)}.js`);
  const { createHandler } = runtimeExports(await load("runtime/index.js"));
  const served = endpointExport(module, own.endpoint);
  return {
    call: (url, operation, request, headers) =>
      callWith(module[own.client], { operation, request, headers, options: { ...options, url } }),
    serve: (implement, port) => {
      const handler = createHandler(served, implementationOf(served, implement));
      return startServer(createServer(createNodeListener(handler)), port);
    },
    module,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface ClientCall {
  readonly operation: string;
  readonly request: unknown;
  readonly headers: Members | undefined;
  readonly options: Members;
}

async function callWith(Client: unknown, { operation, request, headers, options }: ClientCall): Promise<Members> {
  if (typeof Client !== "function") throw new Error("the generated module has no client");
  const client: object = Reflect.construct(Client, [options]);
  const method: unknown = Reflect.get(client, operation);
  if (typeof method !== "function") throw new Error(`the client has no ${operation}`);
  return membersOf(await Reflect.apply(method, client, [request, headers === undefined ? {} : { headers }]));
}

function implementationOf({ operations }: Endpoint, implement: Implement) {
  return Object.fromEntries(
    Object.keys(operations).map((operation) => [
      operation,
      (request: unknown, headers: unknown) => implement(operation, membersOf(request), membersOf(headers)),
    ]),
  );
}
