import type { Contract, Direction } from "../contract/contract.js";
import { directionsOf } from "../contract/types.js";
import type { Difference } from "../files/compare-folder.js";
import { withoutInterruption } from "../files/without-interruption.js";
import { writeFolder } from "../files/write-folder.js";
import type { MemoryFolder } from "../package/memory-folder.js";
import { didYouMean } from "../source/did-you-mean.js";
import { InputError, OptionError } from "../source/errors.js";
import { sampleFiles } from "../tools/samples/sample-files.js";
import { type SampledMessage, sampleMessage } from "../tools/samples/sample-message.js";
import type { ContractOptions, WriteOptions } from "./options.js";
import { locateGiven, readSettings } from "./settings.js";
import { compileSelected } from "./steps/compile-selected.js";
import { inputLocations } from "./steps/read-input.js";
import { requireTimestamp, USUAL_TIMESTAMP } from "./timestamp.js";

/** Which samples are made, and how they look. */
export interface SampleOptions extends ContractOptions {
  /** `wire` is complete and valid, `documented` the layout of SuperOffice's reference documentation; `wire` if left out. */
  readonly layout?: "wire" | "documented" | undefined;
  /** The value of every dateTime, in its lexical form; `2024-01-01T00:00:00Z` if left out. */
  readonly timestamp?: string | undefined;
}

/** The message that is sampled. */
export interface OneSampleOptions extends SampleOptions {
  /** The operation, such as `StartBatchJob` or `Batch.StartBatchJob`. */
  readonly operation: string;
  /** Whether the sample is of its response instead of its request; false if left out. */
  readonly response?: boolean | undefined;
}

/** The samples of all messages, and whether they are written. */
export interface AllSamplesOptions extends SampleOptions, WriteOptions {
  readonly operation?: undefined;
  /** The folder of the samples, in which everything else is deleted; needed if they are written. */
  readonly out?: string | undefined;
}

/** A sample of a message. */
export interface Sample {
  /** The version, such as `Services88`. */
  readonly version: string;
  readonly endpoint: string;
  readonly operation: string;
  /** Whether the message is the request or the response. */
  readonly direction: Direction;
  /** The text of the message. */
  readonly xml: string;
}

/** Samples of all messages, in memory. */
export interface AllSamples {
  /** The texts by their paths, such as `Services88/Batch/StartBatchJob.request.xml`. */
  readonly files: MemoryFolder;
  /** The files that have been written or removed; none unless that was asked for. */
  readonly written: readonly Difference[];
}

/**
 * Makes a sample of one message, from the schemas alone.
 *
 * @throws InputError, or one of its subclasses, if the options, the configuration or the schemas cannot be used
 */
export async function sample(options: OneSampleOptions): Promise<Sample>;
/**
 * Makes samples of all messages, and on request writes them.
 *
 * @throws InputError, or one of its subclasses, if the options, the configuration, the schemas or a folder cannot be used
 */
export async function sample(options?: AllSamplesOptions): Promise<AllSamples>;
export async function sample(options: OneSampleOptions | AllSamplesOptions = {}): Promise<Sample | AllSamples> {
  const { layout = "wire", timestamp = USUAL_TIMESTAMP } = options;
  requireTimestamp(timestamp);
  const style = { layout, timestamp };
  return options.operation === undefined ? sampleAll(options, style) : sampleOne(options, style);
}

type Style = Required<Pick<SampleOptions, "layout" | "timestamp">> & {
  readonly layout: "wire" | "documented";
  readonly timestamp: string;
};

async function sampleOne(options: OneSampleOptions, style: Style): Promise<Sample> {
  const { contracts } = await compileSelected(await readSettings(options));
  const message = findMessage(options.operation, options.response ? "response" : "request", contracts);
  const { contract, endpoint, operation, direction } = message;
  const xml = sampleMessage(message, style);
  return { version: contract.version, endpoint: endpoint.name, operation: operation.name, direction, xml };
}

async function sampleAll(
  { out: folder, write = false, ...others }: AllSamplesOptions,
  style: Style,
): Promise<AllSamples> {
  const out = locateGiven("out", folder);
  if (write && out === undefined) throw new OptionError("out", "name the folder of the samples");
  const settings = await readSettings(others);
  const { contracts } = await compileSelected(settings);
  settings.show("making samples");
  const files = sampleFiles(contracts, style);
  if (!write || out === undefined) return { files, written: [] };
  return { files, written: withoutInterruption(() => writeFolder(files, out, inputLocations(settings))) };
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
