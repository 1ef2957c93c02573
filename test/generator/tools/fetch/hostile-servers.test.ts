import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type FetchRequest, fetchSchemas } from "../../../../generator/tools/fetch/fetch-schemas.js";
import { closedPort } from "../../../support/http-server.js";
import { type Answer, type MetadataServer, serveMetadata, wcfDocuments } from "../../../support/metadata-server.js";

const MAIN = "Services88/Batch.svc?wsdl";

/** The error of fetching, without the port. */
async function failure(server: string, options: Partial<FetchRequest> = {}): Promise<string> {
  const error = await fetchSchemas({
    server,
    endpoints: [{ version: "Services88", endpoint: "Batch" }],
    ...options,
  }).then(
    () => new Error("did not fail"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error(`threw ${String(error)}`);
  return error.message.replaceAll(/127\.0\.0\.1:\d+/g, "HOST");
}

async function failureFrom(answers: Record<string, Answer>, options: Partial<FetchRequest> = {}): Promise<string> {
  return failure((await serveMetadata(answers)).server, options);
}

function wsdl(content: string): string {
  return `<d:definitions xmlns:d="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</d:definitions>`;
}

function importing(location: string): string {
  return wsdl(`<d:types><xs:schema><xs:import schemaLocation="${location}"/></xs:schema></d:types>`);
}

const AT = "http://HOST/Remote/Services88/Batch.svc?wsdl";

describe("imports", () => {
  it.each([
    ["file:///etc/passwd", "which is not an http or https address"],
    ["data:text/xml,%3Cx/%3E", "which is not an http or https address"],
    ["javascript:alert(1)", "which is not an http or https address"],
    ["http://user:pw@HOST/x", "which has a user name in it"],
    ["http://169.254.169.254/latest/meta-data", "which is another origin; --allow-origin permits it"],
    ["//other.example/x.xsd", "which is another origin; --allow-origin permits it"],
    ["https://HOST/Remote/x.xsd", "which is another origin; --allow-origin permits it"],
    ["http://[", "which is no address"],
  ])("refuses %s", async (location, reason) => {
    const metadata = await serveMetadata({ [MAIN]: importing(location.replace("HOST", "127.0.0.1:1")) });
    expect(await failure(metadata.server)).toBe(`${AT}:1:123: xs:import of ${JSON.stringify(location)}, ${reason}`);
    expect(metadata.asked).toHaveLength(1);
  });

  it("cannot leave the schemas folder, whatever the address", async () => {
    const schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:../../x"/>';
    const { server } = await serveMetadata({ [MAIN]: importing("../../../../../x?../../y"), "../x": schema });
    expect(await failure(server)).toBe("http://HOST/x: HTTP 404");
    const served = await serveMetadata({ [MAIN]: importing("../%2e%2e%2fx"), "..%2fx": schema, "%2e%2e%2fx": schema });
    const request = { server: served.server, endpoints: [{ version: "Services88", endpoint: "Batch" }] };
    expect([...(await fetchSchemas(request)).files.keys()]).toEqual([
      "Services88/Batch.wsdl",
      "Services88/Batch.x.xsd",
    ]);
  });

  it("are followed a hundred times at most", async () => {
    const next = (number: number): string =>
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="n${number}"/></xs:schema>`;
    const answers = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`Services88/n${index}`, next(index + 1)]),
    );
    const { server, asked } = await serveMetadata({ ...answers, [MAIN]: importing("n0") });
    expect(await failure(server)).toBe(`${AT}: more than 100 documents`);
    expect(asked).toHaveLength(100);
  });

  it("must lead to the right kind of document: a schema for xs:import, and a WSDL or a schema for wsdl:import", async () => {
    expect(await failureFrom({ [MAIN]: importing("?wsdl") })).toBe(
      `${AT}:1:123: xs:import of "?wsdl": expected a schema, found a WSDL`,
    );
    const schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>';
    const answers = { [MAIN]: wsdl('<d:import location="x"/>'), "Services88/x": schema };
    const { server } = await serveMetadata(answers);
    const fetched = await fetchSchemas({ server, endpoints: [{ version: "Services88", endpoint: "Batch" }] });
    expect([...fetched.files.keys()]).toEqual(["Services88/Batch.schema.xsd", "Services88/Batch.wsdl"]);
  });
});

describe("responses that are not a WSDL", () => {
  const redirect = (Location: string): Answer => ({ status: 302, headers: { Location } });
  it.each<[string, Answer, string]>([
    ["none", { status: 404 }, `${AT}: HTTP 404`],
    ["an error", { status: 500, body: "<secret/>" }, `${AT}: HTTP 500`],
    [
      "a login",
      { status: 401 },
      `${AT}: HTTP 401; credentials are taken from NETSERVER_SOAPGEN_TOKEN, or NETSERVER_SOAPGEN_USER and NETSERVER_SOAPGEN_PASSWORD, and go to an installation that --server, the configuration or NETSERVER_SOAPGEN_SERVER names`,
    ],
    [
      "a page",
      { headers: { "Content-Type": "text/html" }, body: "<p>hi" },
      `${AT}: a page for people (HTML), where a WSDL or a schema was expected`,
    ],
    [
      "a page that says it is XML",
      "\n<!DOCTYPE html><html>",
      `${AT}: a page for people (HTML), where a WSDL or a schema was expected`,
    ],
    ["nothing", "", `${AT}: empty, where a WSDL or a schema was expected`],
    ["another document", "<rss/>", `${AT}:1:1: expected a WSDL or a schema, found rss`],
    [
      "a schema",
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>',
      `${AT}:1:1: expected a WSDL, found a schema`,
    ],
    ["half of one", wsdl("").slice(0, 60), expect.stringContaining(`${AT}:1:`)],
    [
      "a bomb of entities",
      `<!DOCTYPE d [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>${wsdl("&c;")}`,
      expect.stringContaining("undefined entity"),
    ],
    ["JSON", '{"wsdl": true}', expect.stringContaining("not well-formed XML")],
    ["bytes", { body: Buffer.from([0xc3, 0x28]) }, `${AT}:1:1: not valid UTF-8, the encoding that the server names`],
    ["too much", { headers: { "Content-Length": "1000000000000" } }, `${AT}: larger than the 32 MiB that are left`],
    [
      "too much when it is unpacked",
      { headers: { "Content-Encoding": "gzip" }, body: gzipSync(Buffer.alloc(40 * 1024 * 1024)) },
      `${AT}: larger than the 32 MiB that are left`,
    ],
    ["too deep", "<a>".repeat(5000), expect.stringContaining("elements nest more than 200 deep")],
    ["a redirect in a circle", redirect("/Remote/Services88/Batch.svc?wsdl"), `${AT}: more than 5 redirects`],
    [
      "a redirect to a file",
      redirect("file:///etc/passwd"),
      `${AT}: redirects to file:///etc/passwd, which is not an http or https address`,
    ],
    [
      "a redirect elsewhere, of which the query is not shown",
      redirect("https://login.example.com/authorize?client_secret=hush&x=1"),
      `${AT}: redirects to https://login.example.com/authorize, which is another origin; --allow-origin permits it`,
    ],
    ["a redirect to nowhere", redirect("http://["), `${AT}: redirects to an invalid address`],
    ["a redirect without target", { status: 302 }, `${AT}: HTTP 302`],
  ])("%s", async (_, answer, message) => {
    expect(await failureFrom({ [MAIN]: answer })).toEqual(message);
  });
});

describe("connections", () => {
  it("report that nobody listens", async () => {
    expect(await failure(`http://127.0.0.1:${await closedPort()}/Remote`)).toBe(
      `${AT}: nobody listens there (ECONNREFUSED)`,
    );
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ["before an answer", (response) => response.destroy()],
    [
      "in the middle of an answer",
      (response) => {
        response.writeHead(200, { "Content-Length": "1000" });
        response.write("<half", () => response.destroy());
      },
    ],
    ["in the middle of a chunk", (response) => response.write("<half", () => response.destroy())],
  ])("report a broken connection, %s", async (_, end) => {
    expect(await failureFrom({ [MAIN]: (_, response) => end(response) })).toMatch(
      /^http:\/\/HOST\/Remote\/Services88\/Batch\.svc\?wsdl: (?:the connection broke off|the connection failed)/,
    );
  });

  it("time out, before a response and inside it", async () => {
    const options = { timeout: 0.2 };
    const message = `${AT}: no complete answer within 0.2 s; --timeout allows more`;
    expect(await failureFrom({ [MAIN]: () => undefined }, options)).toBe(message);
    expect(await failureFrom({ [MAIN]: (_, response) => response.write("<slow") }, options)).toBe(message);
  });

  it("are all ended when one has failed", async () => {
    const closed: Promise<unknown>[] = [];
    const { server } = await serveMetadata({
      "Services88/Slow.svc?wsdl": (_, response) => {
        closed.push(once(response, "close"));
        response.write("<slow");
      },
      // Only after the other request has begun.
      "Services88/None.svc?wsdl": async (_, response) => {
        while (closed.length === 0) await new Promise((turn) => setImmediate(turn));
        response.writeHead(404).end();
      },
    });
    const endpoints = ["Slow", "None"].map((endpoint) => ({ version: "Services88", endpoint }));
    await expect(fetchSchemas({ server, endpoints })).rejects.toThrow("HTTP 404");
    await Promise.all(closed);
  });
});

describe("other origins", () => {
  it("are asked only if they are allowed, and get no credentials", async () => {
    const other = await serveMetadata(wcfDocuments());
    const redirecting = await serveMetadata({
      [MAIN]: { status: 307, headers: { Location: `${other.server}/${MAIN}` } },
    });
    const request = {
      server: redirecting.server,
      endpoints: [{ version: "Services88", endpoint: "Batch" }],
      credentials: { authorization: "Bearer hush-token", secrets: ["hush-token"] },
    };
    await expect(fetchSchemas(request)).rejects.toThrow("which is another origin");
    expect(other.asked).toEqual([]);
    const { endpoints } = await fetchSchemas({ ...request, allowOrigins: [other.origin] });
    expect(redirecting.asked).toEqual(Array(2).fill(`/Remote/${MAIN} Bearer hush-token`));
    expect(other.asked).toHaveLength(4);
    expect(other.asked.join()).not.toContain("hush");
    expect(endpoints["Services88/Batch"]?.files["Services88/Batch.Services88.xsd"]?.url).toBe(
      `${other.server}/Services88/Batch.svc?xsd=xsd0`,
    );
  });
});

describe("a server that repeats the credentials", () => {
  const credentials = { authorization: "Bearer hush-token/+", secrets: ["hush-token/+"] };
  const echo: Answer = (request, response) =>
    void response.end(importing(`file:///${request.headers.authorization?.slice("Bearer ".length)}`));

  it("cannot put them into an error message", async () => {
    expect(await failureFrom({ [MAIN]: echo }, { credentials })).toBe(
      `${AT}:1:123: xs:import of "file:///***", which is not an http or https address`,
    );
    const headers = { Location: "https://evil.example/hush-token%2F%2B" };
    expect(await failureFrom({ [MAIN]: { status: 301, headers } }, { credentials })).toContain(
      "https://evil.example/***, ",
    );
  });

  it("cannot put them into a file", async () => {
    const answers = { [MAIN]: wsdl("<d:documentation>hush-token/+</d:documentation>") };
    expect(await failureFrom(answers, { credentials })).toBe(`${AT}: has the credentials in it; nothing is written`);
  });
});

it("serveMetadata works as these tests expect", async () => {
  const { server, asked }: MetadataServer = await serveMetadata(wcfDocuments());
  expect(await failure(server)).toBe("did not fail");
  expect(asked).toHaveLength(4);
});
