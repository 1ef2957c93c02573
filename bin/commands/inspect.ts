import { contractJson, describeContracts } from "../../generator/index.js";
import { EXIT, printable, printLine } from "../terminal.js";
import { compileSelected, type SelectionOptions } from "./options.js";

export interface InspectOptions extends SelectionOptions {
  readonly json?: boolean;
}

/** Prints what the schemas say. */
export async function inspect(options: InspectOptions): Promise<number> {
  const { contracts } = compileSelected(options);
  if (options.json) printLine(contractJson(contracts));
  else for (const line of describeContracts(contracts).split("\n")) printLine(printable(line));
  return EXIT.done;
}
