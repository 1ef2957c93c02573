// Streams 50 MB in one way, in a process with nothing else, and prints the longest time, in milliseconds, in which nothing else could run:
// in processor time, because on a busy machine the clock says more about the others.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { processorSeconds } from "./processor-time.mjs";
import { workloadIn } from "./workloads/prepare-workloads.mjs";

const SERVER = fileURLToPath(new URL("./contenders/archive.mjs", import.meta.url));
const LEAST = 49_900_000;

const { way, folder } = JSON.parse(process.argv[2] ?? "{}");
const { built } = workloadIn(folder, "archive");
const load = (module) => import(pathToFileURL(join(built, "dist", module)).href);
const { streamingClient } = await load("attachments/index.js");
const { nodeFetch } = await load("node/index.js");
const { items } = await load("streaming/index.js");
const { ArchiveClient, list } = await load("archive.js");

const fetch = nodeFetch();
const piece = Uint8Array.from({ length: 2 ** 16 }, (_, at) => (at * 31) ^ (at >> 8));

/** Each returns how many bytes have gone over the network, or would have as bytes. */
const ways = {
  async sent(url) {
    async function* pieces() {
      for (let size = 0; size < LEAST; size += piece.length) yield piece;
    }
    return (await streamingClient(ArchiveClient, { url, fetch }).store({ Content: pieces })).Size;
  },
  received: (url) => sizeOfLoaded(url),
  inBase64: (url) => sizeOfLoaded(`${url}in-base64`),
  async items(url) {
    let size = 0;
    const client = new ArchiveClient({ url: `${url}files`, fetch });
    for await (const { Content } of items(client, list, { Count: 50 })) size += Content.length;
    return size;
  },
};

async function sizeOfLoaded(url) {
  const { Content } = await streamingClient(ArchiveClient, { url, fetch }).load({ Encoding: "" });
  let size = 0;
  for await (const bytes of Content) size += bytes.length;
  return size;
}

const server = fork(SERVER, [JSON.stringify({ built })], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
const [{ port }] = await once(server, "message");
let [longest, last] = [0, processorSeconds()];
const look = () => {
  const now = processorSeconds();
  longest = Math.max(longest, now - last);
  last = now;
};
const looking = setInterval(look, 1);
const size = await ways[way](`http://127.0.0.1:${port}/`);
look();
clearInterval(looking);
if (size < LEAST) throw new Error(`${way}: ${size} bytes`);
console.log(JSON.stringify({ value: longest * 1000 }));
server.disconnect();
