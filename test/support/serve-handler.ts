import type { Handler } from "../../generated/src/index.js";
import { receive, serve } from "./http-server.js";

/** Serves a handler on a free port until the end of the test. @returns its URL */
export function serveHandler(handler: Handler): Promise<string> {
  return serve(async (request, response) => {
    const { method = "", headers, body } = await receive(request);
    const fields = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
    const answer = await handler(new Request("http://127.0.0.1/", { method, headers: fields, body }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
}
