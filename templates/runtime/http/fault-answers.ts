import type { SoapFault } from "../soap/soap-fault.js";
import type { HttpFacts } from "./call-facts.js";

/** What HTTP says of an answer. */
export type AnswerFacts = Pick<HttpFacts, "status" | "httpHeaders">;

/**
 * The answers that faults came in. A fault is the same whatever its transport is, so they are no properties of it; what sends calls again
 * wants to know them.
 */
const answers = /* @__PURE__ */ new WeakMap<object, AnswerFacts>();

export function keepAnswer(fault: SoapFault, { status, httpHeaders }: AnswerFacts): void {
  answers.set(fault, { status, httpHeaders });
}

/** @returns undefined for anything but such a fault */
export function answerOf(error: object): AnswerFacts | undefined {
  return answers.get(error);
}
