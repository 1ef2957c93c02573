// Sends or reads a long document with a streaming client, and prints how many bytes of memory the process has taken at most.
import { openAsBlob } from "node:fs";
import { ArchiveClient } from "archive-soap/archive/archive";
import { streamingClient } from "archive-soap/attachments";

const archive = streamingClient(ArchiveClient, { url: process.env.ARCHIVE });
const length = 200 * 2 ** 20;

async function* pieces() {
  for (let sent = 0; sent < length; sent += 2 ** 16) yield new Uint8Array(2 ** 16);
}

const WAYS = {
  none: () => archive.store({ Name: "a", Content: new Uint8Array(1) }),
  stream: () => archive.store({ Name: "a", Content: () => pieces() }),
  blob: async () => archive.store({ Name: "a", Content: await openAsBlob("document") }),
  read: async () => {
    const { Content } = await archive.load({ Name: "a", Copies: 1 });
    let size = 0;
    for await (const piece of Content[0]) size += piece.length;
    return { Size: BigInt(size) };
  },
};

const { Size } = await WAYS[process.argv[2]]();
if (process.argv[2] !== "none" && Size !== BigInt(length)) throw new Error(`${Size} bytes`);
console.log(process.resourceUsage().maxRSS * 1024);
process.exit();
