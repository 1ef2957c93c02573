import { describe, expect, it } from "vitest";
import {
  call,
  createHandler,
  DecodeError,
  EncodeError,
  type Fetch,
  HttpError,
  NetServerError,
  SoapFault,
  unknownElementsOf,
} from "../../../generated/src/index.js";
import { batchEndpoint, getBatchTaskInfo } from "../../../generated/src/services88/batch.js";
import { envelope, SERVICES88 } from "../messages.js";

const URL_OF_BATCH = "https://example.com/Remote/Services88/Batch.svc";

const handler = createHandler(batchEndpoint, {
  getBatchTaskInfo: ({ Id }, { Credentials }) => {
    if (Id === 404)
      throw new SoapFault({ code: CLIENT, subcodes: [], reason: "no such task", actor: undefined, detail: undefined });
    return { body: { Response: { Id, Name: Credentials?.Ticket } }, headers: { Succeeded: true } };
  },
});

const CLIENT = { namespace: "http://schemas.xmlsoap.org/soap/envelope/", localName: "Client" };

const served: { readonly url: string; readonly fetch: Fetch } = { url: URL_OF_BATCH, fetch: handler };

function answering(text: string, status = 200): typeof served {
  return { url: URL_OF_BATCH, fetch: async () => new Response(text, { status }) };
}

const ANSWER = `<GetBatchTaskInfoResponse xmlns="${SERVICES88}"><Response><Id>7</Id></Response></GetBatchTaskInfoResponse>`;

describe("call", () => {
  it("sends the request of an operation with headers, and returns the response", async () => {
    const headers = async () => ({ Credentials: { Ticket: "7T:x" } });
    const response = await call(getBatchTaskInfo, { Id: 7 }, { ...served, headers });
    expect(response).toEqual({ Response: { Id: 7, Name: "7T:x" } });
    expect(response.$headers).toEqual({ Succeeded: true });
  });

  it("tells hooks, and sends again what they say", async () => {
    const seen: unknown[] = [];
    const fetch: Fetch = async (url, request) => {
      seen.push(request.headers["x-trace"]);
      return seen.length === 1 ? new Response("busy", { status: 503 }) : handler(url, request);
    };
    const response = await call(
      getBatchTaskInfo,
      { Id: 7 },
      {
        ...served,
        fetch,
        onRequest: ({ httpHeaders }) => {
          httpHeaders["x-trace"] = "t";
        },
        sendAgain: ({ error, earlier }) => error instanceof HttpError && earlier.length === 0,
      },
    );
    expect([response.Response?.Id, seen]).toEqual([7, ["t", "t"]]);
  });

  it("reads what is not plain as well", async () => {
    const text = envelope(ANSWER.replace("</Response>", '<New xmlns="urn:n">a</New></Response>'));
    const { Response: task } = await call(getBatchTaskInfo, { Id: 7 }, answering(text));
    expect(unknownElementsOf(task ?? {})).toEqual([{ after: "Id", xml: '<New xmlns="urn:n">a</New>' }]);
  });

  it.each([
    ["a value that the contract does not allow", { Id: 1.5 }, served, EncodeError],
    ["a fault", { Id: 404 }, served, SoapFault],
    ["a page", {}, answering("<html/>", 502), HttpError],
    ["a message that is not the response", {}, answering(envelope("<Other/>")), DecodeError],
    ["no address", {}, {}, TypeError],
    [
      "headers that say that the call has failed",
      {},
      answering(envelope(ANSWER, `<Succeeded xmlns="${SERVICES88}">false</Succeeded>`)),
      NetServerError,
    ],
  ])("throws for %s", async (_, request, options, kind) => {
    await expect(call(getBatchTaskInfo, request, options)).rejects.toBeInstanceOf(kind);
  });

  it("returns a response whose headers say so, if it is asked to", async () => {
    const text = envelope(ANSWER, `<Succeeded xmlns="${SERVICES88}">false</Succeeded>`);
    const response = await call(getBatchTaskInfo, {}, { ...answering(text), throwIfNotSucceeded: false });
    expect([response.Response?.Id, response.$headers.Succeeded]).toEqual([7, false]);
  });

  it("ends with the reason of its signal, and with a timeout", async () => {
    const never = { url: URL_OF_BATCH, fetch: () => new Promise<never>(() => undefined) };
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(call(getBatchTaskInfo, {}, { ...never, signal })).rejects.toThrow("enough");
    await expect(call(getBatchTaskInfo, {}, { ...never, timeout: 1 })).rejects.toMatchObject({ name: "TimeoutError" });
  });
});

describe("the headers of a response", () => {
  it("are no part of its value: comparing, spreading, cloning and JSON see the members alone", async () => {
    const response = await call(getBatchTaskInfo, { Id: 7 }, served);
    expect(response).toStrictEqual({ Response: { Id: 7 } });
    expect({ ...response }).not.toHaveProperty("$headers");
    expect(structuredClone(response)).not.toHaveProperty("$headers");
    expect(JSON.parse(JSON.stringify(response))).toEqual({ Response: { Id: 7 } });
  });

  it("stay readable, by name and in a pattern", async () => {
    const { $headers, ...members } = await call(getBatchTaskInfo, { Id: 7 }, served);
    expect([$headers, members]).toEqual([{ Succeeded: true }, { Response: { Id: 7 } }]);
  });
});
