import type { Contract } from "../contract/contract.js";
import { InputError } from "../source/errors.js";
import { quote } from "../source/visible-text.js";
import { contractJson } from "../tools/inspect/contract-json.js";
import { describeContracts } from "../tools/inspect/describe-contracts.js";
import { describeInDetail } from "../tools/inspect/describe-in-detail.js";
import { filterContract } from "../tools/inspect/filter-contract.js";
import type { ContractOptions } from "./options.js";
import { readAllSettings } from "./settings.js";
import { compileSelected } from "./steps/compile-selected.js";

/** What is described. */
export interface InspectOptions extends ContractOptions {
  /** Only what has this text in its name, in detail; everything if left out. */
  readonly text?: string | undefined;
}

/** A description of contracts: versions, endpoints, operations with their headers, and types. */
export interface InspectResult {
  /** For people. */
  readonly text: string;
  /** For programs, as JSON. `schemaVersion` in it rises when a program that reads it may have to change. */
  readonly json: string;
}

/**
 * Describes the contracts, those of all outputs if the configuration has several.
 *
 * @throws InputError, or one of its subclasses, if the options, the configuration or the schemas cannot be used, or nothing has the text
 * in its name
 */
export async function inspect(options: InspectOptions = {}): Promise<InspectResult> {
  const { text } = options;
  const contracts: Contract[] = [];
  for (const settings of await readAllSettings(options)) contracts.push(...(await compileSelected(settings)).contracts);
  const found = text === undefined ? contracts : find(text, contracts);
  return { text: describe(text, found), json: contractJson(found) };
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
