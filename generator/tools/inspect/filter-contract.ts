import type { Contract } from "../../contract/contract.js";

/**
 * What of a contract has a text in its name, whichever case it is in: endpoints with all their operations, operations,
 * types.
 */
export function filterContract(contract: Contract, text: string): Contract {
  const wanted = text.toLowerCase();
  const isWanted = (name: string): boolean => name.toLowerCase().includes(wanted);
  const endpoints = contract.endpoints.map((endpoint) =>
    isWanted(endpoint.name)
      ? endpoint
      : { ...endpoint, operations: endpoint.operations.filter(({ name }) => isWanted(name)) },
  );
  return {
    ...contract,
    endpoints: endpoints.filter(({ name, operations }) => operations.length > 0 || isWanted(name)),
    types: contract.types.filter(({ name }) => isWanted(name.localName)),
  };
}
