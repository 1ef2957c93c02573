import { describe, expect, it } from "vitest";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { redirects } from "../../generated/src/transport/index.js";
import { taskResponse } from "../runtime/messages.js";
import { batchClient, failure, TICKET } from "../support/batch-client.js";
import { type Received, serve, serveReply } from "../support/http-server.js";

const BODY = taskResponse("<Id>7</Id>");
const STATUSES = [301, 302, 307, 308];

/** A server that sends its callers elsewhere. */
async function redirecting(Location: string, status = 307): Promise<string> {
  return (await serveReply({ status, headers: { Location } })).url;
}

function fieldsOf({ headers }: Received): string[] {
  return Object.keys(headers)
    .filter((name) => /authorization|cookie|soapaction|content-type|x-key/.test(name))
    .sort();
}

/** A client without SOAP headers, and with credentials in HTTP headers. */
function plainClient(url: string, origins: readonly string[]): BatchClient {
  const httpHeaders = { Authorization: "Bearer hush", Cookie: "a=hush", "X-Key": "hush" };
  return new BatchClient({ url, httpHeaders, extensions: [redirects(origins)] });
}

describe("a redirect", () => {
  it.each(STATUSES)("with the status %i is followed within an origin, with everything", async (status) => {
    const received: string[] = [];
    const url = await serve((request, response) => {
      received.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      if (request.url === "/new") response.writeHead(200, { "Content-Type": "text/xml" }).end(BODY);
      else response.writeHead(status, { Location: "/new" }).end("moved");
    });
    const client = batchClient(url, { extensions: [redirects([])] });
    expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual({ Id: 7 });
    expect(received.at(-1)).toBe("POST /new Bearer hush-bearer");
  });

  it("to an origin that is named is followed without credentials", async () => {
    const elsewhere = await serveReply({ body: BODY });
    const url = await redirecting(elsewhere.url);
    const client = plainClient(url, [new URL(elsewhere.url).origin]);
    expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual({ Id: 7 });
    expect(elsewhere.received.map(fieldsOf)).toEqual([["content-type", "soapaction"]]);
    expect(elsewhere.received[0]?.body).toContain("<GetBatchTaskInfo");
  });

  it("and back has no credentials either", async () => {
    const seen: string[] = [];
    const own = await serve((request, response) => {
      seen.push(request.headers.authorization ?? "nobody");
      if (request.url === "/back") response.writeHead(200, { "Content-Type": "text/xml" }).end(BODY);
      else response.writeHead(307, { Location: elsewhere }).end();
    });
    const elsewhere = await redirecting(new URL("/back", own).href);
    await plainClient(own, [new URL(elsewhere).origin]).getBatchTaskInfo({ Id: 7 });
    expect(seen).toEqual(["Bearer hush", "nobody"]);
  });

  it("of a message with SOAP headers leads to another origin only if the option says so", async () => {
    const elsewhere = await serveReply({ body: BODY });
    const url = await redirecting(elsewhere.url);
    const origins = [new URL(elsewhere.url).origin];
    const withTicket = batchClient(url, { extensions: [redirects(origins)] });
    expect(await failure(withTicket.getBatchTaskInfo({ Id: 7 }))).toMatchObject({ name: "HttpError", status: 307 });
    expect(elsewhere.received).toEqual([]);
    await batchClient(url, { extensions: [redirects(origins, { soapHeaders: true })] }).getBatchTaskInfo({ Id: 7 });
    expect(elsewhere.received[0]?.body).toContain(TICKET);
  });

  it.each<[string, (elsewhere: string) => Promise<string>]>([
    ["an origin that is not named", (elsewhere) => redirecting(elsewhere.replace("127.0.0.1", "localhost"))],
    ["an address with a user", (elsewhere) => redirecting(elsewhere.replace("//", "//user:hush@"))],
    ["another page, as a GET", (elsewhere) => redirecting(elsewhere, 303)],
    ["nowhere", () => redirecting("http://[")],
  ])("to %s is an error", async (_, from) => {
    const elsewhere = await serveReply({ body: BODY });
    const client = plainClient(await from(elsewhere.url), [new URL(elsewhere.url).origin]);
    expect(await failure(client.getBatchTaskInfo({ Id: 7 }))).toMatchObject({ name: "HttpError" });
    expect(elsewhere.received).toEqual([]);
  });

  it("from https to http is an error, even if the origin is named", async () => {
    const asked: string[] = [];
    const client = new BatchClient({
      url: "https://example.com/",
      extensions: [redirects(["http://example.com"])],
      fetch: async (url) => {
        asked.push(url);
        return new Response(null, { status: 307, headers: { Location: "http://example.com/" } });
      },
    });
    expect(await failure(client.getBatchTaskInfo({ Id: 7 }))).toMatchObject({ status: 307 });
    expect(asked).toEqual(["https://example.com/"]);
  });

  it("in a circle ends", async () => {
    let count = 0;
    const url = await serve((_request, response) => {
      count++;
      response.writeHead(307, { Location: "/" }).end();
    });
    const client = batchClient(url, { extensions: [redirects([], { limit: 3 })] });
    expect(await failure(client.getBatchTaskInfo({ Id: 7 }))).toMatchObject({ name: "HttpError", status: 307 });
    expect(count).toBe(4);
  });
});

it.each(["example.com", "https://example.com/path", "https://user@example.com", "data:,"])(
  "%s is no origin",
  (text) => {
    expect(() => redirects([text])).toThrow(
      new TypeError("an origin has a scheme, a host, and nothing after them: https://example.com"),
    );
  },
);
