import { describe, expect, it } from "vitest";
import { DecodeError, HttpError, type UnknownContent, unknownElementsOf } from "../../../generated/src/index.js";
import type { BatchTaskState } from "../../../generated/src/services88/types/batch-task-state.js";
import { BEARER, batchClient, COOKIE, expectNoSecret, failure } from "../../support/batch-client.js";
import { type Reply, receive, serve, serveReply } from "../../support/http-server.js";
import { wholeResponse } from "../../support/whole-response.js";
import { envelope, SERVICES88, taskResponse } from "../messages.js";

const HTML = { "Content-Type": "text/html; charset=utf-8" };
const PAGE = "<!DOCTYPE html><html><head>\n<title>502 Bad\n Gateway</title></head><body>nginx</body></html>";

async function failureOf(reply: Reply, options: Parameters<typeof batchClient>[1] = {}): Promise<unknown> {
  const { url } = await serveReply(reply);
  return failure(batchClient(url, options).getBatchTaskInfo({ Id: 7 }));
}

/** The name of the task in an answer. */
async function nameIn(body: string | Buffer, contentType = "text/xml; charset=utf-8"): Promise<unknown> {
  const { url } = await serveReply({ headers: { "Content-Type": contentType }, body });
  return (await batchClient(url).getBatchTaskInfo({ Id: 7 })).Response?.Name;
}

describe("an answer", () => {
  it("returns the members of the response, and its headers", async () => {
    const header = `<h:Succeeded xmlns:h="${SERVICES88}">true</h:Succeeded><TimeZone i:nil="true" xmlns="${SERVICES88}"/>`;
    const { url } = await serveReply({
      body: envelope(
        `<StartBatchJobResponse xmlns="${SERVICES88}"><Response>42</Response></StartBatchJobResponse>`,
        header,
      ),
    });
    expect(wholeResponse(await batchClient(url).startBatchJob({ BatchTaskInfo: null }))).toEqual({
      Response: 42,
      $headers: { Succeeded: true, TimeZone: null },
    });
  });

  it("is a DecodeError if it belongs to another operation", async () => {
    const error = await failureOf({
      body: envelope(`<StopBatchJobResponse xmlns="${SERVICES88}"><Response>hush</Response></StopBatchJobResponse>`),
    });
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({
      expected: `the element {${SERVICES88}}GetBatchTaskInfoResponse`,
      found: `{${SERVICES88}}StopBatchJobResponse`,
      line: 1,
    });
  });

  it("is a DecodeError wherever it is cut off after the first tag", async () => {
    const whole = taskResponse("<Id>7</Id><Name>hush &amp; more</Name>");
    for (let length = whole.indexOf(">") + 1; length < whole.length; length++) {
      const error = await failureOf({ body: whole.slice(0, length) });
      expect(error, String(length)).toBeInstanceOf(DecodeError);
      expect(error).toMatchObject({ expected: "well-formed XML", line: 1 });
    }
  });

  it("is an HttpError if HTTP says that the call has failed, and SOAP that it has not", async () => {
    const error = await failureOf({ status: 504, body: taskResponse("<Id>7</Id>") });
    expect(error).toBeInstanceOf(HttpError);
    expect(String(error)).toBe(
      "HttpError: GetBatchTaskInfo: HTTP status 504 with a body of type text/xml; charset=utf-8 instead of a SOAP fault",
    );
  });
});

