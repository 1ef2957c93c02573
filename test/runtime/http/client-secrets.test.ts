import { describe, expect, it } from "vitest";
import { SoPrincipalClient } from "../../../generated/src/services88/so-principal.js";
import { APPLICATION_TOKEN, BEARER, failure, TICKET } from "../../support/batch-client.js";
import { type Received, type Reply, receive, serve } from "../../support/http-server.js";
import { envelope, SERVICES88 } from "../messages.js";

const PASSWORD = "<hush & password>";

/** The error of a login at a server with this response. `failure` searches it for secrets. */
async function failedLogin(reply: (request: Received) => Reply, strict = false): Promise<unknown> {
  const url = await serve(async (request, response) => {
    const { status = 200, headers, body } = reply(await receive(request));
    response.writeHead(status, { "Content-Type": "text/xml", ...headers }).end(body);
  });
  const headers = { ApplicationToken: APPLICATION_TOKEN };
  const client = new SoPrincipalClient({ url, headers, httpHeaders: { Authorization: BEARER }, strict });
  return failure(client.authenticateUsernamePassword({ UserName: "user", Password: PASSWORD }));
}

/** An answer to a login, with a ticket in it. */
function loggedIn(extra = "", header = ""): string {
  const ticket = `<Credentials><Ticket>${TICKET}</Ticket></Credentials>`;
  return envelope(`<AuthenticateResponse xmlns="${SERVICES88}">${ticket}${extra}</AuthenticateResponse>`, header);
}

function header(name: string, value: string): string {
  return `<${name} xmlns="${SERVICES88}">${value}</${name}>`;
}

function typedHeader(name: string, type: string): string {
  return `<${name} xmlns="${SERVICES88}" i:type="${type}"/>`;
}

describe("no error shows a secret", () => {
  it.each<[string, (request: Received) => Reply, string]>([
    ["a server that sends the request back", ({ body }) => ({ body }), "DecodeError"],
    ["one that sends back half of it", ({ body }) => ({ body: body.slice(0, -40) }), "DecodeError"],
    [
      "one that shows it on a page",
      ({ body }) => ({ status: 500, headers: { "Content-Type": "text/html" }, body: body.replaceAll("s:Env", "") }),
      "HttpError",
    ],
    ["one that shows the HTTP headers", ({ headers }) => ({ status: 400, body: JSON.stringify(headers) }), "HttpError"],
    [
      "one that sends them back in a redirect",
      ({ headers }) => ({ status: 307, headers: { Location: `/?${headers.authorization}` } }),
      "HttpError",
    ],
    [
      "a ticket where a number belongs",
      () => ({ body: loggedIn(`<Response><AssociateId>${TICKET}</AssociateId></Response>`) }),
      "DecodeError",
    ],
    [
      "a ticket where a boolean belongs",
      () => ({ body: loggedIn(`<AuthenticationSucceeded>${TICKET}</AuthenticationSucceeded>`) }),
      "DecodeError",
    ],
    [
      "a ticket where a header's boolean belongs",
      () => ({ body: loggedIn("", header("Succeeded", TICKET)) }),
      "DecodeError",
    ],
    ["a ticket where a struct belongs", () => ({ body: loggedIn(`<Response>${TICKET}</Response>`) }), "DecodeError"],
    ["a ticket beside the envelope", () => ({ body: `${loggedIn()}${TICKET}` }), "DecodeError"],
    [
      "a ticket that comes twice",
      () => ({ body: loggedIn(`<Other/><Credentials><Ticket>${TICKET}</Ticket></Credentials>`) }),
      "DecodeError",
    ],
    ["a ticket as a nil attribute", () => ({ body: loggedIn(`<Response i:nil="${TICKET}"/>`) }), "DecodeError"],
    [
      "one that shows it in the title of a page",
      ({ headers }) => ({
        status: 500,
        headers: { "Content-Type": `text/html; x=${TICKET}` },
        body: `<html><title>${headers.authorization} ${TICKET}</title></html>`,
      }),
      "HttpError",
    ],
    [
      "one that sends a user along in a redirect",
      () => ({ status: 302, headers: { Location: `http://u:${TICKET}@127.0.0.1/` } }),
      "HttpError",
    ],
    [
      "a ticket as a header's type",
      () => ({ body: loggedIn("", typedHeader("ExceptionInfo", "hush")) }),
      "DecodeError",
    ],
    ["a ticket as a type", () => ({ body: loggedIn(`<Response i:type="${TICKET}"/>`) }), "DecodeError"],
    ["a ticket cut off", () => ({ body: loggedIn().split("-ticket")[0] ?? "" }), "DecodeError"],
    [
      "a failure that NetServer reports",
      () => ({ body: loggedIn("", header("Succeeded", "false")) }),
      "NetServerError",
    ],
  ])("after %s", async (_, reply, name) => {
    expect(await failedLogin(reply)).toMatchObject({ name });
  });

  it("if a strict client does not know an element", async () => {
    const error = await failedLogin(() => ({ body: loggedIn(`<New>${TICKET}</New>`) }), true);
    expect(error).toMatchObject({ name: "DecodeError", found: `the unknown {${SERVICES88}}New` });
  });

  it.each([[{ UserName: "user", Password: `${PASSWORD}\0` }], [{ UserName: "user", Password: Object(PASSWORD) }]])(
    "if a password cannot be sent",
    async (request) => {
      const client = new SoPrincipalClient({ url: "http://127.0.0.1:1/" });
      expect(await failure(client.authenticateUsernamePassword(request))).toMatchObject({ path: "Password" });
    },
  );
});
