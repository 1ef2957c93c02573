// Measures how long 50 MB take as base64 in a message, or with Buffer alone, in its own process; prints the median of processor time.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { processorSeconds } from "./processor-time.mjs";
import { workloadIn } from "./workloads/prepare-workloads.mjs";

const { work, contender, folder } = JSON.parse(process.argv[2] ?? "{}");
const { built } = workloadIn(folder, "device");
const { decodeMessage, encodeMessage } = await import(pathToFileURL(join(built, "dist/index.js")).href);
const { encodeMessageBytes } = await import(pathToFileURL(join(built, "dist/node/index.js")).href);
const { setImage } = await import(pathToFileURL(join(built, "dist/device.js")).href);

const Content = new Uint8Array(50_000_000);
for (let at = 0; at < Content.length; at++) Content[at] = (at * 31) ^ (at >> 8);
const isOurs = contender.startsWith("netserver-soap");
const encoder = new TextEncoder();
// Texts come from bytes, as those of a message do.
const flat = (text) => Buffer.from(text, "latin1").toString("latin1");

const writers = {
  "netserver-soap": () => encodeMessageBytes(setImage.request, { body: { Content } }),
  "netserver-soap, its text turned into bytes": () =>
    encoder.encode(encodeMessage(setImage.request, { body: { Content } })),
  "Buffer alone": () => encoder.encode(Buffer.from(Content.buffer).toString("base64")),
};

const measures = {
  writes: () => {
    const write = writers[contender];
    const text = Buffer.from(write()).toString("latin1");
    const digits = isOurs ? /<([^:>]*:?Content)>([^<]*)<\/\1>/.exec(text)?.[2] : text;
    if (Buffer.compare(Buffer.from(digits ?? "", "base64"), Content) !== 0)
      throw new Error(`${contender} has written other bytes`);
    return write;
  },
  reads: () => {
    const text = flat(
      isOurs ? encodeMessage(setImage.request, { body: { Content } }) : Buffer.from(Content).toString("base64"),
    );
    const read = isOurs ? () => decodeMessage(setImage.request, text).body.Content : () => Buffer.from(text, "base64");
    if (Buffer.compare(read(), Content) !== 0) throw new Error(`${contender} has read other bytes`);
    return read;
  },
};

const run = measures[work]();
const times = [];
for (let count = 0; count < 9; count++) {
  const start = processorSeconds();
  run();
  times.push((processorSeconds() - start) * 1000);
}
console.log(JSON.stringify({ value: times.sort((a, b) => a - b)[times.length >> 1] }));
