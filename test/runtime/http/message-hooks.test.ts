import { describe, expect, it } from "vitest";
import { createHandler, type HandlerOptions, type MessageHook, SoapFault } from "../../../generated/src/index.js";
import { batchEndpoint } from "../../../generated/src/services88/batch.js";
import { batchClient, failure } from "../../support/batch-client.js";
import { serveHandler } from "../../support/serve-handler.js";

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/** Serves an operation that returns its name and its id. */
function serve(options: HandlerOptions = {}): Promise<string> {
  const implementation = {
    getBatchTaskInfo: ({ Id }: { Id?: number | undefined }) => ({ body: { Response: { Id } } }),
  };
  return serveHandler(createHandler(batchEndpoint, implementation, options));
}

/** A hook that writes into a log what it sees, before it wraps the text in a comment with its name, later. */
function wrapper(name: string, log: string[]): MessageHook {
  const wrap = async (text: string): Promise<string> => {
    await new Promise((later) => setImmediate(later));
    return `<!--${name}-->${text}`;
  };
  const names = (text: string): string => [...text.matchAll(/<!--(\w+)-->/g)].map(([, found]) => found).join(",");
  return {
    send: (text, { operation }) => {
      log.push(`${name} sends ${operation} after ${names(text)}`);
      return wrap(text);
    },
    receive: (text, { operation }) => {
      log.push(`${name} receives ${operation} with ${names(text)}`);
      return text.replace(`<!--${name}-->`, "");
    },
  };
}

