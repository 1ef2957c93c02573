import { InputError, RefusedError, SchemaError } from "../../generator/source/errors.js";
import { placeOf } from "../../generator/source/source-text.js";
import type { Finding } from "./finding.js";

/** What is wrong with the input; undefined for an error that is not about it. */
export function findingsOf(error: unknown): Finding[] | undefined {
  if (error instanceof RefusedError)
    return error.groups.map(({ error: reason, operations }) =>
      refusal(reason, operations.length === 0 ? [] : [`in ${operations.join(", ")}`]),
    );
  return error instanceof InputError ? [refusal(error, [])] : undefined;
}

function refusal(error: InputError, details: readonly string[]): Finding {
  const found = { rule: "refused", severity: "error", details } as const;
  if (!(error instanceof SchemaError)) return { ...found, title: error.message };
  return { ...found, title: error.reason, place: placeOf(error.position) };
}
