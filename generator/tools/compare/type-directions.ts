import type { Contract, Direction, TypeUse } from "../../contract/contract.js";
import { operationsIn, relatives, TypeIndex, typesIn, usesIn } from "../../contract/types.js";
import type { QName } from "../../xml/qname.js";
import { nameWithoutVersion } from "./comparison.js";

/** By name without version: who sends values of a type. Types that no message reaches are not in it. */
export function typeDirections(contracts: readonly Contract[]): ReadonlyMap<string, ReadonlySet<Direction>> {
  const directions = new Map<string, Set<Direction>>();
  for (const contract of contracts) {
    const index = new TypeIndex(contract.types);
    for (const { type, direction } of operationsIn(contract).flatMap(usesIn)) {
      reach(type, direction, index, directions);
    }
  }
  return directions;
}

function reach(use: TypeUse, direction: Direction, index: TypeIndex, directions: Map<string, Set<Direction>>): void {
  const waiting = namesOf([use]);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const key = nameWithoutVersion(name);
    const known = directions.get(key) ?? new Set();
    if (known.has(direction)) continue;
    directions.set(key, known.add(direction));
    const type = index.get(name);
    for (const related of [...relatives(type), ...namesOf(typesIn(type))]) waiting.push(related);
  }
}

function namesOf(uses: readonly TypeUse[]): QName[] {
  return uses.flatMap(({ kind, name }) => (kind === "named" ? [name] : []));
}
