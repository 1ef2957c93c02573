import { Command } from "commander";
import type { GenerateOptions } from "./commands/generate.js";
import type { InspectOptions } from "./commands/inspect.js";

const HELP = `
Examples:
  netserver-soapgen generate
  netserver-soapgen generate --schemas wsdl --out packages/netserver --services Services88
  netserver-soapgen check
  netserver-soapgen inspect --services Services88 --endpoints Batch

The package holds exactly what the options select: give the same ones to generate and to check.

Exit codes:
  0  done, nothing to report
  1  check has found differences
  2  the schemas, the options or a folder cannot be used; the message says where`;

/** The commands load what they need when they run: help must not wait for it. */
export function createProgram(setExitCode: (code: number) => void): Command {
  const program = new Command("netserver-soapgen")
    .description("Generates a typed TypeScript package from the WSDL files of SuperOffice NetServer's SOAP services.")
    .exitOverride()
    .addHelpText("after", HELP);
  selecting(program.command("generate").description("write the package"))
    .option("--out <dir>", "folder of the generated package", "generated")
    .action(async (options: GenerateOptions) => {
      const { generate } = await import("./commands/generate.js");
      setExitCode(await generate(options));
    });
  selecting(program.command("check").description("fail if the package is not what the schemas give; write nothing"))
    .option("--out <dir>", "folder of the generated package", "generated")
    .action(async (options: GenerateOptions) => {
      const { check } = await import("./commands/check.js");
      setExitCode(await check(options));
    });
  selecting(program.command("inspect").description("print services, operations with headers, and types"))
    .option("--json", "print everything, as JSON")
    .action(async (options: InspectOptions) => {
      const { inspect } = await import("./commands/inspect.js");
      setExitCode(await inspect(options));
    });
  return program;
}

/** Adds the options that say which schemas are meant. */
function selecting(command: Command): Command {
  return command
    .option("--schemas <dir>", "folder with a folder of WSDL and XSD files for each version", "schemas")
    .option("--services <names...>", "only these versions, such as Services88 (default: all)")
    .option("--endpoints <names...>", "only these endpoints, such as Batch (default: all)");
}
