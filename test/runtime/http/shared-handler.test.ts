import { describe, expect, it } from "vitest";
import {
  createSharedHandler,
  type Handler,
  implementEndpoint,
  NetServerError,
  SoapFault,
} from "../../../generated/src/index.js";
import { BatchClient, batchEndpoint, getBatchTaskInfo } from "../../../generated/src/services88/batch.js";
import {
  getSystemInfo,
  SoPrincipalClient,
  soPrincipalEndpoint,
} from "../../../generated/src/services88/so-principal.js";
import { encodeMessage } from "../../../templates/runtime/soap/envelope.js";

const url = "https://example.com/Both.svc";

const batch = implementEndpoint(batchEndpoint, {
  getBatchTaskInfo: ({ Id }) => ({ body: { Response: { Id, Name: "Nightly" } }, headers: { Succeeded: true } }),
  stopBatchJob: () => {
    throw new Error("mine");
  },
});

const principal = implementEndpoint(soPrincipalEndpoint, {
  getSystemInfo: () => ({ body: { SystemInfo: { CompanyName: "Both" } }, headers: { Succeeded: false } }),
});

/** Sends a request of its own to a handler. */
async function post(handler: Handler, body: string, action: string): Promise<string> {
  const headers = { "Content-Type": "text/xml", SOAPAction: `"${action}"` };
  return (await handler(url, { method: "POST", headers, body })).text();
}

describe("a handler of two endpoints at one address", () => {
  it("finds the operation of each by its action", async () => {
    const handler = createSharedHandler([batch, principal]);
    const answer = await new BatchClient({ url, fetch: handler }).getBatchTaskInfo({ Id: 4 });
    expect(answer.Response).toEqual({ Id: 4, Name: "Nightly" });
    const client = new SoPrincipalClient({ url, fetch: handler, throwIfNotSucceeded: false });
    expect(await client.getSystemInfo()).toMatchObject({ SystemInfo: { CompanyName: "Both" } });
    await expect(new SoPrincipalClient({ url, fetch: handler }).getSystemInfo()).rejects.toThrow(NetServerError);
  });

  it("finds it by the element in the body if there is no action", async () => {
    const handler = createSharedHandler([batch, principal]);
    expect(await post(handler, encodeMessage(getBatchTaskInfo.request, { body: { Id: 5 } }), "")).toContain(
      "<Id>5</Id>",
    );
    expect(await post(handler, encodeMessage(getSystemInfo.request, { body: {} }), "")).toContain(">Both<");
  });

  it("answers with a fault what neither has, and tells errors with the name of the operation", async () => {
    const told: string[] = [];
    const onError = (error: unknown, operation: string) => void told.push(`${operation}: ${error}`);
    const handler = createSharedHandler([batch, principal], { onError });
    const client = new BatchClient({ url, fetch: handler });
    await expect(client.startBatchJob({ BatchTaskInfo: null })).rejects.toThrow(/^Client: no operation for the action/);
    await expect(client.stopBatchJob({ Id: 1 })).rejects.toThrow(SoapFault);
    expect(told).toEqual(["StopBatchJob: Error: mine"]);
    expect((await handler(url, { method: "GET" })).status).toBe(405);
  });

  it("cannot be made of operations that no request tells apart", () => {
    expect(() => createSharedHandler([batch, batch])).toThrow(
      new TypeError('one of "GetBatchTaskInfo" and "GetBatchTaskInfo" can be served: action and element are the same'),
    );
  });

  it("may be of none, and then serves nothing", async () => {
    const client = new BatchClient({ url, fetch: createSharedHandler([]) });
    await expect(client.getBatchTaskInfo({ Id: 1 })).rejects.toThrow(/no operation for the action/);
  });
});
