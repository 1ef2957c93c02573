import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createHandler, DecodeError } from "../../../generated/src/index.js";
import { encodeMessage } from "../../../generated/src/runtime/messages.js";
import { batchEndpoint, stopBatchJob } from "../../../generated/src/services88/batch.js";
import { batchClient, failure } from "../../support/batch-client.js";
import { serveReply } from "../../support/http-server.js";
import { taskResponse } from "../messages.js";

const MEBI = 2 ** 20;

/** A body with this many mebibytes of white space before a text. It counts how many of them were read. */
function longBody(mebibytes: number, text: string): { body: ReadableStream<Uint8Array>; sent: () => number } {
  let sent = 0;
  const piece = new Uint8Array(MEBI).fill(0x20);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ < mebibytes) return controller.enqueue(piece);
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
  return { body, sent: () => sent };
}

describe("an answer", () => {
  it("has at most 256 Mi characters, and no more are received", async () => {
    const { body, sent } = longBody(1000, taskResponse(""));
    const client = batchClient("http://127.0.0.1/", { fetch: async () => new Response(body) });
    const error = await failure(client.getBatchTaskInfo({}));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ expected: "at most 268435456 characters", found: "more" });
    expect(sent()).toBeLessThan(260);
  });

  it("is counted after it has been decompressed", async () => {
    const headers = { "Content-Encoding": "gzip" };
    const { url } = await serveReply({ headers, body: gzipSync(Buffer.alloc(50 * MEBI, " ")) });
    const error = await failure(batchClient(url, { maxLength: MEBI }).getBatchTaskInfo({}));
    expect(error).toMatchObject({ name: "DecodeError", expected: "at most 1048576 characters" });
  });
});

describe("a request", () => {
  const REQUEST = encodeMessage(stopBatchJob.request, { body: { Id: 7 } });

  async function post(mebibytes: number, maxLength?: number): Promise<{ text: string; sent: number }> {
    const { body, sent } = longBody(mebibytes, REQUEST);
    const stop = { stopBatchJob: () => ({ body: { Response: true } }) };
    const handler = createHandler(batchEndpoint, stop, { maxLength });
    const headers = { "Content-Type": "text/xml", SOAPAction: stopBatchJob.soapAction };
    const init = { method: "POST", headers, body, duplex: "half" as const };
    const response = await handler(new Request("http://127.0.0.1/", init));
    return { text: await response.text(), sent: sent() };
  }

  it("has at most 16 Mi characters, and no more are received", async () => {
    const { text, sent } = await post(300);
    expect(text).toContain("<faultcode>s:Client</faultcode>");
    expect(text).toContain("expected at most 16777216 characters, found more");
    expect(sent).toBeLessThan(20);
    expect((await post(15)).text).toContain("<Response>true</Response>");
  });

  it("may have as many as the options allow", async () => {
    expect((await post(20, Number.POSITIVE_INFINITY)).text).toContain("<Response>true</Response>");
    expect((await post(2, MEBI)).text).toContain("expected at most 1048576 characters, found more");
  });
});
