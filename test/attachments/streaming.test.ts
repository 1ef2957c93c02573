import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { Agent } from "undici";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  type AttachmentSource,
  attachment,
  streamingClient,
  streamingHandler,
} from "../../templates/attachments/index.js";
import { createNodeListener, nodeFetch, undiciFetch } from "../../templates/node/index.js";
import type { Fetch } from "../../templates/runtime/platform/platform.js";
import { bearer } from "../../templates/transport/index.js";
import { ArchiveClient, archiveEndpoint } from "../golden/attachments-version/archive.js";
import { bytes, recorded } from "./recorded.js";

const url = "http://127.0.0.1/archive";

const echo = streamingHandler(archiveEndpoint, {
  store: async ({ Content }) => {
    let size = 0n;
    for await (const piece of Content) size += BigInt(piece.length);
    return { body: { Size: size } };
  },
  load: ({ Copies }) => ({ body: { Content: Array.from({ length: Copies }, (_, index) => produced(index)) } }),
  scan: (request) => ({ body: request }),
});

/** Ten pieces of bytes. */
async function* produced(first: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < 10; index++) yield bytes(1000, first + index);
}

function all(first: number): Uint8Array {
  return new Uint8Array(Array.from({ length: 10 }, (_, index) => [...bytes(1000, first + index)]).flat());
}

describe("a streaming client", () => {
  it.each<[string, () => AttachmentSource]>([
    ["bytes", () => all(0)],
    ["a Blob", () => new Blob([all(0)])],
    ["a File", () => new File([all(0)], "x.png", { type: "image/png" })],
    ["a ReadableStream", () => new Blob([all(0)]).stream()],
    ["an async generator", () => produced(0)],
    ["a function", () => () => produced(0)],
    ["a source with a type", () => attachment(produced(0), { contentType: "image/png" })],
  ])("sends %s", async (_, source) => {
    const { fetch, sent } = recorded(echo);
    const client = streamingClient(ArchiveClient, { url, fetch });
    expect((await client.store({ Name: "a", Content: source() })).Size).toBe(10_000n);
    expect(sent[0]?.text).toContain(Buffer.from(all(0)).toString("latin1"));
  });

  it("says what an attachment is", async () => {
    const { fetch, sent } = recorded(echo);
    const client = streamingClient(ArchiveClient, { url, fetch });
    await client.store({ Name: "a", Content: attachment(all(0), { contentType: "image/png" }) });
    await client.store({ Name: "a", Content: new File([all(0)], "x", { type: "image/gif" }) });
    await client.store({ Name: "a", Content: all(0) });
    const types = sent.map(({ text }) => [...text.matchAll(/^Content-Type: (.*)\r$/gm)].map(([, type]) => type)[1]);
    expect(types).toEqual(["image/png", "image/gif", "application/octet-stream"]);
    expect(() => attachment(all(0), { contentType: "a\r\nb: c" })).toThrow("expected a media type");
    expect(() => attachment(all(0), { contentId: "a>\r\nb: c" })).toThrow(
      "expected a content id of at most 200 letters",
    );
  });

  it("sends and reads what a schema limits too", async () => {
    const client = streamingClient(ArchiveClient, { url, fetch: recorded(echo).fetch }, { packaging: "mtom" });
    const request = { Page: [{ Number: 1, Scan: bytes(3) }], Short: produced(0) };
    const { Short } = await client.scan(request);
    expect(await Short?.bytes()).toEqual(all(0));
  });

  it("does not pass on a media type that is no line of text", async () => {
    const { fetch, sent } = recorded(echo);
    const client = streamingClient(ArchiveClient, { url, fetch });
    const source = Object.assign(produced(0), { contentType: "image/png\rX: y" });
    await client.store({ Name: "a", Content: source });
    expect(sent[0]?.text).toMatch(/\r\nContent-Type: application\/octet-stream\r\n/);
    expect(sent[0]?.text).not.toContain("X: y");
  });

  it("streams the parts of SOAP with Attachments too, in any order, and what a swaRef refers to", async () => {
    const turned = streamingHandler(archiveEndpoint, {
      refer: async ({ Document }) => ({ body: { Document: produced(3), Size: (await Document.bytes()).length } }),
      convert: async ({ $attachments }) => ({
        body: { Pages: $attachments["my-note"].length, $attachments: { photo: $attachments.photo } },
      }),
    });
    const limits = { maxHeld: 5000 };
    const client = streamingClient(ArchiveClient, { url, fetch: turned }, limits);
    const referred = await client.refer({ Document: produced(0) });
    expect(referred.Size).toBe(10_000);
    expect(await referred.Document.bytes()).toEqual(all(3));
    const { Pages, $attachments } = await client.convert({
      Format: "pdf",
      $attachments: { photo: produced(1), "my-note": "over" },
    });
    expect(Pages).toBe(4);
    expect(await $attachments.photo.bytes()).toEqual(all(1));
    expect($attachments.photo.contentType).toBe("image/png");
  });

  it("reads attachments as they arrive, in any order", async () => {
    const client = streamingClient(ArchiveClient, { url, fetch: recorded(echo).fetch });
    const { Content = [] } = await client.load({ Name: "a", Copies: 3 });
    const [first, second, third] = Content;
    expect(await second?.bytes()).toEqual(all(1));
    const read: Uint8Array[] = [];
    for await (const piece of first ?? []) read.push(piece);
    expect(Buffer.concat(read)).toEqual(Buffer.from(all(0)));
    expect(Buffer.from(await new Response(third?.stream()).arrayBuffer())).toEqual(Buffer.from(all(2)));
    expect(second?.contentType).toBe("application/octet-stream");
    await expect(third?.bytes()).rejects.toThrow("an attachment can be read once");
  });

  it("has attachments also for bytes in the envelope, and sends them again", async () => {
    const client = streamingClient(ArchiveClient, { url, fetch: recorded(echo).fetch });
    const request = {
      Page: [{ Number: 1, Scan: bytes(3) }],
      Typed: { $value: bytes(2000), contentType: "a/b" },
      Hex: bytes(2),
    };
    const { $headers, ...response } = await client.scan(request);
    const again = await client.scan(response);
    expect(await again.Page[0]?.Scan.bytes()).toEqual(bytes(3));
    expect(await again.Typed?.$value.bytes()).toEqual(bytes(2000));
    expect(await again.Hex?.bytes()).toEqual(bytes(2));
  });

  it("sends a call again if its sources can be read again", async () => {
    let calls = 0;
    const fetch: Fetch = async (address, init) => {
      const { body } = init;
      if (typeof body !== "string" && "getReader" in body) for await (const _ of body);
      if (++calls === 1) throw new TypeError("fetch failed");
      return echo(new Request(address, { ...init, body: "", headers: {} }));
    };
    const client = streamingClient(ArchiveClient, { url, fetch, sendAgain: () => calls < 2 });
    await expect(client.store({ Name: "a", Content: () => produced(0) })).rejects.toThrow();
    expect(calls).toBe(2);
  });

  it.each<[string, () => AttachmentSource]>([
    ["a ReadableStream", () => new Blob([all(0)]).stream()],
    ["a stream of Node.js", () => Readable.from([all(0)])],
    ["an async generator", () => produced(0)],
    ["a source with a type", () => attachment(produced(0), { contentType: "image/png" })],
  ])("sends %s once, and says why it cannot be sent again", async (_, source) => {
    const { fetch, sent } = recorded(echo);
    const client = streamingClient(ArchiveClient, { url, fetch });
    const request = { Name: "a", Content: source() };
    expect((await client.store(request)).Size).toBe(10_000n);
    await expect(client.store(request)).rejects.toThrow(
      "expected an attachment that can be sent again: bytes, a Blob, or a function that returns a stream, found a stream that has been sent",
    );
    expect(sent).toHaveLength(1);
  });

  it("sends again what begins anew each time", async () => {
    const { fetch } = recorded(echo);
    const client = streamingClient(ArchiveClient, { url, fetch });
    const source = { [Symbol.asyncIterator]: () => produced(0) };
    for (const Content of [source, source, () => produced(0)])
      expect((await client.store({ Name: "a", Content })).Size).toBe(10_000n);
  });

  it("says why a stream is not sent with another bearer token, and the next call has one", async () => {
    const tokens: string[] = [];
    const fetch: Fetch = async (address, init) => {
      const { headers } = init;
      tokens.push(headers.authorization ?? "");
      const { body } = init;
      if (typeof body !== "string" && "getReader" in body) for await (const _ of body);
      return tokens.length === 1
        ? new Response("", { status: 401 })
        : echo(address, { ...init, body: "", headers: {} });
    };
    let count = 0;
    const extensions = [bearer(() => `hush-${++count}`)];
    const client = streamingClient(ArchiveClient, { url, fetch, extensions });
    const refused: unknown = await client.store({ Name: "a", Content: () => produced(0) }).catch((error) => error);
    expect(refused).toMatchObject({
      name: "HttpError",
      status: 401,
      cause: new TypeError(
        "a stream that is attached has been sent, so the request cannot be sent again with another token; the next call gets one",
      ),
    });
    await client.store({ Name: "a", Content: () => produced(0) }).catch(() => undefined);
    expect(tokens).toEqual(["Bearer hush-1", "Bearer hush-2"]);
  });
});

