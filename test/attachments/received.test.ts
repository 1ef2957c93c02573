import { describe, expect, it } from "vitest";
import { type AttachmentOptions, attachments, streamingClient } from "../../templates/attachments/index.js";
import { SoapClient } from "../../templates/runtime/http/client.js";
import { createHandler } from "../../templates/runtime/http/handler.js";
import { ArchiveClient, archiveEndpoint } from "../golden/attachments-version/archive.js";
import { inLines } from "./multipart.js";

const url = "http://127.0.0.1/archive";
const XOP = 'xmlns:x="http://www.w3.org/2004/08/xop/include"';

interface Parts {
  readonly type?: string;
  readonly root?: string;
  /** Content ids and contents. */
  readonly before?: readonly (readonly [string, string])[];
  readonly after?: readonly (readonly [string, string])[];
}

/** The body of an answer to Load, with these hrefs. */
function multipart(hrefs: readonly string[], { root = "root@x", before = [], after = [] }: Parts): string {
  const content = hrefs.map((href) => `<Content>\n<x:Include ${XOP} href="${href}"/>\n</Content>`).join("");
  const body = `<LoadResponse xmlns="urn:attachments">${content}</LoadResponse>`;
  const envelope = `<E:Envelope xmlns:E="http://schemas.xmlsoap.org/soap/envelope/"><E:Body>${body}</E:Body></E:Envelope>`;
  const part = ([id, text]: readonly [string, string]): string =>
    inLines("--b", "Content-Type: image/png", `Content-ID: <${id}>`, "", text);
  const rootPart = inLines(
    "--b",
    'Content-Type: application/xop+xml; type="text/xml"',
    `Content-ID: <${root}>`,
    "",
    envelope,
  );
  return inLines(...before.map(part), rootPart, ...after.map(part), "--b--", "");
}

const TYPE = 'multipart/related; type="application/xop+xml"; start="<root@x>"; start-info="text/xml"; boundary=b';

function client(body: string, type = TYPE, options: AttachmentOptions = {}): ArchiveClient {
  const fetch = async (): Promise<Response> =>
    new Response(new Uint8Array(Buffer.from(body, "latin1")), { headers: { "content-type": type } });
  return new ArchiveClient({ url, fetch, extensions: [attachments(options)] });
}

async function load(...given: Parameters<typeof client>): Promise<string[]> {
  const { Content = [] } = await client(...given).load({ Name: "a", Copies: 1 });
  return Content.map((bytes) => Buffer.from(bytes).toString("latin1"));
}

describe("an answer with attachments is read", () => {
  it.each<[string, string, string[], string?]>([
    ["with the envelope first", multipart(["cid:1"], { after: [["1", "one"]] }), ["one"]],
    [
      "with the envelope last",
      multipart(["cid:1", "cid:2"], {
        before: [
          ["2", "two"],
          ["1", "one"],
        ],
      }),
      ["one", "two"],
    ],
    ["with ids that are percent-encoded", multipart(["cid:a%2Bb%40c%3Fd"], { after: [["a+b@c?d", "one"]] }), ["one"]],
    [
      "with ids that are percent-encoded in both places",
      multipart(["cid:a%2F%40b"], { after: [["a%2F%40b", "one"]] }),
      ["one"],
    ],
    [
      "with ids that are percent-encoded in the other place",
      multipart(["cid:a/b"], { after: [["a%2Fb", "one"]] }),
      ["one"],
    ],
    ["with white space around a reference", multipart([" cid:1\n"], { after: [["1", "one"]] }), ["one"]],
    [
      "with the envelope last, whose id is percent-encoded",
      multipart(["cid:1"], { root: "root%40x", before: [["1", "one"]] }),
      ["one"],
    ],
    ["with ids that only look so", multipart(["cid:100%"], { after: [["100%", "one"]] }), ["one"]],
    ["with one part for two elements", multipart(["cid:1", "cid:1"], { after: [["1", "one"]] }), ["one", "one"]],
    [
      "without start: the envelope is first",
      multipart(["cid:1"], { after: [["1", "one"]] }),
      ["one"],
      "multipart/related; boundary=b",
    ],
    [
      "with a boundary in quotes",
      multipart(["cid:1"], { after: [["1", "one"]] }),
      ["one"],
      'multipart/related; boundary="b"; type="application/xop+xml"',
    ],
    ["with an empty part", multipart(["cid:1"], { after: [["1", ""]] }), [""]],
    [
      "with parts that nothing refers to",
      multipart(["cid:1"], {
        after: [
          ["0", "zero"],
          ["1", "one"],
        ],
      }),
      ["one"],
    ],
  ])("%s", async (_, body, want, type) => {
    expect(await load(body, type)).toEqual(want);
  });

  it("as a fault, if it is one", async () => {
    const fault = "<E:Fault><faultcode>E:Server</faultcode><faultstring>no</faultstring></E:Fault>";
    const body = multipart([], {}).replace(/<LoadResponse.*<\/LoadResponse>|<LoadResponse.*?\/>/s, fault);
    await expect(load(body)).rejects.toThrow("no");
  });
});

