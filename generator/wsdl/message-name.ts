import type { Transmission } from "./definitions.js";

/** The default name of an input or output: the name of its operation, with an ending in some cases (WSDL 1.1, 2.4.5). */
export function messageName(operation: string, transmission: Transmission, which: "input" | "output"): string {
  return operation + ADDITIONS[transmission][which];
}

const ADDITIONS: Readonly<Record<Transmission, { readonly input: string; readonly output: string }>> = {
  "one-way": { input: "", output: "" },
  "request-response": { input: "Request", output: "Response" },
  "solicit-response": { input: "Response", output: "Solicit" },
  notification: { input: "", output: "" },
};
