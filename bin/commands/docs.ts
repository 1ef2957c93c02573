import { type Command, Option } from "commander";
import { addRefresh } from "../options/address-options.js";
import { FolderOption, outputFolder } from "../options/folder-option.js";
import { addContractOptions, addMembersOption, SOURCES_HELP } from "../options/schema-options.js";
import { addTimestampOption } from "../options/timestamp-option.js";
import type { DocsOptions } from "../run/docs.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

const HELP = `
Formats:
  markdown  pages for a generator of static sites, or for reading directly
  html      a site that needs neither a server nor a network: open index.html

Examples:
  netserver-soapgen docs --out reference
  netserver-soapgen docs --out public --format html --services Services87 Services88
  netserver-soapgen docs Orders.wsdl --out public --format html --title "Orders" --logo logo.svg --intro welcome.md`;

/** The command that writes reference pages. */
export function defineDocs(command: Command, setExitCode: SetExitCode): void {
  addRefresh(addMembersOption(addContractOptions(command)))
    .addOption(outputFolder("folder of the pages; all else in it is deleted").makeOptionMandatory())
    .addOption(
      new Option("--format <format>", "the format of the pages").choices(["markdown", "html"]).default("markdown"),
    );
  command
    .option("--title <text>", "what the pages are called (default: the name of the service)")
    .addOption(
      new FolderOption("--logo <file>", "picture at the top of all pages: SVG, PNG, JPEG, WebP or GIF", "the logo"),
    )
    .addOption(new FolderOption("--intro <file>", "beginning of the first page, in Markdown", "the introduction"));
  addTimestampOption(command, "the value of every dateTime in the examples")
    .option("--json", "print what has been written as JSON")
    .addHelpText("after", HELP)
    .argument("[sources...]", SOURCES_HELP)
    .action(async (sources: string[], options: DocsOptions) => {
      const { docs } = await import("../run/docs.js");
      setExitCode(await docs({ ...options, sources }));
    });
}
