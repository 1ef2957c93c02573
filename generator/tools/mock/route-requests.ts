import type { KnownService } from "../../profiles/known-service.js";
import type { SourceFiles, SourceText } from "../../source/source-text.js";
import { homePage, type ShownEndpoint } from "./home-page.js";
import type { HttpHandler } from "./http-server.js";
import { publishDocuments } from "./publish-documents.js";
import type { Call, EndpointHandler } from "./serve-endpoint.js";

/** An endpoint with its address on this server. */
export interface RoutedEndpoint extends ShownEndpoint {
  readonly path: string;
  readonly wsdl: SourceText;
  readonly handle: EndpointHandler;
}

interface RouterOptions {
  /** The files with the WSDLs. */
  readonly files: SourceFiles;
  /** Answers requests that are for no endpoint. */
  readonly service: KnownService;
  /** Called after each call. */
  readonly onCall: ((call: Call) => void) | undefined;
}

/** Answers requests by the path of their target. Case is ignored, as in IIS. */
export function createRouter(endpoints: readonly RoutedEndpoint[], options: RouterOptions): HttpHandler {
  const { files, service, onCall } = options;
  const served = endpoints.map(({ endpoint: { address = "" }, url }) => [address, url] as const);
  const routes = new Map(
    endpoints.map(({ path, wsdl, handle, endpoint: { address = "" }, url }) => {
      // Several endpoints may have one address. In the documents of an endpoint, it means that endpoint.
      const others = (): ReadonlyMap<string, string> => new Map([...served, [address, url]]);
      // Made on request and not kept, because each endpoint has the documents of its whole file.
      const publish = (): ReadonlyMap<string, string> => publishDocuments(wsdl, files, { own: url, others: others() });
      return [path.toLowerCase(), { handle, publish, url }];
    }),
  );
  return async (target, request) => {
    const [path = "", ...query] = target.split("?");
    const route = routes.get(path.toLowerCase());
    if (path === "/" && request.method !== "POST") return homePage(endpoints, service.notes);
    if (route === undefined) return service.answer(path) ?? textResponse("nothing is served here\n", 404);
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
