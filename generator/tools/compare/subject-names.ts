import type { Contract } from "../../contract/contract.js";
import { clarkName, type QName } from "../../xml/qname.js";

/**
 * Names the types in the changes between some contracts. A type has its local name, because its namespace contains the version. If
 * a contract has several types with one local name, each of them has its full name.
 */
export function typeSubjects(contracts: readonly Contract[]): (name: QName) => string {
  const shared = new Set(contracts.flatMap(sharedNames));
  return (name) => (shared.has(name.localName) ? clarkName(name) : name.localName);
}

function sharedNames({ types }: Contract): string[] {
  const seen = new Set<string>();
  return types.flatMap(({ name: { localName } }) => {
    if (seen.has(localName)) return [localName];
    seen.add(localName);
    return [];
  });
}
