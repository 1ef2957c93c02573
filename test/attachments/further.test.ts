import { describe, expect, it } from "vitest";
import {
  attachment,
  attachments,
  attachmentsOf,
  streamingClient,
  streamingHandler,
  withAttachments,
} from "../../templates/attachments/index.js";
import { createHandler } from "../../templates/runtime/http/handler.js";
import { callerOf, requireUsernameToken, security, usernameToken } from "../../templates/security/index.js";
import { ArchiveClient, archiveEndpoint } from "../golden/attachments-version/archive.js";
import { bytes, recorded } from "./recorded.js";

const url = "http://127.0.0.1/archive";

/** What has come with a message: the content id, the media type and the size of each part. */
async function allOf(headers: object): Promise<[string | undefined, string | undefined, number][]> {
  const all: [string | undefined, string | undefined, number][] = [];
  for await (const part of attachmentsOf(headers) ?? [])
    all.push([part.contentId, part.contentType, (await part.bytes()).length]);
  return all;
}

const NOTE = attachment(bytes(7), { contentType: "text/plain", contentId: "note@example.com" });

describe("further attachments", () => {
  it.each(["mtom", "swa"] as const)("go with requests and answers, as %s", async (packaging) => {
    const seen: unknown[] = [];
    const extensions = [attachments({ packaging })];
    const handler = createHandler(
      archiveEndpoint,
      {
        load: async (_, headers) => {
          seen.push(await allOf(headers));
          return { body: withAttachments({ Content: [bytes(3)] }, [NOTE, bytes(9)]) };
        },
      },
      { extensions },
    );
    const client = new ArchiveClient({ url, fetch: handler, extensions });
    const { Content, $headers } = await client.load(withAttachments({ Name: "a", Copies: 1 }, [NOTE]));
    expect(Content).toEqual([bytes(3)]);
    expect(seen).toEqual([[["note@example.com", "text/plain", 7]]]);
    expect(await allOf($headers)).toEqual([
      ["note@example.com", "text/plain", 7],
      [expect.stringMatching(/^2\.[\da-f]{32}@attachments$/), "application/octet-stream", 9],
    ]);
  });

  it("come after those of values, as streams too", async () => {
    const handler = streamingHandler(archiveEndpoint, {
      store: async ({ Content }, headers) => {
        expect(await Content.bytes()).toEqual(bytes(2000));
        const ids: (string | undefined)[] = [];
        for await (const { contentId } of attachmentsOf(headers) ?? []) ids.push(contentId);
        expect(ids).toEqual([Content.contentId, "note@example.com"]);
        return { body: withAttachments({ Size: 2n }, [NOTE]) };
      },
    });
    const client = streamingClient(ArchiveClient, { url, fetch: handler });
    const request = withAttachments({ Name: "a", Content: new Blob([bytes(2000)]) }, [NOTE]);
    expect(await allOf((await client.store(request)).$headers)).toEqual([["note@example.com", "text/plain", 7]]);
  });

  it("have the names that texts of the message give them, each once", async () => {
    const { fetch, sent } = recorded(createHandler(archiveEndpoint, { load: () => ({ body: {} }) }));
    const client = new ArchiveClient({ url, fetch });
    const name = attachment(NOTE, { contentType: "image/png" });
    await client.load(withAttachments({ Name: "cid:note@example.com", Copies: 1 }, [name]));
    expect(sent[0]?.text).toMatch(/Content-Type: image\/png\r\n.*\r\nContent-ID: <note@example\.com>/);
    const twice = withAttachments({ Name: "a", Copies: 1 }, [NOTE, NOTE]);
    await expect(client.load(twice)).rejects.toThrow("two attachments have the content id note@example.com");
    expect(() => Reflect.apply(withAttachments, undefined, [{}, ["text"]])).toThrow(
      new TypeError("an attachment must be bytes, a Blob, or a stream of bytes"),
    );
  });

  it("leave it known who has called, whichever extension is given first", async () => {
    const checked = security({ receive: [requireUsernameToken({ passwordOf: () => "hush" })] });
    const sending = security({ send: [usernameToken({ username: "ada", password: "hush" })] });
    for (const extensions of [
      [attachments(), checked],
      [checked, attachments()],
    ]) {
      const users: unknown[] = [];
      const handler = createHandler(
        { ...archiveEndpoint, extensions: [] },
        {
          load: (_, __, call) => {
            users.push(callerOf(call).username);
            return { body: {} };
          },
        },
        { extensions },
      );
      const client = new ArchiveClient({ url, fetch: handler, extensions: [attachments(), sending] });
      await client.load({ Name: "a", Copies: 1 });
      expect(users).toEqual(["ada"]);
    }
  });
});
