import type { Command } from "commander";
import type { InspectOptions } from "../../generator/api/inspect.js";
import { addRefresh } from "../options/address-options.js";
import { addContractOptions, SOURCES_HELP, sourcesAndWord } from "../options/schema-options.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

/** The command that prints the contracts. */
export function defineInspect(command: Command, setExitCode: SetExitCode): void {
  addRefresh(addContractOptions(command))
    .usage("[options] [sources...] [text]")
    .argument("[sources...]", `${SOURCES_HELP}; and a text: only what has it in its name, in detail`)
    .option("--json", "print everything, as JSON")
    .action(async (given: string[], options: InspectOptions & { readonly json?: boolean }) => {
      const { inspect } = await import("../run/inspect.js");
      const { sources, word } = sourcesAndWord(given, "text");
      setExitCode(await inspect({ ...options, sources, text: word, isJson: options.json ?? false }));
    });
}
