import { Command, CommanderError } from "commander";
import { readVersion } from "../generator/files/program-files.js";
import { addCheckCommand } from "./commands/check.js";
import { addDiffCommand } from "./commands/diff.js";
import { addDocsCommand } from "./commands/docs.js";
import { addFetchCommand } from "./commands/fetch.js";
import { addGenerateCommand } from "./commands/generate.js";
import { addInitCommand } from "./commands/init.js";
import { addInspectCommand } from "./commands/inspect.js";
import { addMockCommand } from "./commands/mock.js";
import { addSampleCommand } from "./commands/sample.js";
import { EXIT, type SetExitCode } from "./terminal/exit-codes.js";
import { printError } from "./terminal/print.js";

const HELP = `
Examples:
  netserver-soapgen init --server https://example.com/Cust12345/Remote
  netserver-soapgen generate
  netserver-soapgen generate --schemas wsdl --out packages/soap --services Services88
  netserver-soapgen check
  netserver-soapgen inspect --services Services88 --endpoints Batch
  netserver-soapgen inspect TaskState --services Services88
  netserver-soapgen mock --services Services88
  netserver-soapgen sample StartBatchJob --services Services88
  netserver-soapgen docs --out site --format html

The package holds exactly what the options select: give the same ones to generate and to check.

Exit codes:
  0   done, nothing to report
  1   check has found differences, or diff a change that --fail-on names
  2   the schemas, the options or a folder cannot be used; the error message says where
  70  a mistake in this program; please report it`;

/** The commands, in the order of the help. */
const COMMANDS: readonly ((program: Command, setExitCode: SetExitCode) => void)[] = [
  addInitCommand,
  addFetchCommand,
  addGenerateCommand,
  addCheckCommand,
  addDiffCommand,
  addInspectCommand,
  addMockCommand,
  addSampleCommand,
  addDocsCommand,
];

/**
 * Runs the program in this process.
 * @param args - the command line without the name of the program
 * @returns the exit code
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.done;
  try {
    await createProgram((code) => {
      exitCode = code;
    }).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return printError(error);
    // Commander has already printed the error in the command line, or the help.
    return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
  }
}

/** The command line. The code of a command (run/) is loaded when it runs, so that help is fast. */
function createProgram(setExitCode: SetExitCode): Command {
  const program = new Command("netserver-soapgen")
    .description("Generates a typed TypeScript package from the WSDL files of SOAP services.")
    .version(readVersion())
    .option("--config <file>", "configuration (default: netserver-soapgen.config.json, here or in a folder above)")
    .exitOverride()
    .addHelpText("after", HELP)
    .hook("preAction", (_, command) => (command.name() === "init" ? undefined : configure(command)));
  for (const add of COMMANDS) add(program, setExitCode);
  return program;
}

async function configure(command: Command): Promise<void> {
  const { applyConfiguration } = await import("./options/configure.js");
  await applyConfiguration(command);
}
