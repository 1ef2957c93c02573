import type { Contract } from "../../contract/contract.js";
import { findVersions } from "../../contract/find-versions.js";
import { InputError } from "../../source/errors.js";
import type { SchemaFiles, SourceFiles, SourceText } from "../../source/source-text.js";
import { createWsdlLoader } from "../../wsdl/load-wsdl.js";
import { type HttpHandler, startServer } from "./http-server.js";
import { type LoadedEndpoint, loadPackage } from "./load-package.js";
import { findWsdl, publishDocuments } from "./publish-documents.js";
import { type Call, type EndpointHandler, serveEndpoint } from "./serve-endpoint.js";

export interface MockOptions {
  /** 0 takes any port that is free. */
  readonly port: number;
  /** Called after each call. */
  readonly onCall?: ((call: Call) => void) | undefined;
}

export interface RunningMock {
  readonly port: number;
  readonly endpoints: readonly ServedEndpoint[];
  close(): Promise<void>;
}

export interface ServedEndpoint {
  readonly version: string;
  readonly name: string;
  readonly url: string;
}

/** An endpoint before the port is known. */
interface PreparedEndpoint {
  readonly version: string;
  readonly name: string;
  readonly path: string;
  /** Where its WSDL says that it is served. */
  readonly address: string | undefined;
  readonly wsdl: SourceText;
  readonly handle: EndpointHandler;
}

/**
 * Serves the endpoints of some contracts on this machine, with the code that is generated for them.
 * @param schemas - what the contracts are compiled from
 * @throws InputError if the port cannot be had
 */
export async function startMock(
  contracts: readonly Contract[],
  schemas: SchemaFiles,
  { port, onCall }: MockOptions,
): Promise<RunningMock> {
  const { files } = schemas;
  const versions = findVersions(schemas);
  const load = createWsdlLoader(files);
  const { runtime, endpoints } = await loadPackage(contracts);
  const paths = servedPaths(endpoints);
  const prepared = endpoints.map((loaded): PreparedEndpoint => {
    const { contract, endpoint } = loaded;
    const { name, namespace, address } = endpoint;
    const wsdl = findWsdl({ namespace, localName: name }, versions.get(contract.version) ?? [], load);
    const handle = serveEndpoint(loaded, runtime);
    return { version: contract.version, name, path: paths.get(loaded) ?? "", address, wsdl, handle };
  });
  checkPaths(prepared);
  const server = await startServer(port, (actual) => createRouter(prepared, files, originOf(actual), onCall));
  return {
    ...server,
    endpoints: prepared.map(({ version, name, path }) => ({ version, name, url: originOf(server.port) + path })),
  };
}

/**
 * Where each endpoint is served: at the path that an installation has, or at one of its own if several would have the same, such
 * as those of two versions at one address.
 */
function servedPaths(endpoints: readonly LoadedEndpoint[]): ReadonlyMap<LoadedEndpoint, string> {
  const usual = endpoints.map(({ path }) => pathInUrl(path));
  const counts = new Map<string, number>();
  for (const path of usual) counts.set(path.toLowerCase(), (counts.get(path.toLowerCase()) ?? 0) + 1);
  return new Map(
    endpoints.map((loaded, index) => {
      const path = usual[index] ?? "";
      const own = pathInUrl(`${loaded.contract.version}/${loaded.endpoint.name}.svc`);
      return [loaded, counts.get(path.toLowerCase()) === 1 ? path : own];
    }),
  );
}

/** A path as clients ask for it: characters that no URL has are percent-encoded. */
function pathInUrl(path: string): string {
  // A folder may have the characters that end a path in its name.
  return new URL(`http://127.0.0.1/Remote/${path.replace(/[?#]/g, encodeURIComponent)}`).pathname;
}

function checkPaths(endpoints: readonly PreparedEndpoint[]): void {
  const owners = new Map<string, PreparedEndpoint>();
  for (const endpoint of endpoints) {
    const other = owners.get(endpoint.path.toLowerCase());
    owners.set(endpoint.path.toLowerCase(), endpoint);
    if (other === undefined) continue;
    const [first, second] = [other, endpoint].map(({ version, name }) => `${name} of ${version}`);
    throw new InputError(`${first} and ${second} would both be served at ${endpoint.path}; select one`);
  }
}

function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Answers requests by the path of their target. Upper and lower case do not differ, which is how IIS compares paths. */
function createRouter(
  endpoints: readonly PreparedEndpoint[],
  files: SourceFiles,
  origin: string,
  onCall: MockOptions["onCall"],
): HttpHandler {
  const served = endpoints.map(({ address = "", path }) => [address, origin + path] as const);
  const routes = new Map(
    endpoints.map(({ path, wsdl, handle, address = "" }) => {
      const url = origin + path;
      // Several may have one address: in its own documents, it is that of the endpoint.
      const others = (): ReadonlyMap<string, string> => new Map([...served, [address, url]]);
      // Made when somebody asks, and not kept: each endpoint has the documents of its whole file.
      const publish = (): ReadonlyMap<string, string> => publishDocuments(wsdl, files, { own: url, others: others() });
      return [path.toLowerCase(), { handle, publish, url }];
    }),
  );
  return async (target, request) => {
    const [path = "", ...query] = target.split("?");
    const route = routes.get(path.toLowerCase());
    if (route === undefined) return textResponse("nothing is served here\n", 404);
    if (request.method !== "POST") return documentResponse(query.join("?"), route.publish, route.url);
    const { response, call } = await route.handle(request);
    onCall?.(call);
    return response;
  };
}

function documentResponse(query: string, publish: () => ReadonlyMap<string, string>, url: string): Response {
  if (query === "") return textResponse(`a SOAP endpoint; its WSDL: ${url}?wsdl\n`, 200);
  const document = publish().get(query.toLowerCase());
  if (document === undefined) return textResponse("no such document\n", 404);
  return new Response(document, { headers: { "Content-Type": "text/xml; charset=utf-8" } });
}

function textResponse(text: string, status: number): Response {
  return new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
