import type { Command } from "commander";
import { addContractOptions } from "../options/schema-options.js";
import type { InspectOptions } from "../run/inspect.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

/** The command that prints the contracts. */
export function defineInspect(command: Command, setExitCode: SetExitCode): void {
  addContractOptions(command)
    .argument("[text]", "only endpoints, operations and types with this in their names, in detail")
    .option("--json", "print everything, as JSON")
    .action(async (text: string | undefined, options: InspectOptions) => {
      const { inspect } = await import("../run/inspect.js");
      setExitCode(await inspect(text, options));
    });
}