describe("a response that is not a SOAP message is an HttpError that describes it", () => {
  it.each<[string, Reply, string]>([
    ["empty", {}, "status 200 with an empty body instead of a SOAP response"],
    ["not found", { status: 404 }, "status 404 with an empty body instead of a SOAP fault"],
    ["a page", { status: 502, headers: HTML, body: PAGE }, "status 502 with an HTML page instead of a SOAP fault"],
    ["a page with 200", { headers: HTML, body: PAGE }, "status 200 with an HTML page instead of a SOAP response"],
    [
      "text",
      { status: 429, headers: { "Content-Type": "text/plain" }, body: "slow down" },
      "status 429 with a body of type text/plain instead of a SOAP fault",
    ],
    [
      "other XML",
      { body: "<error>no</error>" },
      "status 200 with a body of type text/xml; charset=utf-8 instead of a SOAP response",
    ],
    [
      "no text",
      { body: Buffer.from([0x3c, 0xff, 0xfe]) },
      "status 200 with bytes that are not text in their encoding of type text/xml; charset=utf-8 instead of a SOAP response",
    ],
    [
      "in an unknown encoding",
      { headers: { "Content-Type": "text/xml; charset=x-none" }, body: taskResponse("") },
      "status 200 with bytes that are not text in their encoding of type text/xml; charset=x-none instead of a SOAP response",
    ],
  ])("%s", async (_, reply, message) => {
    const error = await failureOf(reply);
    if (!(error instanceof HttpError)) throw error;
    expect(error.message).toBe(`GetBatchTaskInfo: HTTP ${message}`);
    expect(error.operation).toBe("GetBatchTaskInfo");
    expect(error.status).toBe(reply.status ?? 200);
    expect(error.contentType).toBe(reply.headers?.["Content-Type"] ?? "text/xml; charset=utf-8");
    expect(error.bodyStart).toBe(
      typeof reply.body === "string" && !error.contentType?.includes("x-none") ? reply.body : "",
    );
  });

  it.each([
    ["120", " (retry after 120 seconds)"],
    ["Fri, 31 Dec 1999 23:59:59 GMT", " (retry after Fri, 31 Dec 1999 23:59:59 GMT)"],
    ["hush", ""],
    ["1, 2", ""],
  ])("and has the time to try again, if the server sends it: %s", async (retryAfter, shown) => {
    const error = await failureOf({ status: 503, headers: { "Retry-After": retryAfter } });
    expect(String(error)).toBe(
      `HttpError: GetBatchTaskInfo: HTTP status 503${shown} with an empty body instead of a SOAP fault`,
    );
  });

  it("and has the reason phrase and the headers, but does not show them: they may contain what was sent", async () => {
    const url = await serve((request, response) => {
      response
        .writeHead(415, `not that ${request.headers.authorization}`, { "X-Why": request.headers.cookie ?? "" })
        .end();
    });
    const error = await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }));
    if (!(error instanceof HttpError)) throw error;
    expect([error.statusText, error.httpHeaders.get("x-why")]).toEqual([`not that ${BEARER}`, COOKIE]);
  });

  it("without content type", async () => {
    const url = await serve((_, response) => response.end("what"));
    const error = await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }));
    expect(error).toMatchObject({ contentType: undefined, bodyStart: "what" });
    expect(String(error)).toContain("with a body, without content type, instead of");
  });

  it("and has the first characters of a body, but does not show them: they may contain what was sent", async () => {
    const url = await serve(async (request, response) => {
      const { body } = await receive(request);
      response.writeHead(500, HTML).end(`<title>Oops</title>${body.slice(body.indexOf("<Ticket>"))}${"x".repeat(500)}`);
    });
    const error = await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }));
    if (!(error instanceof HttpError)) throw error;
    expect(error.bodyStart).toMatch(/^<title>Oops<\/title><Ticket>7T:hush/);
    expect(error.bodyStart).toHaveLength(200);
    expectNoSecret(error);
  });
});

describe("an answer of several parts", () => {
  const fault = envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>hidden</faultstring></s:Fault>");
  const task = taskResponse("<Id>7</Id>");
  const type = 'multipart/related; type="application/xop+xml"; boundary="b:1"';

  /** Parts in the form of WCF; one is not text. */
  function parts(root: string, order: readonly ("root" | "other")[] = ["root", "other"], lineEnd = "\r\n"): Buffer {
    const content = {
      root: Buffer.from(root),
      other: Buffer.from([0xff, 0xfe, 0x00]),
    };
    const sections = order.flatMap((name) => [
      Buffer.from(["", "--b:1", `Content-ID: <${name}>`, "Content-Type: application/xop+xml", "", ""].join(lineEnd)),
      content[name],
    ]);
    return Buffer.concat([...sections, Buffer.from(`${lineEnd}--b:1--${lineEnd}`)]);
  }

  it.each<[string, string, Buffer]>([
    ["in the first part", type, parts(fault)],
    ["in the part that the content type names", `${type}; start="<root>"`, parts(fault, ["other", "root"])],
    ["with other line ends", type, parts(fault, ["root", "other"], "\n")],
    ["after a comment", type, parts(`<!-- ${"-".repeat(3000).replaceAll("-", "x")} -->${fault}`)],
  ])("is a SoapFault if its root is one: %s", async (_, contentType, body) => {
    const error = await failureOf({ status: 500, headers: { "Content-Type": contentType }, body });
    expect(error).toMatchObject({ name: "SoapFault", reason: "hidden" });
  });

  it("is a NetServerError if its root reports a failure", async () => {
    const header = `<Succeeded xmlns="${SERVICES88}">false</Succeeded>`;
    const body = parts(task.replace("<s:Header></s:Header>", `<s:Header>${header}</s:Header>`));
    expect(await failureOf({ headers: { "Content-Type": type }, body })).toMatchObject({ name: "NetServerError" });
  });

  it.each<[string, string, string | Buffer]>([
    ["a response", type, parts(task)],
    ["a response that is cut off", type, parts(task.slice(0, -20))],
    ["something else", type, parts("<page/>")],
    ["without a boundary", "multipart/related", parts(task)],
    ["without parts", type, "nothing"],
    ["without a header", type, "--b:1"],
  ])("is otherwise an HttpError that describes it: %s", async (_, contentType, body) => {
    const error = await failureOf({ headers: { "Content-Type": contentType }, body });
    expect(error).toBeInstanceOf(HttpError);
    expect(String(error)).toBe(
      "HttpError: GetBatchTaskInfo: HTTP status 200 with a body of several parts (multipart/related), which cannot be read, instead of a SOAP response",
    );
  });
});

