import { createServer, type Server } from "node:http";
import type { Socket } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it, onTestFinished } from "vitest";
import { batchClient } from "../../support/batch-client.js";
import { receive, startServer } from "../../support/http-server.js";
import { taskResponse } from "../messages.js";

const CALLS = 1000;
const AT_A_TIME = 50;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Answers when this many requests are waiting, the last one first. */
function createGroupingServer(size: number, connections: Set<Socket>): Server {
  const waiting: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    const id = /<Id>(\d+)<\/Id>/.exec((await receive(request)).body)?.[1];
    waiting.push(() => {
      response.writeHead(200, { "Content-Type": "text/xml" });
      response.end(taskResponse(`<Id>${id}</Id><Result>${"x".repeat(5000)}</Result>`));
    });
    if (waiting.length < size) return;
    for (const answer of waiting.splice(0).reverse()) answer();
  });
  return server.on("connection", (socket) => connections.add(socket));
}

it("1,000 calls, 50 at a time, all get their own answer over few connections, and leave nothing behind", async () => {
  const connections = new Set<Socket>();
  const warnings: Error[] = [];
  const warn = (warning: Error): unknown => warnings.push(warning);
  process.on("warning", warn);
  onTestFinished(() => {
    process.off("warning", warn);
  });
  const { signal } = new AbortController();
  const client = batchClient(await startServer(createGroupingServer(AT_A_TIME, connections)), { timeout: 600_000 });
  const results = new Map<number, number | undefined>();
  let next = 0;
  const work = async (end: number): Promise<void> => {
    while (next < end) {
      const id = ++next;
      results.set(id, (await client.getBatchTaskInfo({ Id: id }, { signal })).Response?.Id);
    }
  };
  const run = async (end: number): Promise<number> => {
    await Promise.all(Array.from({ length: AT_A_TIME }, () => work(end)));
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const half = await run(CALLS / 2);
  const whole = await run(CALLS);
  expect([...results].filter(([id, answered]) => id !== answered)).toEqual([]);
  expect(results.size).toBe(CALLS);
  // A call may begin before the connection of the one before it is free again.
  expect(connections.size).toBeLessThanOrEqual(3 * AT_A_TIME);
  // Every response has 5 KB. If those of the second half were kept, they would take 2.5 MB.
  expect(whole - half).toBeLessThan(2_000_000);
  expect(warnings).toEqual([]);
});
