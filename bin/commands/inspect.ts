import type { Command } from "commander";
import { addContractOptions } from "../options/schema-options.js";
import type { InspectOptions } from "../run/inspect.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

/** Adds the command that prints the contracts. */
export function addInspectCommand(program: Command, setExitCode: SetExitCode): void {
  addContractOptions(
    program.command("inspect").description("print versions, endpoints, operations with headers, and types"),
  )
    .argument("[text]", "only endpoints, operations and types with this in their names, in detail")
    .option("--json", "print everything, as JSON")
    .action(async (text: string | undefined, options: InspectOptions) => {
      const { inspect } = await import("../run/inspect.js");
      setExitCode(await inspect(text, options));
    });
}
