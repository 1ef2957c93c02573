import { type Contract, DIRECTIONS, type Direction, type NamedType, type TypeUse } from "../../contract/contract.js";
import { operationsIn, relatives, TypeIndex, typesIn, usesIn } from "../../contract/types.js";
import type { QName } from "../../xml/qname.js";
import { nameWithoutVersion } from "./without-version.js";

/** Who sends something, by name without version. Things that no message uses are not in it. */
export type DirectionsByName = ReadonlyMap<string, ReadonlySet<Direction>>;

/** Who sends values of a type, or members that other types inherit from it. */
export function typeDirections(contracts: readonly Contract[]): DirectionsByName {
  return merge(contracts.flatMap((contract) => Object.values(reachedTypes(contract))));
}

/** Who sends elements with a declared type, which an extending type may replace (XSD 1.0 part 1, 2.6.1). */
export function declaredDirections(contract: Contract): DirectionsByName {
  return reachedTypes(contract).declared;
}

/**
 * Why a message contains the content of a type: an element has the type, the type extends that of an element, or a type of one of
 * these two kinds extends it.
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

/** A base type contributes its members, but does not replace another type: its other extensions do not count. */
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
