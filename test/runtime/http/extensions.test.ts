import { describe, expect, it } from "vitest";
import {
  type CallExtension,
  createHandler,
  type Extension,
  type ReadAnswer,
  SoapClient,
  SoapFault,
  soapHeader,
  undeclaredHeadersOf,
} from "../../../generated/src/index.js";
import { batchEndpoint } from "../../../generated/src/services88/batch.js";
import { batchClient, failure } from "../../support/batch-client.js";
import { marker, serveBatch } from "../../support/batch-handler.js";
import { serveHandler } from "../../support/serve-handler.js";

const onCall = (name: string, part: CallExtension): Extension => ({ name, beginCall: () => part });

describe("an extension of a client", () => {
  it("sees both messages nearer to the network than the hooks, and sends in place of fetch", async () => {
    const log: string[] = [];
    const around = (name: string): CallExtension => ({
      ...marker(name, log),
      fetch: async (url, request, next) => {
        log.push(`${name} fetches`);
        return next(url, request);
      },
    });
    const client = batchClient(await serveBatch(), {
      messageHooks: [marker("hook", log)],
      extensions: [onCall("a", around("a")), onCall("b", around("b"))],
    });
    expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual({ Id: 7 });
    expect(log).toEqual([
      "hook sends ",
      "a sends hook",
      "b sends a,hook",
      "b fetches",
      "a fetches",
      "b receives ",
      "a receives b",
      "hook receives a,b",
    ]);
  });

  it("adds headers after all others, understands headers, and checks the response", async () => {
    const received: string[] = [];
    const answers: ReadAnswer[] = [];
    const handler = createHandler(batchEndpoint, {
      getBatchTaskInfo: ({ Id }, headers) => {
        received.push(...undeclaredHeadersOf(headers).map(({ name }) => name.localName));
        return {
          body: { Response: { Id } },
          undeclaredHeaders: [soapHeader('<Own xmlns="urn:o"/>', { mustUnderstand: true })],
        };
      },
    });
    const extension: Extension = {
      name: "own",
      understood: ["{urn:o}Own"],
      beginCall: ({ operation: { name }, soapVersion }) => ({
        undeclaredHeaders: [soapHeader(`<${name} xmlns="urn:${soapVersion}"/>`)],
        check: (answer) => {
          answers.push(answer);
        },
      }),
    };
    const client = batchClient(await serveHandler(handler), {
      extensions: [extension],
      undeclaredHeaders: [soapHeader("<First/>")],
    });
    const { $headers } = await client.getBatchTaskInfo({ Id: 7 }, { undeclaredHeaders: [soapHeader("<Second/>")] });
    expect(received).toEqual(["First", "Second", "GetBatchTaskInfo"]);
    expect(answers).toEqual([{ headers: $headers, body: { Response: { Id: 7 } } }]);
  });

  it("begins again for each sending, and takes the place of one with its name", async () => {
    const begun: string[] = [];
    const named = (name: string, what: string): Extension => ({
      name,
      beginCall: async () => {
        begun.push(what);
        return {};
      },
    });
    let left = 2;
    const url = await serveBatch();
    const client = batchClient(url, {
      extensions: [named("x", "client's"), named("y", "other"), named("x", "later")],
      fetch: async (to, request) => {
        if (left-- > 0) throw new Error("no answer");
        return fetch(to, request);
      },
      sendAgain: () => true,
    });
    await client.getBatchTaskInfo({ Id: 7 }, { extensions: [named("y", "call's")] });
    expect(begun).toEqual(["later", "call's", "later", "call's", "later", "call's"]);
  });

  it("ends the call with its errors, and waits no longer than the signal", async () => {
    const broken: Extension = {
      name: "x",
      beginCall: () => {
        throw new RangeError("broken");
      },
    };
    const refusing = onCall("x", {
      check: () => {
        throw new RangeError("refused");
      },
    });
    const url = await serveBatch();
    expect(await failure(batchClient(url, { extensions: [broken] }).getBatchTaskInfo({ Id: 7 }))).toEqual(
      new RangeError("broken"),
    );
    expect(await failure(batchClient(url, { extensions: [refusing] }).getBatchTaskInfo({ Id: 7 }))).toEqual(
      new RangeError("refused"),
    );
    // A fault is a fault, unless an extension says of it that it is for another call.
    const refusingFaults = onCall("x", {
      checkFault: ({ reason }) => {
        throw new RangeError(`refused: ${reason.length > 0}`);
      },
    });
    expect(await failure(batchClient(url, { extensions: [refusingFaults] }).getBatchTaskInfo({ Id: 0 }))).toEqual(
      new RangeError("refused: true"),
    );
    expect(await failure(batchClient(url, { extensions: [refusing] }).getBatchTaskInfo({ Id: 0 }))).toBeInstanceOf(
      SoapFault,
    );
    const controller = new AbortController();
    const waiting: Extension = {
      name: "x",
      beginCall: () => {
        controller.abort(new Error("enough"));
        return new Promise<never>(() => undefined);
      },
    };
    const call = batchClient(url, { extensions: [waiting] }).getBatchTaskInfo({ Id: 7 }, { signal: controller.signal });
    expect(await failure(call)).toEqual(new Error("enough"));
  });
});

describe("what a service asks for", () => {
  class AskingClient extends SoapClient<object> {
    static override readonly endpoint = {
      operations: {},
      extensions: [{ name: "addressing", fulfils: ["{urn:a}Addressing"] }],
      asked: {
        "{urn:a}Addressing": "something",
        "{urn:s}Signed": "nothing here does it",
        "{urn:s}Token": "the entry point security does it",
      },
    };
  }

  const url = "https://example.com/";
  const security: Extension = { name: "security", fulfils: ["{urn:s}Signed", "{urn:s}Token"] };

  it("is an error where nothing fulfils it, which names what could", () => {
    expect(() => new AskingClient({ url, fulfilled: ["{urn:s}Token"] })).toThrow(
      new TypeError(
        "the service asks for {urn:s}Signed (nothing here does it): give the client extensions, or name it in fulfilled",
      ),
    );
    expect(() => new AskingClient({ url })).toThrow(
      "{urn:s}Signed (nothing here does it), {urn:s}Token (the entry point security does it):",
    );
  });

  it.each([
    ["by an extension", { extensions: [security] }],
    ["by the program", { fulfilled: ["{urn:s}Signed", "{urn:s}Token"] }],
  ])("is fulfilled %s", (_, options) => {
    expect(new AskingClient({ url, ...options })).toBeInstanceOf(SoapClient);
  });
});
