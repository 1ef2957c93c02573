import type { Contract } from "../contract/contract.js";
import { InputError } from "../errors.js";
import { MARKER } from "../package/compare-package.js";
import type { GeneratedPackage } from "../package/generated-package.js";
import { type SampledMessage, type SampleOptions, sampleMessage } from "./sample-message.js";

/**
 * Samples of every message, as `Services88/Batch/StartBatchJob.request.xml`.
 * @throws InputError if two of them would be one file where case does not count
 */
export function sampleFiles(contracts: readonly Contract[], options: SampleOptions): GeneratedPackage {
  const files = new Map([[MARKER, "samples that netserver-soapgen has made\n"]]);
  const owners = new Set<string>();
  for (const message of contracts.flatMap(messagesOf)) {
    const path = samplePath(message);
    if (owners.has(path.toLowerCase())) throw new InputError(`two messages would both be in the file ${path}`);
    owners.add(path.toLowerCase());
    files.set(path, sampleMessage(message, options));
  }
  return files;
}

/** Names of WSDL have no slashes, and cannot begin with a dot (Namespaces in XML 1.0, NCName). */
function samplePath({ contract, endpoint, operation, direction }: SampledMessage): string {
  return `${contract.version}/${endpoint.name}/${operation.name}.${direction}.xml`;
}

/** Every message of a contract. */
function messagesOf(contract: Contract): SampledMessage[] {
  return contract.endpoints.flatMap((endpoint) =>
    endpoint.operations.flatMap((operation) =>
      (["request", "response"] as const).map((direction) => ({ contract, endpoint, operation, direction })),
    ),
  );
}
