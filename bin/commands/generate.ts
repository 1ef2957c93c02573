import type { Command } from "commander";
import { packageFolder } from "../options/folder-option.js";
import { addContractOptions } from "../options/schema-options.js";
import type { GenerateOptions } from "../run/generate.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

/** The command that writes the package. */
export function defineGenerate(command: Command, setExitCode: SetExitCode): void {
  addContractOptions(command)
    .addOption(packageFolder("folder of the generated package; all else in it is deleted"))
    .option("--no-cache", "make it anew, even if its input has not changed")
    .option("--watch", "write it again whenever a file of the schemas changes, until Ctrl-C")
    .action(async (options: GenerateOptions) => {
      const { generate } = await import("../run/generate.js");
      setExitCode(await generate(options));
    });
}
