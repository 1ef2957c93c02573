import { createServer } from "node:http";
import { expect, it } from "vitest";
import { createHandler, type HandlerOptions, type PlainHandler } from "../../generated/src/index.js";
import { createNodeListener } from "../../generated/src/node/index.js";
import { encodeMessage } from "../../generated/src/runtime/messages.js";
import { batchEndpoint, getBatchTaskInfo } from "../../generated/src/services88/batch.js";
import { startServer } from "../support/http-server.js";

const CALL = {
  method: "POST",
  headers: { "Content-Type": "text/xml; charset=utf-8", SOAPAction: `"${getBatchTaskInfo.soapAction}"` },
  body: encodeMessage(getBatchTaskInfo.request, { body: { Id: 7 } }),
};

/** A promise that something else settles. */
class Later<T> {
  resolve: (value: T) => void = () => undefined;
  readonly promise = new Promise<T>((resolve) => {
    this.resolve = resolve;
  });
}

/** A handler whose implementation waits for its signal. */
function waiting(options: HandlerOptions = {}) {
  const begun = new Later<string>();
  const gone = new Later<unknown>();
  const implementation: Parameters<typeof createHandler<typeof batchEndpoint>>[1] = {
    getBatchTaskInfo: async (_request, _headers, { signal }) => {
      signal?.addEventListener("abort", () => gone.resolve(signal.reason));
      begun.resolve("begun");
      await gone.promise;
      return { body: {} };
    },
  };
  const handler = createHandler(batchEndpoint, implementation, options);
  return { handler, begun: begun.promise, gone: gone.promise };
}

function listen(handler: PlainHandler): Promise<string> {
  return startServer(createServer(createNodeListener(handler)));
}

it.each([[{}], [{ timeout: 60_000 }]])(
  "an implementation learns from a server of Node.js that the caller has gone, with the options %j",
  async (options) => {
    const { handler, begun, gone } = waiting(options);
    const caller = new AbortController();
    const call = fetch(await listen(handler), { ...CALL, signal: caller.signal });
    await begun;
    caller.abort();
    await expect(call).rejects.toThrow();
    expect(await gone).toMatchObject({ message: "the caller has gone" });
  },
);

it("an implementation learns it from the signal of a request of the fetch standard", async () => {
  const { handler, begun, gone } = waiting();
  const caller = new AbortController();
  const answer = handler(new Request("http://127.0.0.1/", { ...CALL, signal: caller.signal }));
  await begun;
  caller.abort("gone");
  expect(await gone).toBe("gone");
  expect((await answer).status).toBe(200);
});

it("the signal does not fire for a caller who has the answer", async () => {
  const signals: { readonly aborted: boolean }[] = [];
  const handler = createHandler(batchEndpoint, {
    getBatchTaskInfo: (_request, _headers, { signal }) => {
      if (signal !== undefined) signals.push(signal);
      return { body: {} };
    },
  });
  const response = await fetch(await listen(handler), CALL);
  await response.text();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
});
