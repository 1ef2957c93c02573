import type { Contract } from "../../contract/contract.js";
import { clarkName, type QName } from "../../xml/qname.js";

/**
 * What the subjects of changes between some contracts are called. A type has its local name, as its namespace has the version in
 * it; where one contract has several types of a local name, each has its whole name.
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
