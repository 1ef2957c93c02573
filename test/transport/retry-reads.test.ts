import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HttpError, SoapFault } from "../../generated/src/index.js";
import { getBatchTaskInfo } from "../../generated/src/services88/batch.js";
import { type RetryOptions, retryReads } from "../../generated/src/transport/index.js";
import { envelope, taskResponse } from "../runtime/messages.js";
import { batchClient, failure } from "../support/batch-client.js";

const READS: RetryOptions = { operations: [getBatchTaskInfo] };

/** An answer with a status, and perhaps the wish of the server. */
function unavailable(status: number, headers: Record<string, string> = {}): () => Promise<Response> {
  return async () => new Response("", { status, headers });
}

async function task(): Promise<Response> {
  return new Response(taskResponse("<Id>7</Id>"), { headers: { "Content-Type": "text/xml; charset=utf-8" } });
}

/** A client whose server answers in these ways, one after the other. */
function clientOf(answers: (() => Promise<Response>)[], options: RetryOptions = READS) {
  const sent: string[] = [];
  const client = batchClient("https://example.com/", {
    fetch: async (url) => {
      sent.push(url);
      return (answers.shift() ?? task)();
    },
    sendAgain: retryReads(options),
  });
  return { client, sent };
}

describe("reads", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date("2026-11-26T12:00:00Z") });
    vi.spyOn(Math, "random").mockReturnValue(0.5);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** Lets the time go by until a call has ended. @returns how long that was, in milliseconds */
  async function timeOf(call: Promise<unknown>): Promise<number> {
    const start = Date.now();
    let isOver = false;
    const end = (): void => {
      isOver = true;
    };
    call.then(end, end);
    await vi.advanceTimersByTimeAsync(0);
    while (!isOver) await vi.advanceTimersToNextTimerAsync();
    return Date.now() - start;
  }

  it.each([408, 425, 429, 502, 503, 504])("are sent again after the status %i", async (status) => {
    const { client, sent } = clientOf([unavailable(status), unavailable(status)]);
    const call = client.getBatchTaskInfo({ Id: 7 });
    // A half of 500, and a half of 1,000.
    expect(await timeOf(call)).toBe(250 + 500);
    expect((await call).Response).toEqual({ Id: 7 });
    expect(sent).toHaveLength(3);
  });

  it("are sent again after an answer that did not come, or not in time", async () => {
    const { client, sent } = clientOf([
      () => Promise.reject(new TypeError("fetch failed")),
      () => new Promise(() => undefined),
    ]);
    const call = client.getBatchTaskInfo({ Id: 7 }, { timeout: 1_000 });
    expect(await timeOf(call)).toBe(250 + 1_000 + 500);
    expect((await call).Response).toEqual({ Id: 7 });
    expect(sent).toHaveLength(3);
  });

  it.each<[string, () => Promise<Response>]>([
    ["a status that stays", unavailable(500)],
    ["a status for another login", unavailable(401)],
    ["a message that is none", async () => new Response("<a/>", { headers: { "Content-Type": "text/xml" } })],
  ])("are not sent again after %s", async (_, answer) => {
    const { client, sent } = clientOf([answer]);
    await failure(client.getBatchTaskInfo({ Id: 7 }));
    expect(sent).toHaveLength(1);
  });

  it("are sent no more often than the option says, and the last error is the call's", async () => {
    const down = [502, 503, 504, 429].map((status) => unavailable(status));
    const { client, sent } = clientOf(down, { ...READS, attempts: 4 });
    const call = failure(client.getBatchTaskInfo({ Id: 7 }));
    await timeOf(call);
    expect(await call).toMatchObject({ name: "HttpError", status: 429 });
    expect(sent).toHaveLength(4);
  });

  it.each<[string, Record<string, string>, number]>([
    ["seconds", { "Retry-After": "7" }, 7_000],
    ["a date", { "Retry-After": "Thu, 26 Nov 2026 12:00:09 GMT" }, 9_000],
    ["a date in the form of RFC 850", { "Retry-After": "Thursday, 26-Nov-26 12:00:09 GMT" }, 9_000],
    ["a date in the form of asctime", { "Retry-After": "Thu Nov 26 12:00:09 2026" }, 9_000],
    ["a date that is over", { "Retry-After": "Thu, 26 Nov 2026 11:00:00 GMT" }, 0],
    [
      "a date of a server whose clock is wrong",
      { "Retry-After": "Thu, 26 Nov 2026 13:00:09 GMT", Date: "Thu, 26 Nov 2026 13:00:00 GMT" },
      9_000,
    ],
    ["anything else", { "Retry-After": "soon" }, 0],
  ])("wait as long as the server says: %s", async (_, headers, wait) => {
    const { client } = clientOf([unavailable(503, headers)]);
    const call = client.getBatchTaskInfo({ Id: 7 });
    expect(await timeOf(call)).toBe(wait + 250);
    expect((await call).Response).toEqual({ Id: 7 });
  });

  it("fail if the server wants a longer wait than the option allows", async () => {
    const { client, sent } = clientOf([unavailable(503, { "Retry-After": "31" })]);
    expect(await timeOf(failure(client.getBatchTaskInfo({ Id: 7 })))).toBe(0);
    expect(sent).toHaveLength(1);
  });

  it("wait for a random time, up to twice as long each time, and never longer than the option allows", async () => {
    const waits: number[] = [];
    const sendAgain = retryReads({ operations: () => true, attempts: 99, delay: 100, maxDelay: 1_000 });
    for (const random of [0, 0.75]) {
      vi.spyOn(Math, "random").mockReturnValue(random);
      for (const count of [0, 1, 2, 9]) {
        const earlier = Array.from({ length: count });
        const failed = { operation: "Get", url: "", headers: {}, error: new TypeError("fetch failed"), earlier };
        waits.push(await timeOf(sendAgain(failed)));
      }
    }
    expect(waits).toEqual([0, 0, 0, 0, 75, 150, 300, 750]);
  });

  it("end with the signal while they wait, and leave no timer", async () => {
    const { client, sent } = clientOf([unavailable(503, { "Retry-After": "20" })]);
    const controller = new AbortController();
    const call = client.getBatchTaskInfo({ Id: 7 }, { signal: controller.signal });
    const rejected = expect(call).rejects.toThrow("no longer wanted");
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    controller.abort(new Error("no longer wanted"));
    await rejected;
    expect([vi.getTimerCount(), sent.length]).toEqual([0, 1]);
  });
});

