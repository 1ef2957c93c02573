import type { Contract } from "../../generator/contract/contract.js";
import { InputError } from "../../generator/source/errors.js";
import { quote } from "../../generator/source/visible-text.js";
import { contractJson } from "../../generator/tools/inspect/contract-json.js";
import { describeContracts } from "../../generator/tools/inspect/describe-contracts.js";
import { describeInDetail } from "../../generator/tools/inspect/describe-in-detail.js";
import { filterContract } from "../../generator/tools/inspect/filter-contract.js";
import type { ContractOptions } from "../options/schema-options.js";
import { compileSelected } from "../steps/compile-selected.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJsonText, printText } from "../terminal/print.js";

export interface InspectOptions extends ContractOptions {
  readonly json?: boolean;
}

/** Prints the contracts. With a text, it prints only what has the text in its name, but in detail. */
export async function inspect(text: string | undefined, options: InspectOptions): Promise<number> {
  const { contracts } = await compileSelected(options);
  const found = text === undefined ? contracts : find(text, contracts);
  if (options.json) printJsonText(contractJson(found));
  else printText(describe(text, found));
  return EXIT.done;
}

function find(text: string, contracts: readonly Contract[]): Contract[] {
  const found = contracts
    .map((contract) => filterContract(contract, text))
    .filter(({ endpoints, types }) => endpoints.length + types.length > 0);
  if (found.length === 0) throw new InputError(`no endpoint, operation or type has ${quote(text)} in its name`);
  return found;
}

function describe(text: string | undefined, contracts: readonly Contract[]): string {
  return text === undefined ? describeContracts(contracts) : contracts.map(describeInDetail).join("\n\n");
}
