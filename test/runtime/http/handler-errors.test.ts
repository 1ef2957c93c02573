import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHandler, type FaultFacts, type HandlerOptions, SoapFault } from "../../../generated/src/index.js";
import { encodeMessage } from "../../../generated/src/runtime/messages.js";
import { BatchClient, batchEndpoint, getBatchTaskInfo } from "../../../generated/src/services88/batch.js";

const URL = "http://127.0.0.1/";
const REQUEST = {
  method: "POST",
  headers: { "Content-Type": "text/xml", SOAPAction: getBatchTaskInfo.soapAction },
  body: encodeMessage(getBatchTaskInfo.request, { body: { Id: 7 } }),
};
const INTERNAL = "<faultcode>s:Server</faultcode><faultstring>internal error</faultstring>";

/** An implementation in plain JavaScript, without types. */
type Untyped = (...given: unknown[]) => never;

const printed = vi.spyOn(console, "error");

beforeEach(() => {
  printed.mockImplementation(() => {});
});

afterEach(() => {
  printed.mockReset();
});

/** The response of a handler with this implementation, and the errors that `onError` has received. */
async function answered(implement: () => unknown, options: HandlerOptions = {}) {
  const told: unknown[][] = [];
  const onError = (...given: unknown[]): unknown => told.push(given);
  const handler = createHandler(batchEndpoint, { getBatchTaskInfo: implement as Untyped }, { onError, ...options });
  const response = await handler(URL, REQUEST);
  return { status: response.status, text: await response.text(), told };
}

function throwing(thrown: unknown): () => never {
  return () => {
    throw thrown;
  };
}

/** A fault with one member of a wrong type. */
function wrongFault(wrong: object): SoapFault {
  const code = { namespace: "", localName: "Own" };
  return Object.assign(new SoapFault({ code, subcodes: [], reason: "r", actor: undefined, detail: undefined }), wrong);
}

describe("every error of an implementation becomes a response, and onError receives it", () => {
  const error = new Error("own");

  it.each<[string, unknown, unknown]>([
    ["an error", error, error],
    ["nothing", undefined, undefined],
    ["text", "text", "text"],
    ["an object without prototype", Object.create(null), {}],
    ["a fault without reason", wrongFault({ reason: undefined }), { path: "reason", found: "nothing" }],
    ["a fault without any member", new SoapFault({} as FaultFacts), { path: "reason", found: "nothing" }],
    ["a fault without code", wrongFault({ code: undefined }), { path: "code", found: "nothing" }],
    ["a fault with subcodes that are not names", wrongFault({ subcodes: [7] }), { path: "subcodes" }],
    ["a fault with a number for its detail", wrongFault({ detail: 7 }), { path: "detail" }],
    ["a fault with a number for its actor", wrongFault({ actor: 7 }), { path: "actor" }],
    [
      "a fault with an attribute that has no name",
      wrongFault({ detailAttributes: { "": "" } }),
      { path: "detailAttributes" },
    ],
  ])("%s is thrown", async (_, thrown, heard) => {
    for (const implement of [throwing(thrown), () => Promise.reject(thrown)]) {
      const { status, text, told } = await answered(implement);
      expect([status, told.length, told[0]?.[1]]).toEqual([500, 1, "GetBatchTaskInfo"]);
      expect(text).toContain(INTERNAL);
      if (typeof heard === "object" && heard !== null) expect(told[0]?.[0]).toMatchObject(heard);
      else expect(told[0]?.[0]).toBe(heard);
    }
  });

  it.each([
    [undefined, "nothing"],
    [null, "null"],
    [42, "a value of type number"],
    [[], "an object without body"],
    [{}, "an object without body"],
    [{ headers: {} }, "an object without body"],
    [{ Response: null }, 'an object with "Response"'],
    [{ body: {}, header: {} }, 'an object with "header"'],
  ])("%j is returned, and the error says what is expected", async (returned, found) => {
    const { text, told } = await answered(() => returned);
    expect(text).toContain(INTERNAL);
    expect(told).toEqual([
      [
        new TypeError(
          `the implementation of "GetBatchTaskInfo" must return { body } or { body, headers }, where body has the members of the response; it returned ${found}`,
        ),
        "GetBatchTaskInfo",
      ],
    ]);
  });

  it("a fault repeats only short text of a request, in which every character can be seen", async () => {
    const body = REQUEST.body.replaceAll("GetBatchTaskInfo", `Other\u200d${"x".repeat(100_000)}`);
    const handler = createHandler(batchEndpoint, { getBatchTaskInfo: () => ({ body: {} }) });
    const text = await (await handler(URL, { ...REQUEST, headers: { "Content-Type": "text/xml" }, body })).text();
    expect(text).toMatch(/no operation for the action "" and the element \{.*\}Other\\u\{200d\}xxx/);
    expect(text.length).toBeLessThan(2000);
  });

  it("the request breaks off while it is read", async () => {
    const broken = new Error("broken off");
    const body = new ReadableStream({ pull: (controller) => controller.error(broken) });
    const told: unknown[] = [];
    const handler = createHandler(
      batchEndpoint,
      { getBatchTaskInfo: () => ({ body: {} }) },
      { onError: (...given) => told.push(given) },
    );
    const response = await handler(new Request(URL, { ...REQUEST, body, duplex: "half" } as RequestInit));
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining(INTERNAL)]);
    expect(told).toEqual([[broken, ""]]);
  });
});

