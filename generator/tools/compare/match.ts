/** The items that both lists have, and those that only one of them has. */
export interface Matched<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
  readonly kept: readonly (readonly [before: T, after: T])[];
}

/**
 * Finds the items that are in both lists. Each rule gives a key, and matches the items that the rules before it have left. Items with
 * the same key are matched in order.
 */
export function match<T>(
  before: readonly T[],
  after: readonly T[],
  ...rules: readonly ((item: T) => string)[]
): Matched<T> {
  const partners = new Map<T, T>();
  const taken = new Set<T>();
  for (const keyOf of rules) {
    const waiting = itemsByKey(after, taken, keyOf);
    for (const item of before) {
      const partner = partners.has(item) ? undefined : waiting.get(keyOf(item))?.pop();
      if (partner === undefined) continue;
      partners.set(item, partner);
      taken.add(partner);
    }
  }
  return {
    removed: before.filter((item) => !partners.has(item)),
    added: after.filter((item) => !taken.has(item)),
    kept: before.flatMap((item) => {
      const partner = partners.get(item);
      return partner === undefined ? [] : [[item, partner] as const];
    }),
  };
}

/** The items that are not matched yet, by key, in reverse order. */
function itemsByKey<T>(items: readonly T[], taken: ReadonlySet<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const byKey = new Map<string, T[]>();
  for (const item of [...items].reverse()) {
    if (taken.has(item)) continue;
    const same = byKey.get(keyOf(item));
    if (same === undefined) byKey.set(keyOf(item), [item]);
    else same.push(item);
  }
  return byKey;
}

/**
 * Finds the items of both lists that have moved. They are as few as possible: if one item is moved to the front, that is one change,
 * and the items that it passes have not moved.
 */
export function moved(before: readonly string[], after: readonly string[]): string[] {
  const place = new Map(before.map((name, index) => [name, index]));
  const names = after.filter((name) => place.has(name));
  const inOrder = longestRising(names.map((name) => place.get(name) ?? 0));
  return names.filter((_, index) => !inOrder.has(index));
}

/** The indexes of a longest rising part of the numbers. */
function longestRising(numbers: readonly number[]): Set<number> {
  // By the length of the longest rising part that ends in a number: the indexes of such numbers, which get smaller and smaller.
  const ends: number[][] = [];
  const lastOf = (length: number): number => numbers[ends[length]?.at(-1) ?? -1] ?? Number.POSITIVE_INFINITY;
  numbers.forEach((number, index) => {
    const length = firstIndex(ends.length, (candidate) => lastOf(candidate) >= number);
    const same = ends[length];
    if (same === undefined) ends.push([index]);
    else same.push(index);
  });
  const rising = new Set<number>();
  let limit = Number.POSITIVE_INFINITY;
  for (const indexes of ends.reverse()) {
    const found = indexes.find((index) => (numbers[index] ?? 0) < limit) ?? 0;
    rising.add(found);
    limit = numbers[found] ?? 0;
  }
  return rising;
}

/** The first index for which a condition holds, which then holds for all later ones as well; `end` if there is none. */
function firstIndex(end: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
