import { Command, CommanderError, Option } from "commander";
import { readVersion } from "../generator/files/program-files.js";
import { setDetail } from "./terminal/detail.js";
import { EXIT, type SetExitCode } from "./terminal/exit-codes.js";
import { rememberFlags } from "./terminal/flags.js";
import { printError, printUsageError } from "./terminal/print.js";

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

/** What help lists of a command, and how the rest of it is loaded. */
interface ListedCommand {
  readonly name: string;
  readonly values?: string;
  readonly description: string;
  readonly load: () => Promise<(command: Command, setExitCode: SetExitCode) => void>;
}

/** The commands, in the order of the help. Scripts of `completion` call `complete`, which is not in it. */
const COMMANDS: readonly ListedCommand[] = [
  {
    name: "init",
    description: "write a commented configuration to start from",
    load: async () => (await import("./commands/init.js")).defineInit,
  },
  {
    name: "fetch",
    values: "[addresses...]",
    description: "fetch WSDL and XSD files from an installation, or from published files",
    load: async () => (await import("./commands/fetch.js")).defineFetch,
  },
  {
    name: "generate",
    values: "[sources...]",
    description: "write the package",
    load: async () => (await import("./commands/generate.js")).defineGenerate,
  },
  {
    name: "check",
    values: "[sources...]",
    description: "fail if the package differs from the schemas; write nothing",
    load: async () => (await import("./commands/check.js")).defineCheck,
  },
  {
    name: "diff",
    values: "<old> <new>",
    description: "compare contracts: what has changed, and what that breaks",
    load: async () => (await import("./commands/diff.js")).defineDiff,
  },
  {
    name: "inspect",
    values: "[sources...] [text]",
    description: "print versions, endpoints, operations with headers, and types",
    load: async () => (await import("./commands/inspect.js")).defineInspect,
  },
  {
    name: "mock",
    values: "[sources...]",
    description: "serve the endpoints on 127.0.0.1, for tests, until Ctrl-C",
    load: async () => (await import("./commands/mock.js")).defineMock,
  },
  {
    name: "sample",
    values: "[sources...] [operation]",
    description: "print a sample of a message, or write samples of all messages",
    load: async () => (await import("./commands/sample.js")).defineSample,
  },
  {
    name: "docs",
    values: "[sources...]",
    description: "write reference pages: operations, types, changes between versions",
    load: async () => (await import("./commands/docs.js")).defineDocs,
  },
  {
    name: "completion",
    values: "<shell>",
    description: "print the script by which a shell completes commands and options",
    load: async () => (await import("./commands/completion.js")).defineCompletion,
  },
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
    }).parseAsync(askedHelp(args), { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return printError(error);
    // Commander has already printed the error in the command line, or the help.
    return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
  }
}

/** `help generate` as `generate --help`, and `help generat` as `generat`, which is an error that says what was meant. */
function askedHelp(args: readonly string[]): readonly string[] {
  const [first, name = ""] = args;
  if (first !== "help" || name === "" || name.startsWith("-")) return args;
  return listed(name) === undefined ? [name] : [name, "--help"];
}

function listed(name: string): ListedCommand | undefined {
  return COMMANDS.find((command) => command.name === name);
}

/**
 * The command line. The options of a command (commands/) are loaded when it is named, and its code (run/) when it runs, so that
 * help is fast.
 */
function createProgram(setExitCode: SetExitCode): Command {
  const program = new Command("netserver-soapgen")
    .description("Generates a typed TypeScript package from the WSDL files of SOAP services.")
    .version(readVersion())
    .option(
      "-c, --config <file>",
      "configuration (default: netserver-soapgen.config.json or .ts, here or in a folder above)",
    )
    .addOption(new Option("-q, --quiet", "print only results, warnings and errors").conflicts("verbose"))
    .option("-v, --verbose", "say what is read, what is done and when, on the error output")
    .exitOverride()
    .configureOutput({ outputError: printUsageError })
    .addHelpText("after", HELP)
    .configureHelp({ subcommandTerm, showGlobalOptions: true })
    .hook("preSubcommand", (_, command) => define(command, setExitCode))
    .hook("preAction", (_, command) => prepare(command));
  for (const { name, description } of COMMANDS) program.command(name).description(description);
  program.command("complete", { hidden: true });
  return program;
}

/** Defines what a command takes, and what it does. */
async function define(command: Command, setExitCode: SetExitCode): Promise<void> {
  if (command.name() !== "complete") return (await listed(command.name())?.load())?.(command, setExitCode);
  const program = command.parent ?? command;
  for (const each of program.commands) if (each !== command) await define(each, setExitCode);
  (await import("./commands/completion.js")).defineComplete(command, program, setExitCode);
}

/** A command in the list of help. Without its options, commander does not know what it takes. */
function subcommandTerm(command: Command): string {
  const found = listed(command.name());
  if (found === undefined) return `${command.name()} [command]`;
  return [found.name, "[options]", found.values].filter((word) => word !== undefined).join(" ");
}

interface GlobalOptions {
  readonly config?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** The options before the command are for every command. */
function prepare(command: Command): void {
  const { config, ...detail } = command.optsWithGlobals<GlobalOptions>();
  setDetail(detail);
  rememberFlags(command);
  command.setOptionValue("config", config);
}
