import type { Command } from "commander";
import { addRefresh } from "../options/address-options.js";
import { addContractOptions, SOURCES_HELP, sourcesAndWord } from "../options/schema-options.js";
import type { InspectOptions } from "../run/inspect.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

/** The command that prints the contracts. */
export function defineInspect(command: Command, setExitCode: SetExitCode): void {
  addRefresh(addContractOptions(command))
    .usage("[options] [sources...] [text]")
    .argument("[sources...]", `${SOURCES_HELP}; and a text: only what has it in its name, in detail`)
    .option("--json", "print everything, as JSON")
    .action(async (given: string[], options: InspectOptions) => {
      const { inspect } = await import("../run/inspect.js");
      const { sources, word } = sourcesAndWord(given, "text");
      setExitCode(await inspect(word, { ...options, sources }));
    });
}
