import type { Contract } from "../../generator/contract/contract.js";
import { directionsOf } from "../../generator/contract/types.js";
import type { Location } from "../../generator/files/location.js";
import { writeFolder } from "../../generator/files/write-folder.js";
import { didYouMean } from "../../generator/source/did-you-mean.js";
import { InputError } from "../../generator/source/errors.js";
import { visibleXml } from "../../generator/source/visible-text.js";
import { sampleFiles } from "../../generator/tools/samples/sample-files.js";
import {
  type SampledMessage,
  type SampleOptions,
  sampleMessage,
} from "../../generator/tools/samples/sample-message.js";
import type { ContractOptions } from "../options/schema-options.js";
import { compileSelected } from "../steps/compile-selected.js";
import { inputLocations } from "../steps/read-input.js";
import { printNote } from "../terminal/detail.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJson } from "../terminal/print.js";
import { withProgress } from "../terminal/progress.js";
import { withoutInterruption } from "../terminal/signals.js";

export interface SampleCommandOptions extends ContractOptions, SampleOptions {
  readonly response?: boolean;
  readonly json?: boolean;
  readonly out?: Location;
}

/** Prints a sample of one message, or writes samples of all messages. */
export async function sample(operation: string | undefined, options: SampleCommandOptions): Promise<number> {
  return operation === undefined ? writeSamples(options) : printSample(operation, options);
}

async function printSample(name: string, options: SampleCommandOptions): Promise<number> {
  if (options.out !== undefined)
    throw new InputError("--out: for the samples of all operations, without the name of one");
  const { contracts } = await compileSelected(options);
  const message = findMessage(name, options.response ? "response" : "request", contracts);
  const xml = visibleXml(sampleMessage(message, options));
  if (options.json) {
    const { contract, endpoint, operation, direction } = message;
    printJson({ version: contract.version, endpoint: endpoint.name, operation: operation.name, direction, xml });
  } else process.stdout.write(xml);
  return EXIT.done;
}

async function writeSamples({ out, ...options }: SampleCommandOptions): Promise<number> {
  if (out === undefined) throw new InputError("name an operation, or a folder with --out for the samples of all");
  const files = await withProgress(async (show) => {
    const { contracts } = await compileSelected(options, show);
    show("making samples");
    return sampleFiles(contracts, options);
  });
  const differences = withoutInterruption(() => writeFolder(files, out, inputLocations(options)));
  if (options.json) printJson({ out: out.shown, files: files.size, differences });
  else printNote(`${out.shown}: ${files.size - 1} samples, ${differences.length} files written or removed`);
  return EXIT.done;
}

/** The names with which an operation may be asked for: with that of its endpoint if the name has a dot. */
function operationNames(contracts: readonly Contract[]): string[] {
  return contracts.flatMap(({ endpoints }) =>
    endpoints.flatMap(({ name, operations }) => operations.flatMap((each) => [each.name, `${name}.${each.name}`])),
  );
}

/** Finds the one operation with a name such as `StartBatchJob` or `Batch.StartBatchJob`. */
function findMessage(
  name: string,
  direction: SampledMessage["direction"],
  contracts: readonly Contract[],
): SampledMessage {
  const found = contracts.flatMap((contract) =>
    contract.endpoints.flatMap((endpoint) =>
      endpoint.operations
        .filter((operation) => [operation.name, `${endpoint.name}.${operation.name}`].includes(name))
        .map((operation) => ({ contract, endpoint, operation, direction })),
    ),
  );
  const [first, ...others] = found;
  if (first === undefined)
    throw new InputError(`no operation ${name} in what is selected${didYouMean(name, operationNames(contracts))}`);
  if (others.length === 0) {
    if (directionsOf(first.operation).includes(direction)) return first;
    throw new InputError(`${name} is one-way: it has no ${direction}`);
  }
  const places = found.map(({ contract, endpoint }) => `${endpoint.name} of ${contract.version}`);
  throw new InputError(`${name} is in ${places.join(", ")}: select one with --services and --endpoints`);
}
