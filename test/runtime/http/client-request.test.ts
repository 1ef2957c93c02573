import { describe, expect, it } from "vitest";
import { EncodeError } from "../../../generated/src/index.js";
import { BatchClient } from "../../../generated/src/services88/batch.js";
import { APPLICATION_TOKEN, BEARER, batchClient, COOKIE, failure, TICKET } from "../../support/batch-client.js";
import { serveReply } from "../../support/http-server.js";
import { SERVICES88, taskResponse, XSI } from "../messages.js";

const REPLY = { body: taskResponse("<Id>7</Id>") };

const ENVELOPE = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="${XSI}" xmlns="${SERVICES88}">`;

describe("a request on the wire", () => {
  it("is a POST with content type, quoted SOAPAction and the envelope", async () => {
    const { url, received } = await serveReply(REPLY);
    const client = new BatchClient({ url, headers: { ApplicationToken: "a", Credentials: { Ticket: "t" } } });
    await client.getBatchTaskInfo({ Id: 7 });
    expect(received).toEqual([
      {
        method: "POST",
        path: "/Remote/Services88/Batch.svc",
        headers: expect.objectContaining({
          "content-type": "text/xml; charset=utf-8",
          soapaction: `"${SERVICES88}/Batch/GetBatchTaskInfo"`,
        }),
        body: `${ENVELOPE}<s:Header><ApplicationToken>a</ApplicationToken><Credentials><Ticket>t</Ticket></Credentials></s:Header><s:Body><GetBatchTaskInfo><Id>7</Id></GetBatchTaskInfo></s:Body></s:Envelope>`,
      },
    ]);
  });

  it("is UTF-8, with its length in bytes", async () => {
    const { url, received } = await serveReply(REPLY);
    await batchClient(url)
      .startBatchJob({ BatchTaskInfo: { Name: "blåbær 漢字 😀" } })
      .catch(() => {});
    expect(received[0]?.body).toContain("<Name>blåbær 漢字 😀</Name>");
    expect(received[0]?.headers["content-length"]).toBe(String(Buffer.byteLength(received[0]?.body ?? "")));
  });

  it("has what options say in any way in which objects have something", async () => {
    const { url, received } = await serveReply(REPLY);
    class Options {
      get url(): string {
        return url;
      }
      get httpHeaders(): Record<string, string> {
        return Object.create({ "X-Inherited": "1" });
      }
    }
    const options = Object.defineProperty(new Options(), "strict", { value: true });
    await new BatchClient(options).getBatchTaskInfo({ Id: 7 }, Object.create({ httpHeaders: { "x-call": "2" } }));
    expect(received[0]?.headers).toMatchObject({ "x-inherited": "1", "x-call": "2" });
  });

  it("is not sent if it has a wrong value", async () => {
    const { url, received } = await serveReply(REPLY);
    const error = await failure(batchClient(url).getBatchTaskInfo({ Id: 1.5 }));
    expect(error).toBeInstanceOf(EncodeError);
    expect(error).toMatchObject({ element: "GetBatchTaskInfo", path: "Id" });
    expect(received).toEqual([]);
  });
});

describe("HTTP headers", () => {
  it("are those of the client, and on top of them those of the call", async () => {
    const { url, received } = await serveReply(REPLY);
    const client = batchClient(url, { httpHeaders: { "X-Common": "1", "X-Both": "client" } });
    await client.getBatchTaskInfo({ Id: 7 }, { httpHeaders: { "X-Own": "2", "X-Both": "call" } });
    await client.getBatchTaskInfo({ Id: 7 });
    expect(received[0]?.headers).toMatchObject({
      authorization: BEARER,
      cookie: COOKIE,
      "x-common": "1",
      "x-both": "call",
      "x-own": "2",
    });
    expect(received[1]?.headers).toMatchObject({ "x-both": "client" });
    expect(received[1]?.headers).not.toHaveProperty("x-own");
  });

  it("replace each other in any case of their names", async () => {
    const { url, received } = await serveReply(REPLY);
    const client = batchClient(url, {
      onRequest: ({ httpHeaders }) => {
        httpHeaders["X-HOOK"] = "hook";
      },
    });
    const basic = `Basic ${Buffer.from("user:hush").toString("base64")}`;
    const httpHeaders = { authorization: basic, "CONTENT-TYPE": "text/xml", "x-hook": "call" };
    await client.getBatchTaskInfo({ Id: 7 }, { httpHeaders });
    expect(received[0]?.headers).toMatchObject({ authorization: basic, "content-type": "text/xml", "x-hook": "hook" });
  });

  it.each(["Bearer hush\nX-Other: 1", "Bearer hush\0", "Bearer “hush”"])(
    "that HTTP cannot carry are an error that does not show them: %j",
    async (Authorization) => {
      const { url, received } = await serveReply(REPLY);
      const error = await failure(batchClient(url, { httpHeaders: { Authorization } }).getBatchTaskInfo({ Id: 7 }));
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toBe("TypeError: the HTTP header Authorization has a character that HTTP cannot carry");
      expect(received).toEqual([]);
    },
  );

  it.each<[string, unknown, string]>([
    ["no text", { "X-Y": undefined }, "the HTTP header X-Y must be text"],
    ["a number", { "X-Y": 1 }, "the HTTP header X-Y must be text"],
    ["the platform's Headers", new Headers({ a: "b" }), "HTTP headers must be a plain object, such as "],
  ])("that are %s are an error", async (_, httpHeaders, message) => {
    const { url, received } = await serveReply(REPLY);
    const call = batchClient(url).getBatchTaskInfo({ Id: 7 }, { httpHeaders: httpHeaders as Record<string, string> });
    expect(String(await failure(call))).toContain(`TypeError: ${message}`);
    expect(received).toEqual([]);
  });

  it("lose a line end, which a token from a file may have", async () => {
    const { url, received } = await serveReply(REPLY);
    await batchClient(url, { httpHeaders: { Authorization: `${BEARER}\n` } }).getBatchTaskInfo({ Id: 7 });
    expect(received[0]?.headers.authorization).toBe(BEARER);
  });
});

describe("SOAP headers", () => {
  it("are those of the client, and on top of them those of the call", async () => {
    const { url, received } = await serveReply(REPLY);
    await batchClient(url).getBatchTaskInfo(
      { Id: 7 },
      { headers: { Credentials: { Ticket: "7T:other" }, TimeZone: { SoTimeZoneId: 5 } } },
    );
    await batchClient(url).getBatchTaskInfo({ Id: 7 });
    const token = `<ApplicationToken>${APPLICATION_TOKEN}</ApplicationToken>`;
    expect(received[0]?.body).toContain(
      `<s:Header>${token}<Credentials><Ticket>7T:other</Ticket></Credentials><TimeZone><SoTimeZoneId>5</SoTimeZoneId></TimeZone></s:Header>`,
    );
    expect(received[1]?.body).toContain(
      `<s:Header>${token}<Credentials><Ticket>${TICKET}</Ticket></Credentials></s:Header>`,
    );
  });

  it("may all be absent", async () => {
    const { url, received } = await serveReply(REPLY);
    await new BatchClient({ url }).getBatchTaskInfo({ Id: 7 });
    expect(received[0]?.body).toBe(
      `${ENVELOPE}<s:Body><GetBatchTaskInfo><Id>7</Id></GetBatchTaskInfo></s:Body></s:Envelope>`,
    );
  });
});

describe("hooks", () => {
  it("see the request before it is sent, and change its HTTP headers", async () => {
    const { url, received } = await serveReply(REPLY);
    const seen: unknown[] = [];
    const client = new BatchClient({
      url,
      onRequest: async (request) => {
        await Promise.resolve();
        seen.push({ ...request, httpHeaders: { ...request.httpHeaders }, sent: received.length });
        request.httpHeaders.Authorization = "Bearer fresh";
      },
    });
    await client.getBatchTaskInfo({ Id: 7 });
    const httpHeaders = {
      "content-type": "text/xml; charset=utf-8",
      soapaction: `"${SERVICES88}/Batch/GetBatchTaskInfo"`,
    };
    expect(seen).toEqual([{ operation: "GetBatchTaskInfo", url, httpHeaders, body: received[0]?.body, sent: 0 }]);
    expect(received[0]?.headers.authorization).toBe("Bearer fresh");
  });

  it("see every response, even one that is not a SOAP message or not text", async () => {
    const page = await serveReply({ status: 503, headers: { "Retry-After": "9" }, body: "busy" });
    const bytes = await serveReply({ body: Buffer.from([0xc3, 0x28]) });
    const seen: unknown[] = [];
    for (const { url } of [page, bytes]) {
      const client = batchClient(url, {
        onResponse: ({ operation, status, httpHeaders, body }) => {
          seen.push([operation, status, httpHeaders.get("retry-after"), body]);
        },
      });
      await failure(client.stopBatchJob({ Id: 7 }));
    }
    expect(seen).toEqual([
      ["StopBatchJob", 503, "9", "busy"],
      ["StopBatchJob", 200, null, undefined],
    ]);
  });

  it.each(["onRequest", "onResponse"])("end with the signal of the call: %s", async (hook) => {
    const { url } = await serveReply(REPLY);
    const controller = new AbortController();
    const reason = new Error("no longer wanted");
    const endless = (): Promise<never> => {
      controller.abort(reason);
      return new Promise(() => {});
    };
    const call = batchClient(url, { [hook]: endless }).getBatchTaskInfo({ Id: 7 }, { signal: controller.signal });
    expect(await failure(call)).toBe(reason);
  });

  it("may reject after the signal has ended the call", async () => {
    const { url, received } = await serveReply(REPLY);
    const controller = new AbortController();
    const onRequest = async (): Promise<never> => {
      controller.abort(new Error("no longer wanted"));
      throw new Error("too late");
    };
    const call = batchClient(url, { onRequest }).getBatchTaskInfo({ Id: 7 }, { signal: controller.signal });
    expect(await failure(call)).toMatchObject({ message: "no longer wanted" });
    expect(received).toEqual([]);
  });

  it("end the call with the error that they throw", async () => {
    const { url, received } = await serveReply(REPLY);
    const no = new Error("no");
    const refuse = (): never => {
      throw no;
    };
    expect(await failure(batchClient(url, { onRequest: refuse }).getBatchTaskInfo({ Id: 7 }))).toBe(no);
    expect(received).toHaveLength(0);
    expect(await failure(batchClient(url, { onResponse: refuse }).getBatchTaskInfo({ Id: 7 }))).toBe(no);
    expect(received).toHaveLength(1);
  });
});

it.each([
  [undefined, "nothing"],
  [{}, "nothing"],
  [{ url: null }, "null"],
  [{ url: 7 }, "a value of type number"],
  [{ url: new URL("http://127.0.0.1/") }, "an object (URL)"],
])("a client without a url is an error: %j", (options, found) => {
  expect(() => new BatchClient(options as { url: string })).toThrow(
    new TypeError(`a client needs the option url, as text, not ${found}`),
  );
});

it.each([
  "http://user:hush@127.0.0.1/",
  "https:\\\\hush@host/",
  " \t\nhttp://user:hush@127.0.0.1/",
  "ht\ntp://user:hush@127.0.0.1/",
  "//user:hush@127.0.0.1/",
])("a url with a password is refused: %j", (url) => {
  expect(() => new BatchClient({ url })).toThrow(/^a url cannot hold a user or a password/);
});
