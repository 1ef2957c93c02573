import type { Transmission } from "./definitions.js";

/** The name of an input or output that does not give itself one: that of its operation, with something added (WSDL 1.1, 2.4.5). */
export function messageName(operation: string, transmission: Transmission, which: "input" | "output"): string {
  return operation + ADDITIONS[transmission][which];
}

const ADDITIONS: Readonly<Record<Transmission, { readonly input: string; readonly output: string }>> = {
  "one-way": { input: "", output: "" },
  "request-response": { input: "Request", output: "Response" },
  "solicit-response": { input: "Response", output: "Solicit" },
  notification: { input: "", output: "" },
};
