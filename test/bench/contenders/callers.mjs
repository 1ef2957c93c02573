// Calls a server many times, in one process with nothing else, and prints how many calls it makes in a second of processor time; or how much
// more memory both sides keep at the end than after the first calls.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { processorSeconds } from "../processor-time.mjs";
import { withServer } from "../with-server.mjs";

const require = createRequire(import.meta.url);
const { contender, built, work } = JSON.parse(process.argv[2] ?? "{}");

/** Each takes an address, and returns a function that calls the operation with an id and returns the one in the answer. */
const callers = {
  async "netserver-soap through undici"(url) {
    const { undiciFetch } = await import(join(built, "dist/node/index.js"));
    return ours(url, undiciFetch(new (require("undici").Agent)({ connections: 200 })));
  },

  async "netserver-soap through node:http"(url) {
    const { nodeFetch } = await import(join(built, "dist/node/index.js"));
    return ours(url, nodeFetch());
  },

  "netserver-soap through fetch": (url) => ours(url, undefined),

  async "node-soap"(url) {
    const client = await require("soap").createClientAsync(resolve("schemas/Services88/Batch.wsdl"), {}, url);
    // It keeps connections only if it is told so.
    client.addHttpHeader("Connection", "keep-alive");
    return async (Id) => {
      const [answer] = await client.GetBatchTaskInfoAsync({ Id }, { forever: true });
      return answer.Response.Id;
    };
  },
};

async function ours(url, fetch) {
  const { BatchClient } = await import(join(built, "dist/services88/batch.js"));
  const client = new BatchClient({ url, fetch });
  return async (Id) => (await client.getBatchTaskInfo({ Id })).Response.Id;
}

/** Calls with each id up to a number, so many at a time. Every answer must be that of its call. */
async function callAll(call, { count, atOnce }) {
  let next = 0;
  let answered = 0;
  const one = async () => {
    while (next < count) {
      const id = next++;
      const found = Number(await call(id));
      if (found !== id) throw new Error(`${contender}: the answer to ${id} is for ${found}`);
      answered++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  if (answered !== count) throw new Error(`${contender}: ${answered} of ${count} calls were answered`);
}

const measures = {
  /** The first calls warm up. */
  async speed(call) {
    await callAll(call, { count: 8000, atOnce: 50 });
    const start = processorSeconds();
    await callAll(call, { count: 8000, atOnce: 50 });
    return { value: 8000 / (processorSeconds() - start) };
  },

  async load(call, heapOfServer) {
    await callAll(call, { count: 20_000, atOnce: 200 });
    const before = [ownHeap(), await heapOfServer()];
    await callAll(call, { count: 80_000, atOnce: 200 });
    const after = [ownHeap(), await heapOfServer()];
    return { value: 100 * Math.max(...after.map((heap, side) => heap / before[side] - 1)) };
  },
};

function ownHeap() {
  for (let i = 0; i < 4; i++) globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const result = await withServer({ contender: "netserver-soap", built }, async ({ url, heap }) =>
  measures[work](await callers[contender](url), heap),
);
process.stdout.write(JSON.stringify(result), () => process.exit());
