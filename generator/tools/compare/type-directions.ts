import type { Contract, Message, NamedType, TypeUse } from "../../contract/contract.js";
import { clarkName, type QName } from "../../xml/qname.js";
import type { Direction } from "./change-table.js";
import { nameWithoutVersion } from "./comparison.js";

/** By name without version: who sends values of a type. Types that no message reaches are not in it. */
export function typeDirections(contracts: readonly Contract[]): ReadonlyMap<string, ReadonlySet<Direction>> {
  const directions = new Map<string, Set<Direction>>();
  for (const contract of contracts) {
    const types = new Map(contract.types.map((type) => [clarkName(type.name), type]));
    for (const operation of contract.endpoints.flatMap(({ operations }) => operations)) {
      const faults = operation.faults.map(({ type }) => type);
      reach([...usesIn(operation.request)], "request", types, directions);
      reach([...usesIn(operation.response), ...faults], "response", types, directions);
    }
  }
  return directions;
}

function usesIn({ fields, headers }: Message): TypeUse[] {
  return [...fields, ...headers].map(({ type }) => type);
}

function reach(
  uses: readonly TypeUse[],
  direction: Direction,
  types: ReadonlyMap<string, NamedType>,
  directions: Map<string, Set<Direction>>,
): void {
  const waiting: QName[] = uses.flatMap((use) => (use.kind === "named" ? [use.name] : []));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const key = nameWithoutVersion(name);
    const known = directions.get(key) ?? new Set();
    if (known.has(direction)) continue;
    directions.set(key, known.add(direction));
    const type = types.get(clarkName(name));
    if (type !== undefined) waiting.push(...namesIn(type));
  }
}

function namesIn(type: NamedType): QName[] {
  switch (type.kind) {
    case "struct":
      return [...(type.base ? [type.base] : []), ...type.derived, ...named(type.fields)];
    case "array":
      return named([type.item]);
    case "dictionary":
      return named([type.key, type.value]);
    case "enum":
    case "flags":
      return [];
  }
}

function named(fields: readonly { readonly type: TypeUse }[]): QName[] {
  return fields.flatMap(({ type }) => (type.kind === "named" ? [type.name] : []));
}