describe("an answer is refused", () => {
  it.each<[string, string, string, AttachmentOptions?]>([
    [
      "if a part is missing",
      multipart(["cid:1", "cid:2"], { after: [["1", "one"]] }),
      'LoadResponse: Content[1] at 3:11: expected the attachment with the Content-ID "2", found no such part',
    ],
    [
      "if a reference is to something else",
      multipart(["https://example.com/x"], {}),
      "LoadResponse: Content[0] at 1:111: expected a reference to an attachment (cid:…), found another one",
    ],
    [
      "if a reference is empty",
      multipart([""], {}),
      "expected a reference to an attachment (cid:…), found another one",
    ],
    [
      "if two parts have one id",
      multipart(["cid:1"], {
        after: [
          ["1", "one"],
          ["1", "two"],
        ],
      }),
      "expected each Content-ID once, found two parts with one",
    ],
    [
      "if it ends early",
      multipart(["cid:1"], { after: [["1", "one"]] }).slice(0, -6),
      "with its last delimiter, found its end",
    ],
    [
      "if it has more parts than the limit",
      multipart(["cid:1"], {
        after: [
          ["1", "one"],
          ["2", ""],
        ],
      }),
      "at most 2 parts",
      { maxParts: 2 },
    ],
    [
      "if it has more bytes than the limit",
      multipart(["cid:1"], { after: [["1", "one"]] }),
      "at most 100 bytes in a body",
      { maxTotal: 100 },
    ],
    [
      "if an envelope has more bytes than the limit",
      multipart(["cid:1"], {}),
      "at most 100 bytes in an envelope",
      { maxHeld: 100 },
    ],
  ])("%s", async (_, body, message, options) => {
    await expect(load(body, TYPE, options)).rejects.toThrow(message);
  });

  it("if it has no boundary", async () => {
    await expect(load(multipart([], {}), "multipart/related")).rejects.toThrow(
      "expected a boundary in the Content-Type",
    );
  });

  it("if content is beside a reference", async () => {
    const body = multipart(["cid:1"], { after: [["1", "one"]] });
    await expect(load(body.replace("<x:Include", "x<x:Include"))).rejects.toThrow("expected text, found elements");
    await expect(load(body.replace("<x:Include", `<x:Other ${XOP}/><x:Include`))).rejects.toThrow(
      "expected text, found elements",
    );
  });

  it("as a stream, when a part that is missing is read", async () => {
    const body = multipart(["cid:1"], { after: [["2", "two"]] });
    const fetch = async (): Promise<Response> => new Response(body, { headers: { "content-type": TYPE } });
    const { Content = [] } = await streamingClient(ArchiveClient, { url, fetch }).load({ Name: "a", Copies: 1 });
    await expect(Content[0]?.bytes()).rejects.toThrow(
      'LoadResponse: Content[0] at 1:111: expected the attachment with the Content-ID "1", found no such part',
    );
  });

  it("by a client without the extension, by name", async () => {
    const fetch = async (): Promise<Response> =>
      new Response(multipart(["cid:1"], {}), { headers: { "content-type": TYPE } });
    await expect(
      new SoapClient({ url, fetch }).call(archiveEndpoint.operations.load, { Name: "a", Copies: 1 }),
    ).rejects.toThrow("a body of several parts");
  });
});

describe("a handler answers", () => {
  async function answered(body: string, type: string, options?: AttachmentOptions): Promise<[number, string]> {
    const handler = createHandler(
      { ...archiveEndpoint, extensions: [] },
      { store: ({ Content }) => ({ body: { Size: BigInt(Content.length) } }) },
      { extensions: options === undefined ? [] : [attachments(options)] },
    );
    const headers = { "Content-Type": type, SOAPAction: '"urn:Store"' };
    const response = await handler(url, { method: "POST", headers, body });
    const [, reason = ""] = /<(?:faultstring|Size)>([^<]*)</.exec(await response.text()) ?? [];
    return [response.status, reason];
  }

  const store = (parts: Parts = {}): string =>
    multipart(["cid:1"], { after: [["1", "one"]], ...parts })
      .replace("<LoadResponse", "<Store")
      .replace("</LoadResponse", "</Store")
      .replace("<Content>", "<Name>a</Name><Content>");

  it.each<[string, string, AttachmentOptions | undefined, [number, string]]>([
    ["a message", store(), {}, [200, "3"]],
    [
      "one that ends early with 400",
      store().slice(0, -8),
      {},
      [400, "expected a body of several parts with its last delimiter"],
    ],
    ["one with more parts than the limit with 413", store(), { maxParts: 1 }, [413, "at most 1 parts"]],
    ["one without a part that it refers to with a fault", store({ after: [] }), {}, [500, "found no such part"]],
    ["any, without the extension, with 415", store(), undefined, [415, ""]],
  ])("%s", async (_, body, options, [status, reason]) => {
    const [found, text] = await answered(body, TYPE, options);
    expect(found).toBe(status);
    expect(text).toContain(reason);
  });
});
