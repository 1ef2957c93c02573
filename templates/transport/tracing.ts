import type { BegunCall, Extension } from "../runtime/http/extension.js";
import type { HttpResponse } from "../runtime/platform/platform.js";
import { parseUrl } from "./platform.js";

/** The part of a span that is used here. */
export interface TracedSpan {
  setAttribute(name: string, value: string | number): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  recordException(error: Error): void;
  end(): void;
}

/** The part of the package `@opentelemetry/api` that is used here: its exports of these names. */
export interface OpenTelemetry<Context, Span extends TracedSpan> {
  readonly trace: {
    getTracer(name: string): {
      startSpan(name: string, options: { kind: number; attributes: Record<string, string | number> }): Span;
    };
    setSpan(context: Context, span: Span): Context;
  };
  readonly context: { active(): Context; with<Result>(context: Context, run: () => Result): Result };
  readonly propagation: { inject(context: Context, headers: Record<string, string>): void };
}

/** SpanKind.CLIENT and SpanStatusCode.ERROR of OpenTelemetry. */
const CLIENT = 2;
const ERROR = 2;

/**
 * Makes a span of OpenTelemetry of each request, as a child of the active one. It has the name of the operation, and goes to the server as
 * `traceparent`. It ends when the answer begins. The status of an answer that is a fault, and an error without an answer, are errors
 * of the span. It has no text of messages, and of the address the host and the port.
 * @param api - the exports of `@opentelemetry/api`: `tracing({ trace, context, propagation })`
 */
export function tracing<Context, Span extends TracedSpan>(api: OpenTelemetry<Context, Span>): Extension {
  return {
    name: "tracing",
    beginCall: (call) => ({
      fetch: async (url, request, next) => {
        const span = api.trace.getTracer("netserver-soapgen").startSpan(call.operation.name, optionsOf(call, url));
        const own = api.trace.setSpan(api.context.active(), span);
        const headers = { ...request.headers };
        api.propagation.inject(own, headers);
        try {
          return noteStatus(span, await api.context.with(own, () => next(url, { ...request, headers })));
        } catch (error) {
          noteError(span, error);
          throw error;
        } finally {
          span.end();
        }
      },
    }),
  };
}

/** Names of the semantic conventions for calls of remote procedures. */
function optionsOf(
  { operation }: BegunCall,
  url: string,
): { kind: number; attributes: Record<string, string | number> } {
  const { hostname = "", port = "", protocol } = parseUrl(url) ?? {};
  const own = protocol === "https:" ? 443 : 80;
  return {
    kind: CLIENT,
    attributes: {
      "rpc.system": "soap",
      "rpc.method": operation.name,
      "server.address": hostname,
      "server.port": port === "" ? own : Number(port),
    },
  };
}

function noteStatus(span: TracedSpan, response: HttpResponse): HttpResponse {
  span.setAttribute("http.response.status_code", response.status);
  if (response.status >= 400) span.setStatus({ code: ERROR, message: `HTTP status ${response.status}` });
  return response;
}

function noteError(span: TracedSpan, error: unknown): void {
  if (error instanceof Error) span.recordException(error);
  span.setAttribute("error.type", error instanceof Error ? error.name : typeof error);
  span.setStatus({ code: ERROR });
}
