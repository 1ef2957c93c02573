import type { Assertion } from "./assertion.js";
import { SECURITY_POLICY } from "./security-assertions.js";

/**
 * Whether a client can be made only if a program fulfils the assertion, or says that it does: what an entry point can do, and any security
 * of messages, because a message without it would go out unnoticed. Of anything else that packages do not do, there is a warning alone.
 */
export function isChecked({ name, isFulfilled, entryPoint }: Assertion): boolean {
  return !isFulfilled && (entryPoint !== undefined || SECURITY_POLICY.has(name.namespace));
}
