import { type Command, Option } from "commander";
import type { DocsCommandOptions } from "./commands/docs.js";
import { parseDateTime, selecting } from "./shared-options.js";

const DOCS_HELP = `
Formats:
  markdown  pages for a generator of static sites, or to be read as they are
  html      a site that needs neither server nor network: open index.html

Examples:
  netserver-soapgen docs --out reference
  netserver-soapgen docs --out public --format html --services Services87 Services88`;

/** Adds the command that writes reference pages. */
export function addDocsCommand(program: Command, setExitCode: (code: number) => void): void {
  selecting(program.command("docs").description("write reference pages: operations, types, what changed when"))
    .requiredOption("--out <dir>", "folder of the pages; all else in it is deleted")
    .addOption(
      new Option("--format <format>", "what they are written in").choices(["markdown", "html"]).default("markdown"),
    )
    .option(
      "--timestamp <dateTime>",
      "the value of every dateTime in the examples",
      parseDateTime,
      "2024-01-01T00:00:00Z",
    )
    .addHelpText("after", DOCS_HELP)
    .action(async (options: DocsCommandOptions) => {
      const { docs } = await import("./commands/docs.js");
      setExitCode(await docs(options));
    });
}
