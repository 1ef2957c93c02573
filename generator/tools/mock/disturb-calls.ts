import { setTimeout } from "node:timers/promises";
import { MEDIA_TYPES } from "../../../templates/runtime/http/soap-action.js";
import type { SoapVersion } from "../../../templates/runtime/soap/soap.js";
import { SOAP_NAMESPACE } from "../../../templates/runtime/soap/soap.js";
import { SoapFault } from "../../../templates/runtime/soap/soap-fault.js";
import { encodeFault } from "../../../templates/runtime/soap/write-fault.js";
import { quote } from "../../../templates/runtime/visible-text.js";
import type { Endpoint } from "../../contract/contract.js";
import { InputError } from "../../source/errors.js";

/** How slow calls are and which of them fail, for tests of a client's behaviour. */
export interface Disturbances {
  readonly latency?: Latency | undefined;
  /** If several rules apply to a call, the first one decides how it fails. */
  readonly failures?: readonly FailureRule[] | undefined;
  /** The same seed gives the same latencies and failures, in the order of the calls; 1 if left out. */
  readonly seed?: number | undefined;
  /** Waits for so many milliseconds. */
  readonly wait?: ((milliseconds: number) => Promise<unknown>) | undefined;
}

/** In milliseconds, from `min` to `max`. */
export interface Latency {
  /** The shortest time. */
  readonly min: number;
  /** The longest time. */
  readonly max: number;
}

/** Which calls fail, how often, and how. */
export interface FailureRule {
  /** The name of an endpoint, or an endpoint and an operation with a dot between; undefined for all. */
  readonly calls: string | undefined;
  /** From 0, never, to 1, always. */
  readonly chance: number;
  readonly failure: CallFailure;
}

/** A SOAP fault, a connection that is closed without an answer, or an HTTP status. */
export type CallFailure = "fault" | "reset" | number;

/** The endpoint and the operation of a request, as far as its action names them. */
export interface DisturbedCall {
  readonly endpoint: string;
  readonly operation: string | undefined;
}

/** Delays calls, and decides which are to fail. */
export class CallDisturber {
  readonly #latency: Latency | undefined;
  readonly #wait: (milliseconds: number) => Promise<unknown>;
  readonly #nextLatency: () => number;
  readonly #failures: readonly { readonly rule: FailureRule; readonly next: () => number }[];

  constructor({ latency, failures = [], seed = 1, wait = waitForTime }: Disturbances) {
    this.#latency = latency;
    this.#wait = wait;
    this.#nextLatency = randomNumbers(seed);
    // Each rule has its own numbers, so that other calls between do not change which of its calls fail.
    this.#failures = failures.map((rule, index) => ({ rule, next: randomNumbers(seed + index + 1) }));
  }

  /** Waits for the latency of a call. @returns how the call fails; undefined if it does not */
  async disturb(call: DisturbedCall): Promise<CallFailure | undefined> {
    const struck = this.#failures.filter(({ rule, next }) => isFor(rule, call) && next() < rule.chance);
    if (this.#latency !== undefined) {
      const { min, max } = this.#latency;
      await this.#wait(min + Math.floor(this.#nextLatency() * (max - min + 1)));
    }
    return struck[0]?.rule.failure;
  }
}

function isFor({ calls }: FailureRule, { endpoint, operation = "" }: DisturbedCall): boolean {
  return calls === undefined || calls === endpoint || calls === `${endpoint}.${operation}`;
}

/**
 * Checks that each rule is for something that is served.
 * @throws InputError for a rule that is not
 */
export function checkFailureRules(rules: readonly FailureRule[], endpoints: readonly Endpoint[]): void {
  const called = endpoints.flatMap(({ name, operations }) => [
    { endpoint: name, operation: undefined },
    ...operations.map((operation) => ({ endpoint: name, operation: operation.name })),
  ]);
  for (const rule of rules) {
    if (called.some((call) => isFor(rule, call))) continue;
    const names = [...new Set(endpoints.map(({ name }) => name))];
    const named = names.find((name) => rule.calls?.startsWith(`${name}.`));
    const served = named === undefined ? `there are ${names.join(", ")}` : `${named} has no such operation`;
    throw new InputError(`--fail ${quote(rule.calls ?? "")}: nothing of this name is served; ${served}`);
  }
}

/** The response to a call that fails; undefined for none. */
export function failedResponse(failure: CallFailure, soapVersion: SoapVersion): Response | undefined {
  if (failure === "reset") return undefined;
  if (failure !== "fault") return new Response("", { status: failure, headers: RETRY[failure] ?? {} });
  const code = { namespace: SOAP_NAMESPACE["1.1"], localName: "Server" };
  const fault = new SoapFault({ code, subcodes: [], reason: "made to fail", actor: undefined, detail: undefined });
  const headers = { "Content-Type": `${MEDIA_TYPES[soapVersion]}; charset=utf-8` };
  return new Response(encodeFault(fault, soapVersion, {}), { status: 500, headers });
}

/** A busy server says when to try again (RFC 9110, 10.2.3; RFC 6585, 4). */
const RETRY: Readonly<Record<number, Record<string, string>>> = {
  429: { "Retry-After": "1" },
  503: { "Retry-After": "1" },
};

export function describeFailure(failure: CallFailure): string {
  if (failure === "reset") return "made to fail, connection closed";
  return failure === "fault" ? "made to fail, fault" : `made to fail, HTTP ${failure}`;
}

/** Waits without keeping the process alive, because nobody waits for the answer of a closed server. */
function waitForTime(milliseconds: number): Promise<unknown> {
  return setTimeout(milliseconds, undefined, { ref: false });
}

/** Pseudo-random numbers from 0 up to 1, the same for the same seed (Mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
