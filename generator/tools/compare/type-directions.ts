import { type Contract, DIRECTIONS, type Direction, type NamedType, type TypeUse } from "../../contract/contract.js";
import { operationsIn, relatives, TypeIndex, typesIn, usesIn } from "../../contract/types.js";
import type { QName } from "../../xml/qname.js";
import { nameWithoutVersion } from "./without-version.js";

/** By name without version: who sends something. What no message has is not in it. */
export type DirectionsByName = ReadonlyMap<string, ReadonlySet<Direction>>;

/** Who sends values of a type, or the members that it gives to other types. */
export function typeDirections(contracts: readonly Contract[]): DirectionsByName {
  return merge(contracts.flatMap((contract) => Object.values(reachedTypes(contract))));
}

/** Who sends elements that are declared as a type: in its place, a type that extends it may come (XSD 1.0 part 1, 2.6.1). */
export function declaredDirections(contract: Contract): DirectionsByName {
  return reachedTypes(contract).declared;
}

/**
 * How a message comes to hold what is in a type: an element is declared as it, it extends what an element is declared as, or
 * such a type extends it.
 */
type Role = "declared" | "derived" | "base";

type Reached = Readonly<Record<Role, Map<string, Set<Direction>>>>;

function reachedTypes(contract: Contract): Reached {
  const index = new TypeIndex(contract.types);
  const reached: Reached = { declared: new Map(), derived: new Map(), base: new Map() };
  const uses = operationsIn(contract).flatMap(usesIn);
  for (const direction of DIRECTIONS) {
    const sent = uses.filter((use) => use.direction === direction).map(({ type }) => type);
    reach(sent, direction, index, reached);
  }
  return reached;
}

function reach(uses: readonly TypeUse[], direction: Direction, index: TypeIndex, reached: Reached): void {
  const waiting = namesIn(uses);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const directions = reached[next.role];
    const key = nameWithoutVersion(next.name);
    const known = directions.get(key) ?? new Set();
    if (known.has(direction)) continue;
    directions.set(key, known.add(direction));
    const type = index.get(next.name);
    for (const other of [...namesIn(typesIn(type)), ...relativesIn(type, next.role)]) waiting.push(other);
  }
}

interface NamedRole {
  readonly name: QName;
  readonly role: Role;
}

function namesIn(uses: readonly TypeUse[]): NamedRole[] {
  return uses.flatMap(({ kind, name }) => (kind === "named" ? [{ name, role: "declared" }] : []));
}

/** A base gives its members, but takes no other type's place: what else extends it does not count. */
function relativesIn(type: NamedType, role: Role): NamedRole[] {
  const all = relatives(type).map((name): NamedRole => ({ name, role: isBaseOf(name, type) ? "base" : "derived" }));
  return role === "base" ? all.filter((relative) => relative.role === "base") : all;
}

function isBaseOf(name: QName, type: NamedType): boolean {
  return type.kind === "struct" && type.base === name;
}

function merge(maps: readonly DirectionsByName[]): DirectionsByName {
  const merged = new Map<string, Set<Direction>>();
  for (const [name, directions] of maps.flatMap((map) => [...map])) {
    merged.set(name, new Set([...(merged.get(name) ?? []), ...directions]));
  }
  return merged;
}
