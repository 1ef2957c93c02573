import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createHandler } from "../../generated/src/index.js";
import { createNodeListener } from "../../generated/src/node/index.js";
import { batchEndpoint } from "../../generated/src/services88/batch.js";
import { startServer } from "../support/http-server.js";

const MEBI = 2 ** 20;
/** Refuses a request without an action, and does not read it. */
const REFUSING = createNodeListener(createHandler(batchEndpoint, {}));

/** A caller that has sent the head of a request, and has its answer. */
async function answeredCaller(
  listener: ReturnType<typeof createNodeListener>,
  { head, want }: { head: readonly string[]; want: RegExp },
): Promise<Socket> {
  const { hostname, port } = new URL(await startServer(createServer(listener)));
  const caller = connect(Number(port), hostname);
  onTestFinished(() => void caller.destroy());
  caller.write([`POST / HTTP/1.1`, "Host: x", ...head, "", ""].join("\r\n"));
  let text = "";
  while (!want.test(text)) text += String(...(await once(caller, "data")));
  return caller;
}

const refused = (length: number): Promise<Socket> =>
  answeredCaller(REFUSING, {
    head: ["Content-Type: text/xml", `Content-Length: ${length}`],
    want: /^HTTP\/1.1 500 .*Connection: close.*<\/s:Envelope>$/s,
  });

it("a caller that is still sending after its answer can send the rest", async () => {
  const caller = await refused(8 * MEBI);
  caller.end(Buffer.alloc(8 * MEBI));
  expect(await once(caller, "close")).toEqual([false]);
});

it("a caller that sends nothing more is not waited for", async () => {
  const caller = await refused(8 * MEBI);
  expect(await once(caller, "close")).toEqual([false]);
});

it("a caller that sends too much is not waited for", async () => {
  const caller = await refused(64 * MEBI);
  const ended = once(caller, "close").catch((error: NodeJS.ErrnoException) => error.code);
  caller.write(Buffer.alloc(63 * MEBI));
  expect(await ended).not.toBe(undefined);
  expect(caller.bytesWritten).toBeLessThan(64 * MEBI);
});

it("what a handler does not read can be sent after its answer, which is a stream", async () => {
  const answer = async () => ({ status: 200, headers: {}, body: new Blob(["the answer"]).stream() });
  const caller = await answeredCaller(createNodeListener(Object.assign(async () => new Response(), { answer })), {
    head: [`Content-Length: ${8 * MEBI}`],
    want: /the answer/,
  });
  caller.end(Buffer.alloc(8 * MEBI));
  expect(await once(caller, "close")).toEqual([false]);
});
