import type { Contract } from "../../contract/contract.js";

/**
 * The part of a contract that has a text in its names: endpoints with all their operations, single operations, types. Upper and
 * lower case do not differ.
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
