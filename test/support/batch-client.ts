import { inspect } from "node:util";
import { expect } from "vitest";
import { BatchClient } from "../../generated/src/services88/batch.js";

/** Every secret contains this word, so a search for it finds them all. */
const WORD = "hush";
export const TICKET = `7T:${WORD}-ticket`;
export const APPLICATION_TOKEN = `${WORD}-application`;
export const BEARER = `Bearer ${WORD}-bearer`;
export const COOKIE = `session=${WORD}-cookie`;

type Options = ConstructorParameters<typeof BatchClient>[0];

/** A client that sends secrets in all possible places. */
export function batchClient(url: Options["url"], options: Omit<Options, "url"> = {}): BatchClient {
  return new BatchClient({
    url,
    headers: { ApplicationToken: APPLICATION_TOKEN, Credentials: { Ticket: TICKET } },
    ...options,
    httpHeaders: { Authorization: BEARER, Cookie: COOKIE, ...options.httpHeaders },
  });
}

/** The error of a call. Checks that it shows no secret, however it is printed. */
export async function failure(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(
    () => {
      throw new Error("the call did not fail");
    },
    (reason: unknown) => reason,
  );
  expectNoSecret(error);
  return error;
}

export function expectNoSecret(error: unknown): void {
  const message = error instanceof Error ? `${error.message}\n${error.stack}` : "";
  for (const text of [message, String(error), JSON.stringify(error), inspect(error, { depth: 9 })])
    expect(text).not.toContain(WORD);
}
