import { type SchemaError, unsupported } from "../source/errors.js";
import type { LoweredParticle } from "./lowered.js";

/**
 * What a schema can say and a contract cannot express. It is an error where it stands, and only if an operation reaches
 * it: a schema may declare what no message uses. What bindings can say and a contract cannot is in bind-operations.ts.
 */

/** The error for a particle that a contract cannot express. */
export function inexpressible({ kind, position }: LoweredParticle): SchemaError {
  return unsupported(kind === "any" ? "xs:any" : `a ${kind} of elements`, position);
}
