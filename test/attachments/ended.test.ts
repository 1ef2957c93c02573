import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { attachments, attachmentsOf, streamingClient, streamingHandler } from "../../templates/attachments/index.js";
import { createHandler } from "../../templates/runtime/http/handler.js";
import type { Fetch } from "../../templates/runtime/platform/platform.js";
import { ArchiveClient, archiveEndpoint, RefusedError } from "../golden/attachments-version/archive.js";
import { arriving, partsOf } from "./multipart.js";
import { bytes, recorded } from "./recorded.js";

const url = "http://127.0.0.1/archive";

/** Pieces that come one after the other, until nobody wants more. */
async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) yield await new Promise<Uint8Array>((resolve) => setTimeout(resolve, 0, bytes(1000)));
}

async function* fivePieces(): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < 5; index++) yield bytes(1000);
}

const handler = streamingHandler(archiveEndpoint, {
  store: async ({ Content }) => ({ body: { Size: BigInt((await Content.bytes()).length) } }),
  load: ({ Name }) => ({
    body: { Content: Name === "endless" ? [endless()] : [fivePieces(), bytes(2000), bytes(3000)] },
  }),
});

/** Sends requests to the handler. @returns whether the answer has been cancelled, too */
function served(): { readonly fetch: Fetch; wasCancelled(): boolean } {
  let isCancelled = false;
  const fetch: Fetch = async (address, init) => {
    const { body, headers } = await handler(new Request(address, init));
    const reader = body?.getReader();
    const observed = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const piece = await reader?.read();
        if (piece?.value) controller.enqueue(piece.value);
        else controller.close();
      },
      async cancel(reason) {
        isCancelled = true;
        await reader?.cancel(reason);
      },
    });
    return new Response(observed, { headers });
  };
  return { fetch, wasCancelled: () => isCancelled };
}

it.each([undefined, 60_000])(
  "the signal of a call ends attachments that are arriving (timeout %s)",
  async (timeout) => {
    const { fetch, wasCancelled } = served();
    const client = streamingClient(ArchiveClient, { url, fetch, timeout });
    const controller = new AbortController();
    const { Content = [] } = await client.load({ Name: "endless", Copies: 1 }, { signal: controller.signal });
    const reading = Content[0]?.bytes();
    controller.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
    expect(wasCancelled()).toBe(true);
  },
);

it("nothing changes by what would end attachments when all have arrived", async () => {
  const client = streamingClient(ArchiveClient, { url, fetch: served().fetch });
  const controller = new AbortController();
  const { Content = [], $headers } = await client.load({ Name: "a", Copies: 3 }, { signal: controller.signal });
  const [first, second, third] = Content;
  expect(await third?.bytes()).toEqual(bytes(3000));
  controller.abort();
  await attachmentsOf($headers)?.cancel();
  expect(await second?.bytes()).toEqual(bytes(2000));
  expect(await first?.bytes()).toHaveLength(5000);
});

it("an attachment that is cancelled while it is read is an error, and not a short one", async () => {
  const { fetch, wasCancelled } = served();
  const client = streamingClient(ArchiveClient, { url, fetch });
  const { Content = [], $headers } = await client.load({ Name: "endless", Copies: 1 });
  const pieces = Content[0]?.[Symbol.asyncIterator]();
  expect((await pieces?.next())?.value).toEqual(bytes(1000));
  await attachmentsOf($headers)?.cancel();
  await expect(pieces?.next()).rejects.toThrow("the attachments of the message have been cancelled");
  expect(wasCancelled()).toBe(true);
});

it("an attachment of which nobody wants more is not held in memory", async () => {
  const client = streamingClient(ArchiveClient, { url, fetch: served().fetch }, { maxHeld: 2000 });
  const { Content = [] } = await client.load({ Name: "a", Copies: 3 });
  const [first, second, third] = Content;
  for await (const _ of first ?? []) break;
  expect(await third?.bytes()).toEqual(bytes(3000));
  expect(await second?.bytes()).toEqual(bytes(2000));
  await expect(first?.bytes()).rejects.toThrow("an attachment can be read once");
});

it("what has been held of an attachment of which nobody wants more counts no longer", async () => {
  const head = (id: string): string => `\r\n--b\r\nContent-ID: <${id}>\r\n\r\n`;
  const piece = "x".repeat(1500);
  const body = arriving(head("1"), head("2"), piece, piece, head("3"), piece, piece, head("4"), "\r\n--b--");
  const parts = partsOf(body, "b", { maxHeld: 4000 });
  const find = (id: string) => parts.find(({ contentId }) => contentId === id);
  await find("3");
  for await (const _ of (await find("2")) ?? []) break;
  expect((await find("4"))?.contentId).toBe("4");
});

it("bytes of a fault are bytes for every client, as its type says", async () => {
  const refusing = createHandler(
    archiveEndpoint,
    {
      store: () => {
        throw new RefusedError({ Rest: bytes(3000) }, { code: { namespace: "urn:a", localName: "b" }, reason: "c" });
      },
    },
    { extensions: [attachments()] },
  );
  const { fetch, received } = recorded(refusing);
  const client = streamingClient(ArchiveClient, { url, fetch });
  const failed = client.store({ Name: "a", Content: bytes(1) });
  await expect(failed).rejects.toMatchObject({ name: "RefusedError", value: { Rest: bytes(3000) } });
  expect(received[0]?.text).toContain("Rest><xop:Include ");
});

it("a stream that gives texts is an error of the call, because they are not what has been read", async () => {
  const client = streamingClient(ArchiveClient, { url, fetch: recorded(handler).fetch });
  // As createReadStream does with an encoding; its type says neither.
  const texts: AsyncIterable<Uint8Array> = Readable.from(["text"]);
  await expect(client.store({ Name: "a", Content: texts })).rejects.toThrow(
    "a stream that is attached must give bytes (Uint8Array)",
  );
});
