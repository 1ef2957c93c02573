import { compileContracts } from "../../generator/contract/compile-contracts.js";
import type { Contract, Endpoint, Operation } from "../../generator/contract/contract.js";
import { schemasIn } from "./schema-files.js";

/** The contracts of schemas/, by version. */
export const CONTRACTS: ReadonlyMap<string, Contract> = new Map(
  compileContracts(schemasIn("schemas")).map((contract) => [contract.version, contract]),
);

export function contractOfVersion(version: string): Contract {
  const contract = CONTRACTS.get(version);
  if (contract === undefined) throw new Error(`schemas/ has no ${version}`);
  return contract;
}

export function endpointOf(version: string, name: string): Endpoint {
  const endpoint = contractOfVersion(version).endpoints.find((candidate) => candidate.name === name);
  if (endpoint === undefined) throw new Error(`${version} has no ${name}`);
  return endpoint;
}

export function operationOf(version: string, endpoint: string, name: string): Operation {
  const operation = endpointOf(version, endpoint).operations.find((candidate) => candidate.name === name);
  if (operation === undefined) throw new Error(`${endpoint} of ${version} has no ${name}`);
  return operation;
}
