import type { Command } from "commander";
import { addRefresh } from "../options/address-options.js";
import { packageFolder } from "../options/folder-option.js";
import { addContractOptions, addMembersOption, SOURCES_HELP } from "../options/schema-options.js";
import { formatOf, formatOption, reportingRefusals } from "../report/report.js";
import type { GenerateOptions } from "../run/generate.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

const HELP = `
A WSDL may have any name. Its imports are followed, as far as they stay in its folder. A folder may have a subfolder for each version,
or files named like WSDL-Services88-Batch.xml; the package of any other folder, or of files, has no level for versions.

What an address gives is kept in the schemas folder, with a lock. It is asked once: check and further runs need no network, --refresh
asks again, and check --live compares. Credentials are taken from the environment, as for fetch, and go to that host alone.

Examples:
  netserver-soapgen generate Orders.wsdl --out orders
  netserver-soapgen generate https://example.com/Orders.svc?wsdl --out orders
  netserver-soapgen generate wsdl/v1/Orders.wsdl --root wsdl --out orders
  netserver-soapgen generate --schemas wsdl --out packages/soap --services Services88`;

/** The command that writes the package. */
export function defineGenerate(command: Command, setExitCode: SetExitCode): void {
  addRefresh(addMembersOption(addContractOptions(command)), "and keep what they give")
    .addOption(packageFolder("folder of the generated package; all else in it is deleted"))
    .option("--no-cache", "make it anew, even if its input has not changed")
    .option("-w, --watch", "write it again whenever a file of the schemas changes, until Ctrl-C")
    .addOption(formatOption())
    .option("--json", "the same as --format json")
    .argument("[sources...]", SOURCES_HELP)
    .addHelpText("after", HELP)
    .action(async (sources: string[], options: GenerateOptions) => {
      const { generate } = await import("../run/generate.js");
      const asked = { format: formatOf(options), suite: "generate" };
      setExitCode(await reportingRefusals(asked, () => generate({ ...options, ...asked, sources })));
    });
}
