import type { Contract } from "../../contract/contract.js";
import { findVersions } from "../../contract/find-versions.js";
import { InputError } from "../../source/errors.js";
import type { SchemaFiles, SourceFiles, SourceText } from "../../source/source-text.js";
import { type HttpHandler, startServer } from "./http-server.js";
import { loadPackage } from "./load-package.js";
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
  const { runtime, endpoints } = await loadPackage(contracts);
  const prepared = endpoints.map((loaded): PreparedEndpoint => {
    const { contract, endpoint, path } = loaded;
    const { name, namespace, address } = endpoint;
    const wsdl = findWsdl({ namespace, localName: name }, versions.get(contract.version) ?? [], files);
    const handle = serveEndpoint(loaded, runtime);
    return { version: contract.version, name, path: `/Remote/${path}`, address, wsdl, handle };
  });
  checkPaths(prepared);
  const server = await startServer(port, (actual) => createRouter(prepared, files, originOf(actual), onCall));
  return {
    ...server,
    endpoints: prepared.map(({ version, name, path }) => ({ version, name, url: originOf(server.port) + path })),
  };
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

/** Finds what a target stands for among what is served; case does not count, as in IIS. */
function createRouter(
  endpoints: readonly PreparedEndpoint[],
  files: SourceFiles,
  origin: string,
  onCall: MockOptions["onCall"],
): HttpHandler {
  const served = endpoints.map(({ address = "", path }) => [address, origin + path] as const);
  const routes = new Map(
    endpoints.map(({ path, wsdl, handle, address = "" }) => {
      // Several may have one address: in its own documents, it is that of the endpoint.
      const others = new Map([...served, [address, origin + path]]);
      const documents = publishDocuments(wsdl, files, { own: origin + path, others });
      return [path.toLowerCase(), { handle, documents, url: origin + path }];
    }),
  );
  return async (target, request) => {
    const [path = "", ...query] = target.split("?");
    const route = routes.get(path.toLowerCase());
    if (route === undefined) return textResponse("nothing is served here\n", 404);
    if (request.method !== "POST") return documentResponse(query.join("?"), route.documents, route.url);
    const { response, call } = await route.handle(request);
    onCall?.(call);
    return response;
  };
}

function documentResponse(query: string, documents: ReadonlyMap<string, string>, url: string): Response {
  if (query === "") return textResponse(`a SOAP endpoint; its WSDL: ${url}?wsdl\n`, 200);
  const document = documents.get(query.toLowerCase());
  if (document === undefined) return textResponse("no such document\n", 404);
  return new Response(document, { headers: { "Content-Type": "text/xml; charset=utf-8" } });
}

function textResponse(text: string, status: number): Response {
  return new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