/** A fault, as of a server that says with a status of its own how it is. */
function faultWith(status: number, headers: Record<string, string> = {}): () => Promise<Response> {
  const fault = envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>");
  return async () => new Response(fault, { status, headers: { "Content-Type": "text/xml", ...headers } });
}

it.each<[number, number]>([
  [503, 2],
  [500, 1],
])("a fault with the status %i: a read is sent %i times", async (status, times) => {
  const { client, sent } = clientOf([faultWith(status)], { ...READS, delay: 0 });
  const call = client.getBatchTaskInfo({ Id: 7 });
  if (times === 1) await expect(call).rejects.toBeInstanceOf(SoapFault);
  else expect((await call).Response).toEqual({ Id: 7 });
  expect(sent).toHaveLength(times);
});

it("the wait that comes with a fault counts", async () => {
  const { client, sent } = clientOf([faultWith(503, { "Retry-After": "31" })]);
  await expect(client.getBatchTaskInfo({ Id: 7 })).rejects.toBeInstanceOf(SoapFault);
  expect(sent).toHaveLength(1);
});

it("other operations are not sent again", async () => {
  const { client, sent } = clientOf([unavailable(503)]);
  await failure(client.startBatchJob({}));
  expect(sent).toHaveLength(1);
});

it("operations are named by constants, by names, or by a function", async () => {
  const failed = {
    operation: "GetBatchTaskInfo",
    url: "",
    headers: {},
    error: new TypeError("fetch failed"),
    earlier: [],
  };
  const isSentAgain = (operations: RetryOptions["operations"]) => retryReads({ operations, delay: 0 })(failed);
  expect(await isSentAgain([getBatchTaskInfo])).toBe(true);
  expect(await isSentAgain(["GetBatchTaskInfo"])).toBe(true);
  expect(await isSentAgain((name) => name.startsWith("Get"))).toBe(true);
  expect(await isSentAgain(["getBatchTaskInfo"])).toBe(false);
  expect(await isSentAgain([])).toBe(false);
});

it("the program may say which errors go away", async () => {
  const { client, sent } = clientOf([unavailable(500)], {
    ...READS,
    delay: 0,
    isTransient: (error) => error instanceof HttpError && error.status === 500,
  });
  expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual({ Id: 7 });
  expect(sent).toHaveLength(2);
});

it.each(["attempts", "delay", "maxDelay"])("%s must be a number", (name) => {
  for (const value of [-1, Number.NaN, "3"])
    expect(() => retryReads({ ...READS, [name]: value })).toThrow(
      new RangeError(`${name} must be a number, 0 or more`),
    );
});
