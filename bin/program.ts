import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import type { InspectOptions } from "./commands/inspect.js";
import type { MockOptions } from "./commands/mock.js";
import type { SampleCommandOptions } from "./commands/sample.js";
import { addDiffCommand } from "./diff-command.js";
import { addDocsCommand } from "./docs-command.js";
import { addFetchCommands } from "./fetch-commands.js";
import { addPackageCommands } from "./package-commands.js";
import { parseDateTime, selecting } from "./shared-options.js";

/** The version in the package.json that this program comes with, which is two folders up once it is built. */
function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
}

const HELP = `
Examples:
  netserver-soapgen init --server https://example.com/Cust12345/Remote
  netserver-soapgen generate
  netserver-soapgen generate --schemas wsdl --out packages/netserver --services Services88
  netserver-soapgen check
  netserver-soapgen inspect --services Services88 --endpoints Batch
  netserver-soapgen inspect TaskState --services Services88
  netserver-soapgen mock --services Services88
  netserver-soapgen sample StartBatchJob --services Services88
  netserver-soapgen docs --out site --format html

The package holds exactly what the options select: give the same ones to generate and to check.

Exit codes:
  0  done, nothing to report
  1  check has found differences
  2  the schemas, the options or a folder cannot be used; the message says where`;

const MOCK_HELP = `
Every operation answers with typed sample values; what needs a ticket wants 7T:mock. Beyond that:

  SoPrincipal  logs in the user "mock" with the password "mock", or with the access token "mock", and gives that
               ticket. AuthenticateGeneric takes them as UserName, Password, AccessToken; AuthenticateImplicit takes
               anyone.
  Batch        keeps tasks in memory, apart for each version. A job that is new gets on whenever GetBatchTaskInfo
               looks at it: New, Started, Succeeded. UpdateBatchTask changes State, Description, Response, Request.

Members are read in any order, and a member that comes twice is a fault; .NET drops what is out of order, and takes
the first. A wrong ticket and an unknown id are answered as NetServer does: HTTP 200, header Succeeded false, ExceptionInfo.
The WSDL of an endpoint is at its address with ?wsdl. Each call is printed, without any value that it carries.`;

const SAMPLE_HELP = `
Layouts:
  wire        complete and valid, as it goes over the wire: ready for a SOAP tool. Put your values in place of these;
              what may be absent may be taken out, what is nillable may be <Name i:nil="true"/>.
  documented  as the reference documentation of NetServer has it, which no server accepts: header entries beside the
              Body, the namespace of SOAP 1.2, an xsi:type on every element.

Examples:
  netserver-soapgen sample StartBatchJob --services Services88
  netserver-soapgen sample Batch.GetBatchTaskInfo --services Services88 --response --layout documented
  netserver-soapgen sample --out samples`;

/** The commands load what they need when they run: help must not wait for it. */
export function createProgram(setExitCode: (code: number) => void): Command {
  const program = new Command("netserver-soapgen")
    .description("Generates a typed TypeScript package from the WSDL files of SuperOffice NetServer's SOAP services.")
    .version(packageVersion())
    .option("--config <file>", "configuration (default: netserver-soapgen.config.json, here or in a folder around)")
    .exitOverride()
    .addHelpText("after", HELP)
    .hook("preAction", async (_, command) => {
      const { applyConfiguration } = await import("./configure.js");
      if (command.name() !== "init") await applyConfiguration(command);
    });
  addFetchCommands(program, setExitCode);
  addPackageCommands(program, setExitCode);
  addDiffCommand(program, setExitCode);
  selecting(program.command("inspect").description("print services, operations with headers, and types"))
    .argument("[text]", "only what has this in its name, in detail: endpoints, operations, types")
    .option("--json", "print everything, as JSON")
    .action(async (text: string | undefined, options: InspectOptions) => {
      const { inspect } = await import("./commands/inspect.js");
      setExitCode(await inspect(text, options));
    });
  selecting(program.command("mock").description("serve the endpoints on 127.0.0.1, for tests, until Ctrl-C"))
    .option("--port <n>", "port to listen on; 0 takes any that is free", parsePort, 8086)
    .addHelpText("after", MOCK_HELP)
    .action(async (options: MockOptions) => {
      const { mock } = await import("./commands/mock.js");
      setExitCode(await mock(options));
    });
  selecting(program.command("sample").description("print the sample of a message, or write those of all"))
    .argument("[operation]", "the operation to print, such as StartBatchJob or Batch.StartBatchJob")
    .option("--response", "print its response instead of its request")
    .option("--out <dir>", "write the samples of all operations to this folder; all else in it is deleted")
    .addOption(new Option("--layout <layout>", "how it looks").choices(["wire", "documented"]).default("wire"))
    .option("--timestamp <dateTime>", "the value of every dateTime", parseDateTime, "2024-01-01T00:00:00Z")
    .addHelpText("after", SAMPLE_HELP)
    .action(async (operation: string | undefined, options: SampleCommandOptions) => {
      const { sample } = await import("./commands/sample.js");
      setExitCode(await sample(operation, options));
    });
  addDocsCommand(program, setExitCode);
  return program;
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new InvalidArgumentError("It must be a number from 0 to 65535.");
}
