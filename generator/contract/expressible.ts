import { type SchemaError, unsupported } from "../source/errors.js";
import type { LoweredParticle } from "./lowered.js";

/**
 * Refuses what a schema can say and a contract cannot express. It is an error at its position, and only if an operation
 * uses it: a schema may declare what no message uses. bind-operations.ts does the same for bindings.
 */

/** The error for a particle that a contract cannot express. */
export function inexpressible({ kind, position }: LoweredParticle): SchemaError {
  return unsupported(kind === "any" ? "xs:any" : `a ${kind} of elements`, position);
}
