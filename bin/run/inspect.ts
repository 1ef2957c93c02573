import { inspect as inspectContracts, type InspectOptions as Options } from "../../generator/api/inspect.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJsonText, printText } from "../terminal/print.js";

export interface InspectOptions extends Options {
  readonly isJson: boolean;
}

/** Prints the contracts. With a text, it prints only what has the text in its name, but in detail. */
export async function inspect({ isJson, ...options }: InspectOptions): Promise<number> {
  const { text, json } = await inspectContracts(options);
  if (isJson) printJsonText(json);
  else printText(text);
  return EXIT.done;
}
