import type { AnyOperation } from "../soap/operation.js";
import type { UndeclaredHeader } from "../soap/soap.js";
import type { PlainRequest, PlainResponse } from "./exchange.js";
import { withParts } from "./extended-call.js";
import type { AnswerExtension, Extension, GivenAnswer } from "./extension.js";
import type { AnswerOptions, HandlerOptions } from "./handler-options.js";

/** A request, and the options for its answer. */
export interface BegunAnswer {
  readonly request: PlainRequest;
  readonly options: AnswerOptions;
}

/** Begins an answer with each extension. The last one is nearest to the network, so it sees the request first. */
export async function beginAnswer(
  extensions: readonly Extension[],
  request: PlainRequest,
  operations: readonly AnyOperation[],
  options: HandlerOptions,
): Promise<BegunAnswer> {
  const parts: AnswerExtension[] = [];
  let read = request;
  for (const extension of extensions.toReversed()) {
    const part = await extension.beginAnswer?.(read, operations, options, operations);
    if (part === undefined) continue;
    parts.unshift(part);
    read = part.request ?? read;
  }
  return { request: read, options: { ...withParts(extensions, parts, options), parts } };
}

/** Whether the message itself may name its operation, so that its action need not. */
export function isNamedByMessage({ parts = [] }: AnswerOptions): boolean {
  return parts.some(({ operation }) => operation !== undefined);
}

/** The operation that the message itself names. */
export function namedOperation({ parts = [] }: AnswerOptions): AnyOperation | undefined {
  return parts.map(({ operation }) => operation?.()).find((named) => named !== undefined);
}

/** The headers that extensions add to an answer; `"unwanted"` if nobody is to get it. */
export function answerHeaders(
  { parts = [] }: AnswerOptions,
  answer: GivenAnswer,
): readonly UndeclaredHeader[] | "unwanted" {
  const headers: UndeclaredHeader[] = [];
  for (const part of parts) {
    const own = part.answerHeaders?.(answer) ?? [];
    if (own === "unwanted") return own;
    headers.push(...own);
  }
  return headers;
}

/** What is sent in place of a response. */
export async function extendResponse({ parts = [] }: AnswerOptions, response: PlainResponse): Promise<PlainResponse> {
  let sent = response;
  for (const { respond } of parts) sent = (await respond?.(sent)) ?? sent;
  return sent;
}
