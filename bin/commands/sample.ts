import { type Command, Option } from "commander";
import { addRefresh } from "../options/address-options.js";
import { outputFolder } from "../options/folder-option.js";
import { addContractOptions, SOURCES_HELP, sourcesAndWord } from "../options/schema-options.js";
import { addTimestampOption } from "../options/timestamp-option.js";
import type { SampleOptions } from "../run/sample.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

const HELP = `
Layouts:
  wire        complete and valid, ready for a SOAP tool. Replace the values with your own. You may remove optional
              elements, and write nillable ones as <Name i:nil="true"/>.
  documented  the layout of SuperOffice's reference documentation, which no server accepts: headers beside the Body, the
              namespace of SOAP 1.2, an xsi:type on every element.

Examples:
  netserver-soapgen sample StartBatchJob --services Services88
  netserver-soapgen sample Batch.GetBatchTaskInfo --services Services88 --response --layout documented
  netserver-soapgen sample Orders.wsdl PlaceOrder
  netserver-soapgen sample --out samples`;

/** The command that makes samples of messages. */
export function defineSample(command: Command, setExitCode: SetExitCode): void {
  addRefresh(addContractOptions(command))
    .usage("[options] [sources...] [operation]")
    .argument(
      "[sources...]",
      `${SOURCES_HELP}; and the operation to print, such as StartBatchJob or Batch.StartBatchJob`,
    )
    .option("--response", "print its response instead of its request")
    .option("--json", "print the sample, or what has been written, as JSON")
    .addOption(outputFolder("write the samples of all operations to this folder; all else in it is deleted"))
    .addOption(
      new Option("--layout <layout>", "the layout of the sample").choices(["wire", "documented"]).default("wire"),
    );
  addTimestampOption(command, "the value of every dateTime")
    .addHelpText("after", HELP)
    .action(async (given: string[], options: SampleOptions) => {
      const { sample } = await import("../run/sample.js");
      const { sources, word } = sourcesAndWord(given, "operation");
      setExitCode(await sample(word, { ...options, sources }));
    });
}
