import type { Command } from "commander";
import { packageFolder } from "../options/folder-option.js";
import { addContractOptions, addMembersOption, SOURCES_HELP } from "../options/schema-options.js";
import { addServerOption, publicationOption } from "../options/server-options.js";
import { formatOf, formatOption, reportingRefusals } from "../report/report.js";
import type { CheckOptions } from "../run/check.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

/** The command that compares the package with the schemas. */
export function defineCheck(command: Command, setExitCode: SetExitCode): void {
  addServerOption(addMembersOption(addContractOptions(command)))
    .addOption(packageFolder("folder of the generated package"))
    .option("--live", "fail as well if the installation's contract differs from the fetched one")
    .addOption(
      publicationOption("like --live, with an archive of published WSDL files, or the folder of its files").conflicts(
        "live",
      ),
    )
    .addOption(formatOption())
    .option("--json", "the same as --format json")
    .argument("[sources...]", SOURCES_HELP)
    .action(async (sources: string[], options: CheckOptions) => {
      const { check } = await import("../run/check.js");
      const asked = { format: formatOf(options), suite: "check" };
      setExitCode(await reportingRefusals(asked, () => check({ ...options, ...asked, sources })));
    });
}
