import { context, propagation, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tracing } from "../../generated/src/transport/index.js";
import { taskResponse } from "../runtime/messages.js";
import { batchClient, failure } from "../support/batch-client.js";
import { closedPort, serveReply } from "../support/http-server.js";

const exporter = new InMemorySpanExporter();

describe("spans of OpenTelemetry", () => {
  beforeAll(() => {
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  });
  beforeEach(() => exporter.reset());
  afterAll(() => {
    for (const api of [trace, context, propagation]) api.disable();
  });

  const extensions = [tracing({ trace, context, propagation })];

  it("have the name of the operation, a parent, and go to the server", async () => {
    const { url, received } = await serveReply({ body: taskResponse("<Id>7</Id>") });
    const parent = await trace.getTracer("test").startActiveSpan("parent", async (span): Promise<Span> => {
      await batchClient(url, { extensions }).getBatchTaskInfo({ Id: 7 });
      span.end();
      return span;
    });
    const [span] = exporter.getFinishedSpans();
    expect(span).toMatchObject({
      name: "GetBatchTaskInfo",
      kind: 2,
      parentSpanContext: { spanId: parent.spanContext().spanId },
      status: { code: SpanStatusCode.UNSET },
      attributes: {
        "rpc.system": "soap",
        "rpc.method": "GetBatchTaskInfo",
        "server.address": "127.0.0.1",
        "server.port": Number(new URL(url).port),
        "http.response.status_code": 200,
      },
    });
    const { traceId, spanId } = span?.spanContext() ?? {};
    expect(received[0]?.headers.traceparent).toBe(`00-${traceId}-${spanId}-01`);
  });

  it("are active while the request is sent", async () => {
    const { url } = await serveReply({ body: taskResponse("<Id>7</Id>") });
    const active: (string | undefined)[] = [];
    const client = batchClient(url, {
      extensions,
      fetch: (address, request) => {
        active.push(trace.getActiveSpan()?.spanContext().spanId);
        return fetch(address, request);
      },
    });
    await client.getBatchTaskInfo({ Id: 7 });
    expect(active).toEqual(exporter.getFinishedSpans().map((span) => span.spanContext().spanId));
  });

  it("have the status of a failed answer, and the error if there is none", async () => {
    const { url } = await serveReply({ status: 503 });
    await failure(batchClient(url, { extensions }).getBatchTaskInfo({ Id: 7 }));
    await failure(batchClient(`http://127.0.0.1:${await closedPort()}/`, { extensions }).getBatchTaskInfo({ Id: 7 }));
    expect(exporter.getFinishedSpans()).toMatchObject([
      { status: { code: SpanStatusCode.ERROR, message: "HTTP status 503" }, events: [] },
      {
        status: { code: SpanStatusCode.ERROR },
        attributes: { "error.type": "TypeError" },
        events: [{ name: "exception", attributes: { "exception.message": "fetch failed" } }],
      },
    ]);
  });

  it("say nothing of messages and headers", async () => {
    const { url } = await serveReply({ body: taskResponse("<Id>7</Id>") });
    await batchClient(`${url}?key=hush`, { extensions }).getBatchTaskInfo({ Id: 7 });
    const [span] = exporter.getFinishedSpans();
    expect(JSON.stringify([span?.attributes, span?.events, span?.name])).not.toContain("hush");
  });
});
