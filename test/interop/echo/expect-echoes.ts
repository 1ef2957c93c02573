import { expect } from "vitest";
import { wholeResponse } from "../../support/whole-response.js";
import { type EchoCase, inStyle } from "./cases.js";
import type { LoadedService } from "./load-service.js";
import type { Style } from "./shapes.js";
import { type Members, plain } from "./values.js";

export const HEADER = "Grüße & <mehr>";
export const FAILED = { why: HEADER, code: 7 };

/** A server to call, and what it must answer. */
export interface EchoServer {
  readonly style: Style;
  readonly cases: readonly EchoCase[];
  readonly url: string;
  /** By title of the case: what comes back instead of what was sent. */
  readonly changes?: Readonly<Record<string, unknown>> | undefined;
  /** What the generated code of the style has for these members, if its elements are not those of the echo service. */
  readonly form?: (operation: string, members: Members) => unknown;
  /** The header that comes back as it was sent; if left out, a text under two names. */
  readonly header?: Members;
  /** What the failing operation ends with, if it is not the declared fault. */
  readonly fault?: object | undefined;
}

/** Calls every operation of a server with our client. */
export async function expectEchoes(
  { call, module }: LoadedService,
  { style, cases, url, changes, header, fault, form = (...message) => inStyle(style, ...message) }: EchoServer,
): Promise<void> {
  const answers: unknown[] = [];
  for (const { operation, request } of cases)
    answers.push(await outcomeOf(call(url, operation, form(operation, request))));
  const wanted = cases.map(({ operation, response }) => form(operation, response));
  expect(byTitle(cases, answers)).toEqual({ ...byTitle(cases, wanted), ...changes });

  const answered = await call(url, "echoVoid", {}, header ?? { echoMeStringRequest: HEADER });
  expect(wholeResponse(answered)).toEqual({ $headers: header ?? { echoMeStringResponse: HEADER } });

  const failed = await outcomeOf(call(url, "fail", form("fail", { inputString: HEADER })));
  if (fault === undefined) expect(failed).toBeInstanceOf(module.EchoFaultError);
  expect(failed).toMatchObject({ reason: "it has failed", ...(fault ?? { value: FAILED }) });
}

/** What a call returns, or the error that it ends with. */
function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: unknown) => error);
}

export function byTitle(cases: readonly EchoCase[], values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(cases.map(({ title }, index) => [title, plain(values[index])]));
}
