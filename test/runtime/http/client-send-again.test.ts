import { describe, expect, it, vi } from "vitest";
import { EncodeError, type FailedCall, HttpError } from "../../../generated/src/index.js";
import { batchClient, failure } from "../../support/batch-client.js";
import { receive, serve, serveReply } from "../../support/http-server.js";
import { envelope, SERVICES88 } from "../messages.js";

const DONE = envelope(`<DeleteBatchTaskResponse xmlns="${SERVICES88}"/>`);

/** A server that answers with each status in turn and then repeats the last, and the tickets that it has received. */
async function serveStatuses(...statuses: readonly number[]): Promise<{ url: string; tickets: string[] }> {
  const tickets: string[] = [];
  const left = [...statuses];
  const url = await serve(async (request, response) => {
    const { body } = await receive(request);
    tickets.push(/<Ticket>(.*)<\/Ticket>/.exec(body)?.[1] ?? "");
    const status = left.shift() ?? statuses.at(-1) ?? 200;
    response.writeHead(status, { "Content-Type": "text/xml" }).end(status === 200 ? DONE : "");
  });
  return { url, tickets };
}

describe("an option that is a function is called before each call", () => {
  it("for the address, which may be a promise", async () => {
    const first = await serveReply({ body: DONE });
    const second = await serveReply({ body: DONE });
    const urls = [first.url, second.url];
    const batch = batchClient(async () => urls.shift() ?? "");
    await batch.deleteBatchTask({ BatchTaskId: 1 });
    await batch.deleteBatchTask({ BatchTaskId: 1 });
    expect([first.received.length, second.received.length]).toEqual([1, 1]);
  });

  it("for the SOAP headers, which those of the call override", async () => {
    const { url, tickets } = await serveStatuses(200);
    const headers = vi.fn(async () => ({ Credentials: { Ticket: `hush-${headers.mock.calls.length}` } }));
    const batch = batchClient(url, { headers });
    await batch.deleteBatchTask({ BatchTaskId: 1 });
    await batch.deleteBatchTask({ BatchTaskId: 1 });
    await batch.deleteBatchTask({ BatchTaskId: 1 }, { headers: { Credentials: { Ticket: "hush-own" } } });
    expect(tickets).toEqual(["hush-1", "hush-2", "hush-own"]);
  });

  it.each([undefined, "https://me:hush@example.com"])(
    "and its value is checked like a given one: %s",
    async (given) => {
      const error = await failure(batchClient(() => given as string).deleteBatchTask({ BatchTaskId: 1 }));
      expect(error).toBeInstanceOf(TypeError);
    },
  );

  it("until the call is cancelled", async () => {
    const ending = new AbortController();
    const batch = batchClient(() => new Promise<string>(() => {}));
    const call = batch.deleteBatchTask({ BatchTaskId: 1 }, { signal: ending.signal });
    ending.abort();
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("sendAgain", () => {
  it("gets the error, and can have the call sent again", async () => {
    const { url, tickets } = await serveStatuses(503, 429, 200);
    const seen: FailedCall[] = [];
    const batch = batchClient(url, { sendAgain: (failed) => seen.push(failed) > 0 });
    await batch.deleteBatchTask({ BatchTaskId: 1 });
    expect(tickets).toHaveLength(3);
    const [first, second] = seen;
    expect(first).toMatchObject({ operation: "DeleteBatchTask", url, earlier: [] });
    expect(first?.headers).toHaveProperty("Credentials.Ticket", tickets[0]);
    expect([first?.error, second?.error].map((error) => error instanceof HttpError && error.status)).toEqual([
      503, 429,
    ]);
    expect(second?.earlier).toEqual([first?.error]);
  });

  it("has the address and the headers computed again", async () => {
    const wrong = await serveStatuses(503);
    const right = await serveStatuses(200);
    const urls = [wrong.url, right.url];
    await batchClient(() => urls.shift() ?? "", { sendAgain: () => true }).deleteBatchTask({ BatchTaskId: 1 });
    expect([wrong.tickets.length, right.tickets.length]).toEqual([1, 1]);
  });

  it("ends the call with its error by returning false, and with another error by throwing it", async () => {
    const { url } = await serveStatuses(503);
    const given = batchClient(url, { sendAgain: async () => false });
    expect(await failure(given.deleteBatchTask({ BatchTaskId: 1 }))).toMatchObject({ status: 503 });
    const thrown = batchClient(url, { sendAgain: () => Promise.reject(new RangeError("no more")) });
    expect(await failure(thrown.deleteBatchTask({ BatchTaskId: 1 }))).toEqual(new RangeError("no more"));
  });

  it("is not called for a call that was not sent, or that is cancelled", async () => {
    const { url } = await serveStatuses(503);
    const sendAgain = vi.fn(() => true);
    const wrong = batchClient(url, { sendAgain }).deleteBatchTask({ BatchTaskId: 1.5 });
    expect(await failure(wrong)).toBeInstanceOf(EncodeError);
    const ending = new AbortController();
    const onResponse = (): void => ending.abort();
    const ended = batchClient(url, { sendAgain, onResponse });
    await failure(ended.deleteBatchTask({ BatchTaskId: 1 }, { signal: ending.signal }));
    expect(sendAgain).not.toHaveBeenCalled();
  });
});

it("without sendAgain nothing is sent twice", async () => {
  const { url, tickets } = await serveStatuses(503);
  await failure(batchClient(url).deleteBatchTask({ BatchTaskId: 1 }));
  expect(tickets).toHaveLength(1);
});
