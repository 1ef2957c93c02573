import { InputError, OptionError, RefusedError } from "../../generator/source/errors.js";
import { inTermsOfFlags } from "../terminal/flags.js";
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
  const title = error instanceof OptionError ? inTermsOfFlags(error) : error.reason;
  return { rule: "refused", severity: "error", details, title, place: error.place };
}
