// Measures how long 50 MB take as base64 in a message, or with Buffer alone, in its own process; prints the median of processor time.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { processorSeconds } from "./processor-time.mjs";
import { workloadIn } from "./workloads/prepare-workloads.mjs";

const { work, contender, folder } = JSON.parse(process.argv[2] ?? "{}");
const { built } = workloadIn(folder, "device");
const { decodeMessage, encodeMessage } = await import(pathToFileURL(join(built, "dist/index.js")).href);
const { setImage } = await import(pathToFileURL(join(built, "dist/device.js")).href);

const Content = new Uint8Array(50_000_000);
for (let at = 0; at < Content.length; at++) Content[at] = (at * 31) ^ (at >> 8);
const isOurs = contender === "netserver-soap";
const encoder = new TextEncoder();
// Texts come from bytes, as those of a message do.
const flat = (text) => Buffer.from(text, "latin1").toString("latin1");

const measures = {
  writes: () => {
    const write = isOurs
      ? () => encodeMessage(setImage.request, { body: { Content } })
      : () => Buffer.from(Content.buffer).toString("base64");
    return () => encoder.encode(write()).length;
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