describe("over sockets", () => {
  async function served(): Promise<string> {
    const server = createServer(createNodeListener(echo)).listen(0, "127.0.0.1");
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    await new Promise((listening) => server.once("listening", listening));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  const TRANSPORTS: readonly [string, () => Fetch | undefined][] = [
    ["the platform's fetch", () => undefined],
    ["node:http", () => nodeFetch()],
    ["undici", () => undiciFetch(new Agent())],
  ];

  it.each(TRANSPORTS)("streams go both ways, by %s", async (_, fetch) => {
    const client = streamingClient(ArchiveClient, { url: await served(), fetch: fetch() });
    expect((await client.store({ Name: "a", Content: () => produced(0) })).Size).toBe(10_000n);
    expect((await client.store({ Name: "a", Content: new Blob([all(0)]) })).Size).toBe(10_000n);
    const { Content = [] } = await client.load({ Name: "a", Copies: 2 });
    expect(await Content[1]?.bytes()).toEqual(all(1));
    expect(await Content[0]?.bytes()).toEqual(all(0));
  });

  it.each(TRANSPORTS)("a source that fails ends the call, by %s", async (_, fetch) => {
    const client = streamingClient(ArchiveClient, { url: await served(), fetch: fetch() });
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield bytes(10);
      throw new Error("the disk is gone");
    }
    await expect(client.store({ Name: "a", Content: failing() })).rejects.toThrow();
  });

  it("a source that fails in an answer shows", async () => {
    const failing = streamingHandler(archiveEndpoint, {
      load: () => ({
        body: {
          Content: [
            (async function* () {
              yield bytes(10);
              throw new Error("the disk is gone");
            })(),
          ],
        },
      }),
    });
    const server = createServer(createNodeListener(failing)).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await new Promise((listening) => server.once("listening", listening));
    const client = streamingClient(ArchiveClient, {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    });
    const load = async (): Promise<unknown> => (await client.load({ Name: "a", Copies: 1 })).Content?.[0]?.bytes();
    await expect(load()).rejects.toThrow();
  });
});
