import type { Contract } from "../../contract/contract.js";
import { MARKER } from "../../files/compare-package.js";
import { fileNames } from "../../files/file-name.js";
import type { GeneratedPackage } from "../../package/generated-package.js";
import { type SampleOptions, sampleMessage } from "./sample-message.js";

/** Samples of every message, as `Services88/Batch/StartBatchJob.request.xml`. */
export function sampleFiles(contracts: readonly Contract[], options: SampleOptions): GeneratedPackage {
  const folders = fileNames(contracts, { nameOf: ({ version }) => version });
  const samples = [...folders].flatMap(([contract, folder]) => samplesOf(contract, folder, options));
  return new Map([[MARKER, "samples that netserver-soapgen has made\n"], ...samples]);
}

function samplesOf(contract: Contract, folder: string, options: SampleOptions): [path: string, text: string][] {
  const named = <T extends { readonly name: string }>(items: readonly T[]): Map<T, string> =>
    fileNames(items, { nameOf: ({ name }) => name });
  return [...named(contract.endpoints)].flatMap(([endpoint, endpointFolder]) =>
    [...named(endpoint.operations)].flatMap(([operation, file]) =>
      (["request", "response"] as const).map((direction): [string, string] => [
        `${folder}/${endpointFolder}/${file}.${direction}.xml`,
        sampleMessage({ contract, endpoint, operation, direction }, options),
      ]),
    ),
  );
}
