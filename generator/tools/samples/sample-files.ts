import type { Contract } from "../../contract/contract.js";
import { directionsOf } from "../../contract/types.js";
import { fileNames } from "../../package/file-names.js";
import { type MemoryFile, type MemoryFolder, memoryFolder } from "../../package/memory-folder.js";
import { marker } from "../../package/output-rules.js";
import { type SampleOptions, sampleMessage } from "./sample-message.js";

/** Samples of every message, each in a file such as `Services88/Batch/StartBatchJob.request.xml`. */
export function sampleFiles(contracts: readonly Contract[], options: SampleOptions): MemoryFolder {
  const folders = fileNames(contracts, { nameOf: ({ version }) => version });
  const samples = [...folders].flatMap(([contract, folder]) => samplesOf(contract, folder, options));
  return memoryFolder([marker("samples"), ...samples]);
}

function samplesOf(contract: Contract, folder: string, options: SampleOptions): MemoryFile[] {
  const named = <T extends { readonly name: string }>(items: readonly T[]): Map<T, string> =>
    fileNames(items, { nameOf: ({ name }) => name });
  return [...named(contract.endpoints)].flatMap(([endpoint, endpointFolder]) =>
    [...named(endpoint.operations)].flatMap(([operation, file]) =>
      directionsOf(operation).map(
        (direction): MemoryFile => [
          `${folder}/${endpointFolder}/${file}.${direction}.xml`,
          sampleMessage({ contract, endpoint, operation, direction }, options),
        ],
      ),
    ),
  );
}