describe("hooks for messages as text", () => {
  it("see what is sent in order, and what is received in the opposite order, on both sides", async () => {
    const log: string[] = [];
    const hooks = (side: string): MessageHook[] => [wrapper(`${side}1`, log), wrapper(`${side}2`, log)];
    const strip: MessageHook = { receive: (text) => text.replaceAll(/<!--c\w-->/g, "") };
    const url = await serve({ messageHooks: [...hooks("s"), strip] });
    const ownStrip: MessageHook = { receive: (text) => text.replaceAll(/<!--s\w-->/g, "") };
    const client = batchClient(url, { messageHooks: [ownStrip, ...hooks("c")] });
    expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual({ Id: 7 });
    expect(log).toEqual([
      "c1 sends GetBatchTaskInfo after ",
      "c2 sends GetBatchTaskInfo after c1",
      "s2 receives GetBatchTaskInfo with ",
      "s1 receives GetBatchTaskInfo with ",
      "s1 sends GetBatchTaskInfo after ",
      "s2 sends GetBatchTaskInfo after s1",
      "c2 receives GetBatchTaskInfo with s2,s1",
      "c1 receives GetBatchTaskInfo with s2,s1",
    ]);
  });

  it("change the text and the HTTP headers; onRequest and onResponse see what goes over the network", async () => {
    const seen: unknown[] = [];
    const url = await serve({
      messageHooks: [
        {
          receive: (text, { httpHeaders, url: target }) => {
            seen.push(text.startsWith(DECLARATION), httpHeaders.get("X-Signature"), new URL(target).pathname);
            return text.replace("<Id>7</Id>", "<Id>8</Id>");
          },
          send: (text, { httpHeaders }) => {
            httpHeaders["x-signature"] = "of the server";
            return DECLARATION + text;
          },
        },
      ],
    });
    const client = batchClient(url, {
      messageHooks: [
        {
          send: (text, { httpHeaders, url: target }) => {
            seen.push(target === url);
            httpHeaders["x-signature"] = "of the client";
            return DECLARATION + text;
          },
          receive: (text, { httpHeaders }) => {
            seen.push(httpHeaders.get("X-Signature"));
            return text.replace("<Id>8</Id>", "<Id>9</Id>");
          },
        },
      ],
      onRequest: ({ body }) => void seen.push(body.startsWith(DECLARATION)),
      onResponse: ({ body = "" }) => void seen.push(body.startsWith(DECLARATION), body.includes("<Id>8</Id>")),
    });
    expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual({ Id: 9 });
    expect(seen).toEqual([true, true, true, "of the client", "/", true, true, "of the server"]);
  });

  it("see faults as well, and are run again when a call is sent again", async () => {
    const seen: string[] = [];
    const kind = (text: string): string => /<(\w+)[ />]/.exec(text.replace(/^.*<s:Body>/, ""))?.[1] ?? "";
    const note = (what: string) => (text: string) => {
      seen.push(`${what} ${text.includes("s:Fault") ? "Fault" : kind(text)}`);
      return text;
    };
    const client = batchClient(await serve(), {
      messageHooks: [{ send: note("sent"), receive: note("received") }],
      sendAgain: ({ earlier }) => earlier.length === 0,
    });
    expect(await failure(client.stopBatchJob({ Id: 1 }))).toBeInstanceOf(SoapFault);
    expect(seen).toEqual(["sent StopBatchJob", "received Fault", "sent StopBatchJob", "received Fault"]);
  });

  it("may be of one direction alone, and leave out what they do not change", async () => {
    const url = await serve({ messageHooks: [{}] });
    const client = batchClient(url, { messageHooks: [{}, { send: (text) => text }, { receive: (text) => text }] });
    expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual({ Id: 7 });
  });

  it("end a call with their own errors, and with the signal", async () => {
    const own = new Error("cannot sign");
    const refuse = (): never => {
      throw own;
    };
    const url = await serve();
    for (const hook of [{ send: refuse }, { receive: refuse }, { send: async () => refuse() }])
      expect(await failure(batchClient(url, { messageHooks: [hook] }).getBatchTaskInfo({}))).toBe(own);
    const controller = new AbortController();
    const hook = { send: () => new Promise<string>(() => controller.abort()) };
    const call = batchClient(url, { messageHooks: [hook] }).getBatchTaskInfo({}, { signal: controller.signal });
    expect(await failure(call)).toBe(controller.signal.reason);
  });

  it.each(["send", "receive"] as const)(
    "are a handler's own errors when they fail in %s, unless it is a fault",
    async (direction) => {
      const told: unknown[] = [];
      const own = new Error("cannot verify");
      const code = { namespace: "http://schemas.xmlsoap.org/soap/envelope/", localName: "Client" };
      const fault = new SoapFault({ code, subcodes: [], reason: "not signed", actor: undefined, detail: undefined });
      for (const thrown of [own, fault]) {
        let failed = false;
        const hook = {
          [direction]: (text: string) => {
            if (failed) return text;
            failed = true;
            throw thrown;
          },
        };
        const url = await serve({ messageHooks: [hook], onError: (error, operation) => told.push([operation, error]) });
        const error = await failure(batchClient(url).getBatchTaskInfo({ Id: 1 }));
        expect(error).toMatchObject({ reason: thrown === own ? "internal error" : "not signed" });
      }
      expect(told).toEqual([[direction === "send" ? "GetBatchTaskInfo" : "", own]]);
    },
  );

  it("cannot keep a handler from answering: if all that is sent makes them fail, the fault is sent without them", async () => {
    const own = new Error("never");
    const hook: MessageHook = {
      send: () => {
        throw own;
      },
    };
    const told: unknown[] = [];
    const handler = createHandler(
      batchEndpoint,
      { getBatchTaskInfo: () => ({ body: {} }) },
      { messageHooks: [hook], onError: (error) => told.push(error) },
    );
    const error = await failure(batchClient("http://127.0.0.1/", { fetch: handler }).getBatchTaskInfo({}));
    expect(error).toMatchObject({ reason: "internal error", cause: own });
    expect(told).toEqual([own, own]);
  });

  it("may look at a message and return nothing, at once or later", async () => {
    // As in plain JavaScript.
    const looking: MessageHook = { send: () => JSON.parse("null"), receive: async () => JSON.parse("null") };
    const client = batchClient(await serve({ messageHooks: [looking] }), { messageHooks: [looking] });
    expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual({ Id: 7 });
  });

  it.each(["send", "receive"])("return text, and nothing else is taken from %s", async (side) => {
    const wrong: MessageHook = Object.assign({}, { [side]: async () => 5 });
    const want = new TypeError("what a hook returns must be text");
    const errors: unknown[] = [];
    const url = await serve({ messageHooks: [wrong], onError: (error) => void errors.push(error) });
    expect(await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }))).toBeInstanceOf(SoapFault);
    expect(errors[0]).toEqual(want);
    expect(await failure(batchClient(await serve(), { messageHooks: [wrong] }).getBatchTaskInfo({ Id: 7 }))).toEqual(
      want,
    );
  });
});