describe("an onError that fails does not keep the response", () => {
  const own = new Error("own");
  const wrong = new Error("in onError");

  it.each<[string, NonNullable<HandlerOptions["onError"]>]>([
    ["throws", throwing(wrong)],
    ["rejects", () => Promise.reject(wrong)],
  ])("it %s, which is printed", async (_, onError) => {
    expect((await answered(throwing(own), { onError })).text).toContain(INTERNAL);
    await vi.waitFor(() => expect(printed).toHaveBeenCalledWith("The handler of GetBatchTaskInfo failed:", wrong));
  });

  it("it never ends", async () => {
    expect((await answered(throwing(own), { onError: () => new Promise(() => {}) })).text).toContain(INTERNAL);
  });
});

describe("without onError", () => {
  const own = new Error("own");

  it("an error is printed", async () => {
    await createHandler(batchEndpoint, { getBatchTaskInfo: throwing(own) })(URL, REQUEST);
    expect(printed.mock.calls).toEqual([["The handler of GetBatchTaskInfo failed:", own]]);
  });

  it("a fault for the caller is not printed", async () => {
    await createHandler(batchEndpoint, { getBatchTaskInfo: throwing(wrongFault({})) })(URL, REQUEST);
    expect(printed.mock.calls).toEqual([]);
  });
});

describe("instead of fetch", () => {
  it("the author's error is the cause of the client's", async () => {
    const own = new Error("own");
    const client = new BatchClient({
      url: URL,
      fetch: createHandler(batchEndpoint, { getBatchTaskInfo: throwing(own) }),
    });
    const error = await client.getBatchTaskInfo({}).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "SoapFault", message: "Server: internal error", cause: own });
    expect(Object.keys(error ?? {})).not.toContain("cause");
  });

  it("the cause says which return value is expected", async () => {
    const forgotten = (() => {}) as Untyped;
    const client = new BatchClient({ url: URL, fetch: createHandler(batchEndpoint, { getBatchTaskInfo: forgotten }) });
    await expect(client.getBatchTaskInfo({})).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/must return \{ body \} .* it returned nothing$/) },
    });
  });

  it("a fault for the caller has no cause", async () => {
    const client = new BatchClient({
      url: URL,
      fetch: createHandler(batchEndpoint, { getBatchTaskInfo: throwing(wrongFault({})) }),
    });
    const error = await client.getBatchTaskInfo({}).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ reason: "r" });
    expect(error).not.toHaveProperty("cause");
  });
});

describe("the time for an answer", () => {
  it("ends with a fault for the caller, a TimeoutError for onError, and the signal of the implementation", async () => {
    const told: unknown[][] = [];
    const signals: (AbortSignal | undefined)[] = [];
    const handler = createHandler(
      batchEndpoint,
      {
        getBatchTaskInfo: (_request, _headers, { signal }) => {
          signals.push(signal);
          return new Promise(() => undefined);
        },
      },
      { timeout: 20, onError: (...given) => told.push(given) },
    );
    const response = await handler(URL, REQUEST);
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining(INTERNAL)]);
    const error = expect.objectContaining({ name: "TimeoutError", message: "not over within 20 ms" });
    expect(told).toEqual([[error, "GetBatchTaskInfo"]]);
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });

  it("is long enough for most, and an implementation may have a TimeoutError of its own", async () => {
    const own = new DOMException("of a call", "TimeoutError");
    const { told } = await answered(throwing(own), { timeout: 60_000 });
    expect(told).toEqual([[own, "GetBatchTaskInfo"]]);
    expect((await answered(() => ({ body: {} }), { timeout: 60_000 })).status).toBe(200);
  });

  it("must be a number of milliseconds", async () => {
    const { status, told } = await answered(() => ({ body: {} }), { timeout: -1 });
    expect([status, told]).toEqual([500, [[expect.any(RangeError), ""]]]);
  });
});
