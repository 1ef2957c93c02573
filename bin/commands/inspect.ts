import type { Command } from "commander";
import { addSchemaOptions } from "../options/schema-options.js";
import type { InspectOptions } from "../run/inspect.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

/** Adds the command that prints what the schemas say. */
export function addInspectCommand(program: Command, setExitCode: SetExitCode): void {
  addSchemaOptions(program.command("inspect").description("print services, operations with headers, and types"))
    .argument("[text]", "only what has this in its name, in detail: endpoints, operations, types")
    .option("--json", "print everything, as JSON")
    .action(async (text: string | undefined, options: InspectOptions) => {
      const { inspect } = await import("../run/inspect.js");
      setExitCode(await inspect(text, options));
    });
}
