import { setTimeout } from "node:timers/promises";
import { MEDIA_TYPES } from "../../../templates/runtime/http/soap-action.js";
import type { SoapVersion } from "../../../templates/runtime/soap/soap.js";
import { SOAP_NAMESPACE } from "../../../templates/runtime/soap/soap.js";
import { encodeFault, SoapFault } from "../../../templates/runtime/soap/soap-fault.js";
import { quote } from "../../../templates/runtime/visible-text.js";
import type { Endpoint } from "../../contract/contract.js";
import { InputError } from "../../source/errors.js";

/** How slow calls are to be, and which of them are to fail, for tests of what a client does then. */
export interface Disturbances {
  readonly latency?: Latency | undefined;
  /** The first one that strikes a call decides how it fails. */
  readonly failures?: readonly FailureRule[] | undefined;
  /** Of the same seed come the same latencies and failures, in the order of the calls; 1 if left out. */
  readonly seed?: number | undefined;
  /** Waits for so many milliseconds. */
  readonly wait?: ((milliseconds: number) => Promise<unknown>) | undefined;
}

/** Milliseconds, both included. */
export interface Latency {
  readonly min: number;
  readonly max: number;
}

/** Which calls fail, how often, and how. */
export interface FailureRule {
  /** The name of an endpoint, or that with the name of an operation after a dot; undefined for all. */
  readonly calls: string | undefined;
  /** From 0, never, to 1, always. */
  readonly chance: number;
  readonly failure: CallFailure;
}

/** A SOAP fault, a connection that is closed without an answer, or an HTTP status. */
export type CallFailure = "fault" | "reset" | number;

/** What a request is for, as far as its action says it. */
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
    // Each has numbers of its own, so that it strikes the same of its calls whatever else is called between.
    this.#failures = failures.map((rule, index) => ({ rule, next: randomNumbers(seed + index + 1) }));
  }

  /** Takes as long as the call is to be delayed. @returns how it is to fail; undefined if it is not */
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
 * Finds out whether each rule is for something that is served.
 * @throws InputError for one that is not
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

/** What a call that fails is answered with; undefined for nothing. */
export function failedResponse(failure: CallFailure, soapVersion: SoapVersion): Response | undefined {
  if (failure === "reset") return undefined;
  if (failure !== "fault") return new Response("", { status: failure, headers: RETRY[failure] ?? {} });
  const code = { namespace: SOAP_NAMESPACE["1.1"], localName: "Server" };
  const fault = new SoapFault({ code, subcodes: [], reason: "made to fail", actor: undefined, detail: undefined });
  const headers = { "Content-Type": `${MEDIA_TYPES[soapVersion]}; charset=utf-8` };
  return new Response(encodeFault(fault, soapVersion, {}), { status: 500, headers });
}

/** A server that has too much to do says when to come again (RFC 9110, 10.2.3; RFC 6585, 4). */
const RETRY: Readonly<Record<number, Record<string, string>>> = {
  429: { "Retry-After": "1" },
  503: { "Retry-After": "1" },
};

export function describeFailure(failure: CallFailure): string {
  if (failure === "reset") return "made to fail, connection closed";
  return failure === "fault" ? "made to fail, fault" : `made to fail, HTTP ${failure}`;
}

/** Does not keep the process alive: nobody waits for an answer of a server that is closed. */
function waitForTime(milliseconds: number): Promise<unknown> {
  return setTimeout(milliseconds, undefined, { ref: false });
}

/** Numbers from 0 up to 1 that look like chance, the same ones for the same seed (Mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
