import type { Command } from "commander";
import type { PackageOptions } from "./commands/build-selected.js";
import type { CheckOptions } from "./commands/check.js";
import { asking, selecting } from "./shared-options.js";

interface GenerateOptions extends PackageOptions {
  readonly watch?: boolean;
}

/** Adds the commands that write the package, and compare it. */
export function addPackageCommands(program: Command, setExitCode: (code: number) => void): void {
  selecting(program.command("generate").description("write the package"))
    .option("--out <dir>", "folder of the generated package; all else in it is deleted", "generated")
    .option("--no-cache", "make it anew, although its input may be that of the last time")
    .option("--watch", "write it again whenever a file of the schemas changes, until Ctrl-C")
    .action(async (options: GenerateOptions) => {
      const run = options.watch
        ? (await import("./commands/watch.js")).watch
        : (await import("./commands/generate.js")).generate;
      setExitCode(await run(options));
    });
  const check = program.command("check").description("fail if the package is not what the schemas give; write nothing");
  asking(selecting(check))
    .option("--out <dir>", "folder of the generated package", "generated")
    .option("--no-cache", "make what it is compared with anew")
    .option("--live", "fail as well if the installation's contract is not what has been fetched")
    .option("--json", "print the result as JSON")
    .action(async (options: CheckOptions) => {
      const { check } = await import("./commands/check.js");
      setExitCode(await check(options));
    });
}
