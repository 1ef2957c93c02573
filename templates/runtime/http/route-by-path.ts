import type { PlainRequest, PlainResponse } from "./exchange.js";
import { answerFetch } from "./fetch-standard.js";
import type { PlainHandler } from "./handler.js";

/**
 * Serves several handlers on one server, each at its path: `routeByPath({ "/Batch.svc": batch, "/Orders.svc": orders })`. Case is
 * ignored, as in IIS. Other paths get the status 404.
 * @throws TypeError for a path that does not begin with a slash, or that is another one in other case
 */
export function routeByPath(handlers: Readonly<Record<string, PlainHandler>>): PlainHandler {
  const routes = new Map<string, PlainHandler>();
  for (const [path, handler] of Object.entries(handlers)) {
    if (!path.startsWith("/") || routes.has(path.toLowerCase()))
      throw new TypeError("each path must begin with a slash and be another one");
    routes.set(path.toLowerCase(), handler);
  }
  const answer = async (request: PlainRequest): Promise<PlainResponse> => {
    const handler = routes.get(pathIn(request.url).toLowerCase());
    return handler === undefined ? NOT_FOUND : handler.answer(request);
  };
  return Object.assign((...given: Parameters<PlainHandler>) => answerFetch(answer, ...given), { answer });
}

const NOT_FOUND: PlainResponse = {
  status: 404,
  headers: { "Content-Type": "text/plain; charset=utf-8" },
  body: "nothing is served here\n",
};

/** The path of an address, or of the part of one that begins with it. */
function pathIn(url: string): string {
  const [address = ""] = url.split(/[?#]/, 1);
  return address.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, "");
}
