import type { Command } from "commander";
import type { InitOptions } from "../run/init.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

/** The command that writes a configuration. */
export function defineInit(command: Command, setExitCode: SetExitCode): void {
  command
    .option("--server <url>", "installation to fetch from, such as https://example.com/Cust12345/Remote")
    .option("--services <names...>", "versions, such as Services88")
    .option("--endpoints <names...>", "endpoints, such as Batch")
    .option("--json", "print what has been written as JSON")
    .option("--workflow", "write a workflow for GitHub as well: check, compare with main, comment, refresh")
    .action(async (_: InitOptions, command: Command) => {
      const { init } = await import("../run/init.js");
      setExitCode(await init(command.optsWithGlobals<InitOptions>()));
    });
}
