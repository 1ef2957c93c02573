import { type Command, Option } from "commander";
import { addMembersOption, addSchemaOptions, addSkipUnsupported } from "../options/schema-options.js";
import { formatOf, formatOption, reportingRefusals } from "../report/report.js";
import type { DiffOptions } from "../run/diff.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

const HELP = `
Each side is a folder of schemas, the folder of one version, a WSDL file, an archive of published WSDL files or the folder of its
files, the name of a version in the schemas folder, or the state of the schemas folder in git: git:main, git:HEAD~1,
git:v1.2:path/to/schemas.

breaking    a client or a server of the old contract stops working, or silently loses something
compatible  everything that works still works
cosmetic    the messages do not change

Examples:
  netserver-soapgen diff Services87 Services88
  netserver-soapgen diff schemas wsdl.zip --services Services88 --endpoints Batch
  netserver-soapgen diff git:origin/main schemas --format markdown
  netserver-soapgen diff git:origin/main schemas --for client --fail-on breaking`;

/** The command that compares contracts. */
export function defineDiff(command: Command, setExitCode: SetExitCode): void {
  addMembersOption(addSkipUnsupported(addSchemaOptions(command)))
    .argument("<old>", "the old contract")
    .argument("<new>", "the new contract")
    .addOption(formatOption(["markdown"]))
    .option("--json", "the same as --format json")
    .addOption(
      new Option("--fail-on <verdict>", "exit with 1 if there is a change with this verdict, or a worse one")
        .choices(["breaking", "compatible", "any", "none"])
        .default("none"),
    )
    .addOption(
      new Option("--for <side>", "the side whose verdicts count").choices(["client", "server", "both"]).default("both"),
    )
    .addHelpText("after", HELP)
    .action(async (before: string, after: string, options: DiffOptions) => {
      const { diff } = await import("../run/diff.js");
      const asked = { format: formatOf(options), suite: "diff" };
      setExitCode(await reportingRefusals(asked, () => diff(before, after, { ...options, ...asked })));
    });
}
