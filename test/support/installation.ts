import { createHandler, type Handler } from "../../generated/src/index.js";
import { batchEndpoint } from "../../generated/src/services88/batch.js";
import { soPrincipalEndpoint } from "../../generated/src/services88/so-principal.js";
import { receive, serve } from "./http-server.js";

/** An installation of NetServer on a port of its own. Every ticket and password contains the word of `batch-client.ts`. */
export interface Installation {
  /** Its folder Remote. */
  readonly remote: string;
  /** The events in order: `login`, `call with ticket 1`, `refused ticket 1`. */
  readonly log: string[];
  /** Ends the tickets that have been issued so far. */
  expire(): void;
  /** A valid ticket of another process. */
  issue(): string;
}

export const PASSWORD = "hush-password";
export const ACCESS_TOKEN = "hush-access-token";

/** NetServer's response to a ticket that is unknown or expired. */
const REFUSED = { ExceptionType: "SuperOffice.Exceptions.SoSessionException", Message: "the session is over" };

export async function serveInstallation(): Promise<Installation> {
  const log: string[] = [];
  const valid = new Set<string>([ACCESS_TOKEN]);
  let count = 0;
  const issue = (): string => {
    const ticket = `7T:hush-ticket-${++count}`;
    valid.add(ticket);
    return ticket;
  };
  const logIn = (accepted: boolean) => {
    log.push(accepted ? "login" : "refused login");
    return { body: { AuthenticationSucceeded: accepted, Credentials: accepted ? { Ticket: issue() } : null } };
  };
  const principal = createHandler(soPrincipalEndpoint, {
    authenticateUsernamePassword: ({ Password }) => logIn(Password === PASSWORD),
    authenticateWithAccessToken: ({ AccessToken }) => logIn(AccessToken === ACCESS_TOKEN),
  });
  const batch = createHandler(batchEndpoint, {
    startBatchJob: (_request, { Credentials }) => {
      const ticket = Credentials?.Ticket ?? "";
      const isValid = valid.has(ticket);
      log.push(`${isValid ? "call with" : "refused"} ${ticket.replace(/^.*hush-/, "").replaceAll("-", " ")}`);
      if (isValid) return { body: { Response: 1 }, headers: { Succeeded: true } };
      return { body: {}, headers: { Succeeded: false, ExceptionInfo: REFUSED } };
    },
  });
  const url = await serveByPath({ "SoPrincipal.svc": principal, "Batch.svc": batch });
  return { remote: new URL("/Remote", url).href, log, expire: () => valid.clear(), issue };
}

/** Serves handlers by the last segment of the path. */
function serveByPath(handlers: Readonly<Record<string, Handler>>): Promise<string> {
  return serve(async (request, response) => {
    const { method = "", path = "", headers, body } = await receive(request);
    const handler = handlers[/[^/?]*(?=\?|$)/.exec(path)?.[0] ?? ""];
    if (handler === undefined) return void response.writeHead(404).end();
    const fields = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
    const answer = await handler(new Request("http://127.0.0.1/", { method, headers: fields, body }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
}
