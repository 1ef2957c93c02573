import { describe, expect, it } from "vitest";
import { attachments } from "../../templates/attachments/index.js";
import { SoapClient } from "../../templates/runtime/http/client.js";
import { createHandler } from "../../templates/runtime/http/handler.js";
import { ArchiveClient, archiveEndpoint } from "../golden/attachments-version/archive.js";
import { Archive12Client, archive12Endpoint } from "../golden/attachments-version/archive12.js";
import { bytes, recorded } from "./recorded.js";

const url = "http://127.0.0.1/archive";

describe("MTOM", () => {
  it("carries bytes in both directions beside the envelope, in SOAP 1.1", async () => {
    const handler = createHandler(
      archiveEndpoint,
      {
        store: ({ Content }) => ({ body: { Size: BigInt(Content.length) } }),
        load: ({ Copies }) => ({ body: { Content: Array.from({ length: Copies }, (_, index) => bytes(2000, index)) } }),
      },
      { extensions: [attachments()] },
    );
    const { fetch, sent, received } = recorded(handler);
    const client = new ArchiveClient({ url, fetch, extensions: [attachments()] });
    expect((await client.store({ Name: "a", Content: bytes(5000) })).Size).toBe(5000n);
    expect((await client.load({ Name: "a", Copies: 3 })).Content).toEqual([
      bytes(2000),
      bytes(2000, 1),
      bytes(2000, 2),
    ]);
    expect(sent[0]?.contentType).toMatch(
      /^multipart\/related; type="application\/xop\+xml"; boundary="[\w-]+"; start="<[\w.@-]+>"; start-info="text\/xml"$/,
    );
    expect(sent[0]?.text).toContain('Content-Type: application/xop+xml; charset=utf-8; type="text/xml"\r\n');
    expect(sent[0]?.text).toContain(
      '<Content><xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:',
    );
    expect(received[1]?.contentType).toMatch(/^multipart\/related; type="application\/xop\+xml"/);
    expect(received[1]?.text.match(/Content-ID: /g)).toHaveLength(4);
  });

  it("has the action in SOAP 1.2", async () => {
    const handler = createHandler(
      archive12Endpoint,
      { store: ({ Content }) => ({ body: { Size: BigInt(Content.length) } }) },
      { extensions: [attachments()] },
    );
    const { fetch, sent, received } = recorded(handler);
    const client = new Archive12Client({ url, fetch, extensions: [attachments()] });
    expect((await client.store({ Name: "a", Content: bytes(5000) })).Size).toBe(5000n);
    expect(sent[0]?.contentType).toMatch(/; start-info="application\/soap\+xml"; action="urn:Store"$/);
    expect(received[0]?.contentType).toMatch(/; start-info="application\/soap\+xml"$/);
  });

  it("leaves small values in the envelope", async () => {
    const handler = createHandler(
      archiveEndpoint,
      { load: () => ({ body: { Content: [bytes(9), bytes(10)] } }) },
      { extensions: [attachments({ attachFrom: 10 })] },
    );
    const { fetch, received } = recorded(handler);
    const client = new ArchiveClient({ url, fetch, extensions: [attachments()] });
    expect((await client.load({ Name: "a", Copies: 2 })).Content).toEqual([bytes(9), bytes(10)]);
    expect(received[0]?.text.match(/Content-ID: /g)).toHaveLength(2);
    expect(received[0]?.text).toContain("<Content>AAcOFRwjKjE4</Content>");
  });

  it("is not for callers that do not know it", async () => {
    const handler = createHandler(
      archiveEndpoint,
      { load: () => ({ body: { Content: [bytes(2000)] } }) },
      { extensions: [attachments()] },
    );
    const { fetch, received } = recorded(handler);
    const client = new SoapClient({ url, fetch });
    const { Content } = await client.call(archiveEndpoint.operations.load, { Name: "a", Copies: 1 });
    expect(Content).toEqual([bytes(2000)]);
    expect(received[0]?.contentType).toBe("text/xml; charset=utf-8");
  });

  it("carries bytes of members, of elements with a media type, of items; hexBinary stays", async () => {
    const handler = createHandler(
      archiveEndpoint,
      { scan: (request) => ({ body: request }) },
      { extensions: [attachments({ attachFrom: 0 })] },
    );
    const { fetch, sent, received } = recorded(handler);
    const client = new ArchiveClient({ url, fetch, extensions: [attachments({ attachFrom: 0 })] });
    const request = {
      Page: [
        { Number: 1, Scan: bytes(3) },
        { Number: 2, Scan: bytes(0) },
      ],
      Typed: { $value: bytes(5), contentType: "image/gif" },
      Hex: bytes(2),
    };
    const { $headers, ...response } = await client.scan(request);
    expect(response).toEqual(request);
    for (const { text } of [sent[0], received[0]].map((message) => message ?? { text: "" })) {
      expect(text.match(/Content-ID: /g)).toHaveLength(4);
      expect(text).toContain("<Hex>0007</Hex>");
      // The schema says it of scans, and the message of the element that has an attribute for it.
      const types = [...text.matchAll(/^Content-Type: (.*)\r$/gm)].map(([, type]) => type);
      expect(types.slice(1)).toEqual(["image/png", "image/png", "image/gif"]);
    }
  });

  it("carries bytes whose schema limits them, and checks the limits on both sides", async () => {
    const extensions = [attachments()];
    const handler = createHandler(archiveEndpoint, { scan: (request) => ({ body: request }) }, { extensions });
    const { fetch, sent, received } = recorded(handler);
    const client = new ArchiveClient({ url, fetch, extensions });
    const request = { Page: [{ Number: 1, Scan: bytes(3) }], Short: bytes(3000) };
    const { $headers, ...response } = await client.scan(request);
    expect(response).toEqual(request);
    for (const { text } of [...sent, ...received]) expect(text).toMatch(/<Short><xop:Include /);
    await expect(client.scan({ ...request, Short: bytes(3001) })).rejects.toThrow(
      "cannot write Scan: Short: expected a length of at most 3000",
    );
    const { text = "", contentType } = received[0] ?? {};
    const longer = text.replace(/(?=\r\n--[\w-]+--\r\n$)/, "x");
    const answer = async (): Promise<Response> =>
      new Response(Buffer.from(longer, "latin1"), { headers: { "content-type": contentType ?? "" } });
    const strict = new ArchiveClient({ url, fetch: answer, extensions, strict: true });
    await expect(strict.scan(request)).rejects.toThrow(/Short at .*: expected a length of at most 3000/);
  });
});
