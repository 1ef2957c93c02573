import { Agent, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { URL } from "node:url";
import type { Fetch } from "../runtime/platform/platform.js";
import { asError, Exchange, type Fields } from "./exchange.js";
import { readyBody, sendBody } from "./send-body.js";

/** The agents that keep connections: those of node:http and node:https, or of a package that extends them, as for proxies. */
export interface Agents {
  readonly http?: object | undefined;
  /** It knows certificates as well: `new Agent({ keepAlive: true, ca, cert, key })`. */
  readonly https?: object | undefined;
}

/** The part of a response that is used here. */
interface Incoming {
  readonly statusCode?: number | undefined;
  readonly statusMessage?: string | undefined;
  readonly headers: Fields;
  on(event: "data", listener: (bytes: Uint8Array) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/**
 * Sends requests with node:http and node:https, without the objects of the fetch standard, which take most of the time of small calls.
 * The option `fetch` of a client takes it: `fetch: nodeFetch()`. Errors, and all else, are as with the platform's `fetch`. It needs no
 * other package; `undiciFetch` is faster.
 * @param agents - one that is left out keeps its connections, and opens as many as there are calls at once
 * @throws TypeError for an agent that is none of Node.js
 */
export function nodeFetch(agents: Agents = {}): Fetch {
  const http = checkAgent(agents.http ?? new Agent({ keepAlive: true }));
  const https = checkAgent(agents.https ?? new HttpsAgent({ keepAlive: true }));
  return (url, request) =>
    new Promise((resolve, reject) => {
      const exchange = new Exchange(request, resolve, reject);
      const { method } = request;
      try {
        const target = new URL(url);
        const ready = readyBody(request.body);
        const { length } = ready;
        const headers = { ...exchange.headers, ...(length !== undefined && { "content-length": length }) };
        const receive = (incoming: Incoming): void => pass(incoming, exchange);
        const outgoing =
          target.protocol === "https:"
            ? requestHttps(target, { method, headers, agent: https }, receive)
            : requestHttp(target, { method, headers, agent: http }, receive);
        outgoing.on("error", (error) => exchange.fail(error));
        exchange.start((reason) => outgoing.destroy(asError(reason)));
        sendBody(ready, outgoing)?.catch((error: unknown) => outgoing.destroy(asError(error)));
      } catch (error) {
        exchange.fail(error);
      }
    });
}

function checkAgent(agent: object): Agent {
  if (agent instanceof Agent) return agent;
  throw new TypeError("an agent must be one of node:http or node:https, or extend one");
}

/** Passes a response on as it arrives. */
function pass(incoming: Incoming, exchange: Exchange): void {
  const { statusCode = 0, statusMessage = "", headers } = incoming;
  exchange.respond(statusCode, statusMessage, headers, incoming);
  incoming.on("data", (bytes) => exchange.push(bytes));
  incoming.on("end", () => exchange.finish());
  incoming.on("error", (error) => exchange.fail(error));
}