describe("the text before the envelope may have any length", () => {
  it.each([
    ["a comment", `<!--${"c".repeat(2100)}-->`],
    ["comments", "<!-- <html> -->\n".repeat(1000)],
    ["white space", " \r\n\t".repeat(2000)],
    ["a declaration and a comment", `<?xml version="1.0"?><!--${"c".repeat(100_000)}-->\n`],
  ])("%s", async (_, prolog) => {
    expect(await nameIn(`${prolog}${taskResponse("<Name>n</Name>")}`)).toBe("n");
    const fault = envelope("<s:Fault><faultstring>hidden</faultstring></s:Fault>");
    expect(await failureOf({ status: 500, body: `${prolog}${fault}` })).toMatchObject({ reason: "hidden" });
    expect(await failureOf({ status: 500, body: `${prolog}<page/>` })).toBeInstanceOf(HttpError);
  });

  it.each(["<!--", "<?xml", "<!-- <s:Envelope/>"])("but must end: %s", async (prolog) => {
    expect(await failureOf({ body: prolog.padEnd(5000) })).toBeInstanceOf(HttpError);
  });
});

describe("the encoding of an answer", () => {
  const text = taskResponse("<Name>blåbær</Name>");
  const utf16 = Buffer.from(text, "utf16le");

  it.each<[string, Buffer, string]>([
    ["UTF-8 by default", Buffer.from(text), "text/xml"],
    ["a UTF-8 mark", Buffer.from(`\uFEFF${text}`), "text/xml; charset=utf-8"],
    [
      "a UTF-8 mark, which counts more than the content type",
      Buffer.from(`\uFEFF${text}`),
      "text/xml; charset=iso-8859-1",
    ],
    ["charset iso-8859-1", Buffer.from(text, "latin1"), "text/xml; charset=iso-8859-1"],
    ["a quoted charset in capitals", Buffer.from(text, "latin1"), 'text/xml; action="a"; Charset="ISO-8859-1"'],
    ["charset utf-16", utf16, "text/xml; charset=utf-16"],
    [
      "a content type that came twice",
      Buffer.from(text, "latin1"),
      "text/xml; charset=iso-8859-1, text/xml; charset=iso-8859-1",
    ],
    [
      "a charset after one inside another parameter",
      Buffer.from(text),
      'text/xml; action=";charset=utf-16"; charset=utf-8',
    ],
    ["a mark of UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), "text/xml; charset=utf-8"],
    [
      "a mark of UTF-16 with the high bytes first",
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]).swap16(),
      "text/xml",
    ],
    ["an XML declaration", Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?>${text}`, "latin1"), "text/xml"],
    [
      "a content type, which counts more than the declaration",
      Buffer.from(`<?xml version='1.0' encoding='iso-8859-1'?>${text}`),
      "text/xml; charset=utf-8",
    ],
    ["a declaration that must be wrong", Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${text}`), "text/xml"],
  ])("is known by %s", async (_, body, contentType) => {
    expect(await nameIn(body, contentType)).toBe("blåbær");
  });

  it("does not matter for control characters and line ends, which arrive as references", async () => {
    expect(await nameIn(taskResponse("<Name>a&#x1;b&#xD;\nc\td</Name>"))).toBe("a\u0001b\r\nc\td");
  });
});

describe("unknown content", () => {
  const body = taskResponse('<Id>7</Id><New xmlns="urn:new">1</New><State>Paused</State>');

  it("is kept and reported to onUnknown", async () => {
    const { url } = await serveReply({ body });
    const unknown: UnknownContent[] = [];
    const client = batchClient(url, { onUnknown: (content) => unknown.push(content) });
    const { Response: task } = await client.getBatchTaskInfo({ Id: 7 });
    // A value from a newer server is outside of the type on purpose.
    expect(task).toMatchObject({ Id: 7, State: "Paused" as BatchTaskState });
    expect(unknownElementsOf(task ?? {})).toEqual([{ after: "Id", xml: '<New xmlns="urn:new">1</New>' }]);
    expect(unknown).toEqual([
      { kind: "element", element: "GetBatchTaskInfoResponse", path: "Response.New", name: "{urn:new}New" },
      { kind: "enumeration value", element: "GetBatchTaskInfoResponse", path: "Response.State", name: "Paused" },
    ]);
  });

  it.each([
    [
      "<Id>7</Id><hush:New xmlns:hush='urn:new'/>",
      "Response.New",
      "an element of the contract",
      "the unknown {urn:new}New",
    ],
    ["<State>Paused</State>", "Response.State", "an enumeration value of the contract", 'the unknown "Paused"'],
    [
      "<TableRight><Mask>Select Fly</Mask></TableRight>",
      "Response.TableRight.Mask",
      "an enumeration value of the contract",
      'the unknown "Fly"',
    ],
  ])("is an error for a strict client: %s", async (members, path, expected, found) => {
    const error = await failureOf({ body: taskResponse(members) }, { strict: true });
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ element: "GetBatchTaskInfoResponse", path, expected, found, line: 1 });
  });
});
