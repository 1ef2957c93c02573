import { clarkName, type QName } from "../../xml/qname.js";
import { worst } from "./change-table.js";
import type { Comparison, OtherType } from "./comparison.js";
import type { ContractChange } from "./contract-change.js";

/** Two types with different names. The second is now used where the first was used. */
type Pair = Pick<OtherType, "before" | "after">;

/** The types that are used instead of others. */
export interface RenamedTypes {
  /** The changes of a comparison, with each pair of types settled. */
  settle(comparison: Comparison): ContractChange[];
  /** The other changes in renamed types. */
  readonly changes: readonly ContractChange[];
  /** Whether a type has another name now, or had one before. */
  includes(name: QName): boolean;
}

/**
 * Finds the types that have another name and have not changed otherwise. A name is on the wire only if a type replaces its base
 * (xsi:type), so a type that nothing extends may be renamed.
 * @param compare - compares the types of a pair; undefined if that makes no sense
 */
export function findRenamedTypes(
  comparisons: readonly Comparison[],
  compare: (pair: Pair) => Comparison | undefined,
): RenamedTypes {
  const pairs = comparePairs(comparisons, compare);
  const different = findDifferent(pairs);
  const settle = ({ found }: Comparison): ContractChange[] =>
    found.map((entry) => {
      if (entry.kind !== "other type") return entry;
      return different.has(keyOf(entry)) ? entry.ifDifferent : entry.ifRenamed;
    });
  const renamed = [...pairs].flatMap(([key, { comparison, pair }]) =>
    comparison === undefined || different.has(key) ? [] : [{ comparison, pair }],
  );
  const names = new Set(
    renamed.flatMap(({ pair: { before, after } }) => [before, after].map(({ name }) => clarkName(name))),
  );
  return {
    settle,
    changes: renamed.flatMap(({ comparison }) => settle(comparison)),
    includes: (name) => names.has(clarkName(name)),
  };
}

interface ComparedPair {
  readonly pair: Pair;
  readonly comparison: Comparison | undefined;
}

/** Compares each pair, and each pair that this finds in turn. */
function comparePairs(
  comparisons: readonly Comparison[],
  compare: (pair: Pair) => Comparison | undefined,
): ReadonlyMap<string, ComparedPair> {
  const pairs = new Map<string, ComparedPair>();
  const waiting = comparisons.flatMap(pairsIn);
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    if (pairs.has(keyOf(pair))) continue;
    const comparison = compare(pair);
    pairs.set(keyOf(pair), { pair, comparison });
    for (const inner of comparison === undefined ? [] : pairsIn(comparison)) waiting.push(inner);
  }
  return pairs;
}

/** The pairs whose types differ on the wire, or contain such a pair. */
function findDifferent(pairs: ReadonlyMap<string, ComparedPair>): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const [user, { comparison }] of pairs) {
    for (const inner of comparison === undefined ? [] : pairsIn(comparison)) {
      users.set(keyOf(inner), [...(users.get(keyOf(inner)) ?? []), user]);
    }
  }
  const different = new Set<string>();
  const waiting = [...pairs]
    .filter(([, { comparison }]) => comparison?.found.some(isBreaking) ?? true)
    .map(([key]) => key);
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (different.has(key)) continue;
    different.add(key);
    for (const user of users.get(key) ?? []) waiting.push(user);
  }
  return different;
}

function pairsIn({ found }: Comparison): OtherType[] {
  return found.filter((entry) => entry.kind === "other type");
}

function isBreaking(entry: ContractChange | OtherType): boolean {
  return entry.kind !== "other type" && worst([entry.client, entry.server]) === "breaking";
}

function keyOf({ before, after }: Pair): string {
  return `${clarkName(before.name)} ${clarkName(after.name)}`;
}
