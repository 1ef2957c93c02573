import { describe, expect, it } from "vitest";
import { createHandler, NetServerError, SoapFault } from "../../../generated/src/index.js";
import { encodeMessage } from "../../../generated/src/runtime/messages.js";
import { BatchClient, batchEndpoint, startBatchJob } from "../../../generated/src/services88/batch.js";
import { wholeResponse } from "../../support/whole-response.js";
import { envelope } from "../messages.js";

const URL = "https://example.com/Remote/Services88/Batch.svc";

describe("createHandler instead of fetch", () => {
  it("gets request and headers, returns response and headers", async () => {
    const seen: unknown[] = [];
    const handler = createHandler(batchEndpoint, {
      startBatchJob: (request, headers) => {
        seen.push(request, headers);
        return { body: { Response: 42 }, headers: { Succeeded: true, TimeZone: null } };
      },
    });
    const client = new BatchClient({
      url: URL,
      fetch: handler,
      headers: { ApplicationToken: "a", Credentials: { Ticket: "7T:x" } },
    });
    const answer = await client.startBatchJob(
      { BatchTaskInfo: { Name: "Nightly", State: "New" } },
      { headers: { ApplicationToken: "b" } },
    );
    expect(wholeResponse(answer)).toEqual({ Response: 42, $headers: { Succeeded: true, TimeZone: null } });
    expect(seen).toEqual([
      { BatchTaskInfo: { Name: "Nightly", State: "New" } },
      { ApplicationToken: "b", Credentials: { Ticket: "7T:x" } },
    ]);
  });

  it("answers an operation without members", async () => {
    const client = new BatchClient({
      url: URL,
      fetch: createHandler(batchEndpoint, { deleteBatchTask: () => ({ body: {} }) }),
    });
    expect(wholeResponse(await client.deleteBatchTask({ BatchTaskId: 1 }))).toEqual({ $headers: {} });
  });

  it("can be timed out and aborted like any server", async () => {
    const fetch = createHandler(batchEndpoint, { getBatchTaskInfo: () => new Promise(() => {}) });
    const client = new BatchClient({ url: URL, fetch });
    await expect(client.getBatchTaskInfo({ Id: 1 }, { timeout: 1 })).rejects.toMatchObject({ name: "TimeoutError" });
    const controller = new AbortController();
    const call = client.getBatchTaskInfo({ Id: 1 }, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
  });

  it("tells onError of its own errors while it reads a request", async () => {
    const told: unknown[] = [];
    const handler = createHandler(
      batchEndpoint,
      { startBatchJob: () => ({ body: {} }) },
      {
        onUnknown: () => {
          throw new Error("in the hook");
        },
        onError: (error, operation) => told.push([String(error), operation]),
      },
    );
    const text = encodeMessage(startBatchJob.request, { body: { BatchTaskInfo: {} } });
    const client = new BatchClient({
      url: URL,
      fetch: (url, init) => handler(url, { ...init, body: text.replace("<BatchTaskInfo>", "<BatchTaskInfo><New/>") }),
    });
    await expect(client.startBatchJob({})).rejects.toThrow(/^Server: internal error$/);
    expect(told).toEqual([["Error: in the hook", "StartBatchJob"]]);
  });

  it("does not send back a fault that it has received", async () => {
    const handler = createHandler(batchEndpoint, { stopBatchJob: () => ({ body: {} }) });
    const body = envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>attack</faultstring></s:Fault>");
    const client = new BatchClient({ url: URL, fetch: (url, init) => handler(url, { ...init, body }) });
    await expect(client.stopBatchJob({ Id: 1 })).rejects.toThrow(
      /^Client: cannot read Fault at 1:\d+: expected the element \{.*\}StopBatchJob, found \{.*\}Fault$/,
    );
  });

  it("passes on a SoapFault, and hides the details of other errors", async () => {
    const fault = new SoapFault({
      code: { namespace: "", localName: "Custom" },
      subcodes: [],
      reason: "a < b & c",
      actor: "me",
      detail: '<why xmlns="urn:x">because</why>',
    });
    const handler = createHandler(
      batchEndpoint,
      {
        stopBatchJob: () => {
          throw fault;
        },
        getBatchTaskInfo: () => {
          throw new Error("password=secret");
        },
      },
      { onError: () => {} },
    );
    const client = new BatchClient({ url: URL, fetch: handler });
    await expect(client.stopBatchJob({ Id: 1 })).rejects.toEqual(fault);
    await expect(client.getBatchTaskInfo({ Id: 1 })).rejects.toThrow(/^Server: internal error$/);
    await expect(client.updateBatchTask({})).rejects.toThrow(/^Client: no operation for the action /);
  });

  it("passes NetServer's own failures on as NetServerError, unless an option forbids it", async () => {
    const handler = createHandler(batchEndpoint, {
      getBatchTaskInfo: () => ({
        body: { Response: null },
        headers: { Succeeded: false, ExceptionInfo: { Message: "outer", InnerException: { Message: "inner" } } },
      }),
    });
    const error = await new BatchClient({ url: URL, fetch: handler })
      .getBatchTaskInfo({ Id: 1 })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NetServerError);
    expect(error).toMatchObject({ message: "outer", cause: { message: "inner" } });
    const lenient = new BatchClient({ url: URL, fetch: handler, throwIfNotSucceeded: false });
    expect(await lenient.getBatchTaskInfo({ Id: 1 })).toMatchObject({ Response: null, $headers: { Succeeded: false } });
  });
});
