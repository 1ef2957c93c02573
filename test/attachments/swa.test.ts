import { describe, expect, it } from "vitest";
import { attachments, attachmentsOf } from "../../templates/attachments/index.js";
import { SoapClient } from "../../templates/runtime/http/client.js";
import { createHandler } from "../../templates/runtime/http/handler.js";
import { ArchiveClient, archiveEndpoint } from "../golden/attachments-version/archive.js";
import { Archive12Client, archive12Endpoint } from "../golden/attachments-version/archive12.js";
import { inLines } from "./multipart.js";
import { bytes, recorded } from "./recorded.js";

const url = "http://127.0.0.1/archive";
const extensions = [attachments()];

describe("SOAP with Attachments", () => {
  it("carries the parts of the contract in both directions, each by its name", async () => {
    const handler = createHandler(
      archiveEndpoint,
      {
        convert: ({ Format, $attachments }) => {
          expect($attachments).toEqual({ photo: bytes(3000), "my-note": "über\r\n--x" });
          return { body: { Pages: Format.length, $attachments: { photo: bytes(4, 1) } } };
        },
      },
      { extensions },
    );
    const { fetch, sent, received } = recorded(handler);
    const client = new ArchiveClient({ url, fetch, extensions });
    const request = { Format: "pdf", $attachments: { photo: bytes(3000), "my-note": "über\r\n--x" } };
    const { $headers, ...response } = await client.convert(request);
    expect(response).toEqual({ Pages: 3, $attachments: { photo: bytes(4, 1) } });
    expect(sent[0]?.contentType).toMatch(
      /^multipart\/related; type="text\/xml"; boundary="[\w-]+"; start="<[\w.@-]+>"$/,
    );
    expect(sent[0]?.text).toMatch(/\r\nContent-ID: <photo=[\da-f]{32}@attachments>\r\n/);
    expect(sent[0]?.text).toMatch(/\r\nContent-Type: image\/png\r\n/);
    expect(sent[0]?.text).toMatch(/\r\nContent-Type: text\/plain; charset=utf-8\r\n/);
    expect(received[0]?.contentType).toMatch(/^multipart\/related; type="text\/xml"/);
  });

  it("knows SOAP 1.2, a body of one value, and one without an element", async () => {
    const handler = createHandler(
      archive12Endpoint,
      {
        discuss: ({ Topic, $attachments }) => ({
          body: { $attachments: { summary: `${Topic} ${$attachments.photo.length}` } },
        }),
      },
      { extensions },
    );
    const { fetch, sent } = recorded(handler);
    const client = new Archive12Client({ url, fetch, extensions });
    const response = await client.discuss({ Topic: "trees", $attachments: { photo: bytes(7) } });
    expect(response.$attachments.summary).toBe("trees 7");
    expect(sent[0]?.contentType).toMatch(
      /^multipart\/related; type="application\/soap\+xml"; .*; action="urn:Discuss"$/,
    );
  });

  it("carries what a swaRef refers to", async () => {
    const handler = createHandler(archiveEndpoint, {
      refer: ({ Document }) => ({ body: { Document, Size: Document.length } }),
    });
    const { fetch, sent, received } = recorded(handler);
    const client = new ArchiveClient({ url, fetch });
    const { $headers, ...response } = await client.refer({ Document: bytes(9) });
    expect(response).toEqual({ Document: bytes(9), Size: 9 });
    expect(sent[0]?.text).toMatch(/<Document>cid:[^<]+<\/Document>/);
    expect(sent[0]?.contentType).toMatch(/^multipart\/related; type="text\/xml"/);
    expect(received[0]?.contentType).toMatch(/^multipart\/related; type="text\/xml"/);
  });

  it("finds parts by their place if their ids have no names, and keeps those that the contract does not have", async () => {
    const client = new ArchiveClient({
      url,
      extensions,
      fetch: async () =>
        new Response(
          new Uint8Array(
            Buffer.from(
              inLines(
                "--b",
                "Content-Type: text/xml; charset=utf-8",
                "",
                '<E:Envelope xmlns:E="http://schemas.xmlsoap.org/soap/envelope/"><E:Body/></E:Envelope>',
                "--b",
                "Content-Type: text/html; charset=iso-8859-1",
                "Content-ID: <0123>",
                "",
                "caf\xe9",
                "--b",
                "Content-Type: image/gif",
                "Content-ID: <../../etc/passwd>",
                "",
                "GIF",
                "--b--",
              ),
              "latin1",
            ),
          ),
          { headers: { "content-type": 'multipart/related; boundary="b"; type="text/xml"' } },
        ),
    });
    const { $attachments, $headers } = await client.discuss({ Topic: "t", $attachments: { photo: bytes(1) } });
    expect($attachments.summary).toBe("café");
    const all: [string | undefined, string | undefined, string][] = [];
    for await (const part of attachmentsOf($headers) ?? [])
      all.push([part.contentId, part.contentType, Buffer.from(await part.bytes()).toString("latin1")]);
    expect(all).toEqual([
      ["0123", "text/html; charset=iso-8859-1", "caf\xe9"],
      ["../../etc/passwd", "image/gif", "GIF"],
    ]);
  });

  it.each<[string, object, string]>([
    [
      "without its attachments",
      { Format: "x" },
      "Convert: $attachments: expected an object with photo, my-note, found nothing",
    ],
    [
      "without one of them",
      { Format: "x", $attachments: { photo: bytes(1) } },
      "expected text as my-note, found nothing",
    ],
    [
      "with text in the place of bytes",
      { Format: "x", $attachments: { photo: "x", "my-note": "" } },
      "expected bytes as photo, found text of 1 characters",
    ],
    [
      "with another one",
      { Format: "x", $attachments: { photo: bytes(1), "my-note": "", more: 1 } },
      'expected only parts of the contract, found the key "more"',
    ],
  ])("refuses to write a message %s", async (_, request, message) => {
    const client = new ArchiveClient({ url, fetch: async () => new Response(), extensions });
    await expect(Reflect.apply(client.convert, client, [request])).rejects.toThrow(message);
  });

  it("is refused where nobody takes care of it", async () => {
    const client = new SoapClient({ url, fetch: async () => new Response() });
    const request = { Topic: "t", $attachments: { photo: bytes(1) } };
    await expect(client.call(archiveEndpoint.operations.discuss, request)).rejects.toThrow(
      "expected the extension attachments, found none",
    );
  });
});
