import { bug, InputError } from "../source/errors.js";
import { compareText } from "../xml/qname.js";
import { isReserved } from "./identifiers.js";

/**
 * Names each item by the first rule under which it shares no name with another. All items that share a name move on to the
 * next rule, so the result does not depend on the order of the items.
 * @param namesOf - the names that must not be shared, taken from the result of a rule
 * @throws InputError if items still share a name under the last rule
 */
export function distinct<T, N>(
  items: readonly T[],
  namesOf: (names: N) => readonly string[],
  first: (item: T) => N,
  ...others: readonly ((item: T) => N)[]
): Map<T, N> {
  const { named, shared } = applyRules(items, namesOf, [first, ...others]);
  const [name] = shared;
  if (name !== undefined) throw new InputError(`two things would both be called ${name} in TypeScript`);
  return named;
}

/** How items are named that share their names under every rule. */
export interface Numbering<T, N> {
  /** The names that must not be shared, taken from the result of a rule. */
  readonly namesOf: (names: N) => readonly string[];
  /** The key by which the items are put in order. */
  readonly keyOf: (item: T) => string;
  /** Names with a number, which is 2 for the second item. */
  readonly numbered: (item: T, number: number) => N;
}

/**
 * Like `distinct`, but items that share a name under the last rule are numbered in the order of their keys: the first has its name, the
 * next ones have numbers after theirs.
 */
export function distinctOrNumbered<T, N>(
  items: readonly T[],
  { namesOf, keyOf, numbered }: Numbering<T, N>,
  ...rules: readonly ((item: T) => N)[]
): Map<T, N> {
  const { named, shared } = applyRules(items, namesOf, rules);
  if (shared.size === 0) return named;
  const isShared = (names: N): boolean => namesOf(names).some((name) => shared.has(name));
  const taken = new Set([...named.values()].filter((names) => !isShared(names)).flatMap(namesOf));
  const order = [...named].filter(([, names]) => isShared(names)).sort(([a], [b]) => compareText(keyOf(a), keyOf(b)));
  for (const [item, plain] of order) {
    let names = plain;
    for (let number = 2; namesOf(names).some((name) => taken.has(name)); number++) names = numbered(item, number);
    for (const name of namesOf(names)) taken.add(name);
    named.set(item, names);
  }
  return named;
}

/** @returns the names of the items, and which of them are shared under the last rule */
function applyRules<T, N>(
  items: readonly T[],
  namesOf: (names: N) => readonly string[],
  [first, ...others]: readonly ((item: T) => N)[],
): { readonly named: Map<T, N>; readonly shared: ReadonlySet<string> } {
  if (first === undefined) throw bug("no rule for names");
  let named = new Map(items.map((item) => [item, first(item)]));
  let shared = sharedNames([...named.values()].map(namesOf));
  for (const rule of others) {
    if (shared.size === 0) break;
    const isShared = (names: N): boolean => namesOf(names).some((name) => shared.has(name));
    named = new Map([...named].map(([item, names]) => [item, isShared(names) ? rule(item) : names]));
    shared = sharedNames([...named.values()].map(namesOf));
  }
  return { named, shared };
}

/** Names that nothing else may have. */
export interface TakenNames {
  has(name: string): boolean;
}

/** The names that are taken, and some more. */
export function alsoTaken(taken: TakenNames, more: readonly string[]): TakenNames {
  const own = new Set(more);
  return { has: (name) => own.has(name) || taken.has(name) };
}

/** The candidate, with underscores at its end until it is neither reserved nor taken. */
export function free(candidate: string, taken: TakenNames, namesOf = only): string {
  let name = candidate;
  while (isReserved(name) || namesOf(name).some((each) => taken.has(each))) name += "_";
  return name;
}

/** For items with a single name. */
export function only(name: string): readonly string[] {
  return [name];
}

/** The names that more than one owner has. */
function sharedNames(owners: readonly (readonly string[])[]): Set<string> {
  const firstOwners = new Map<string, number>();
  const shared = new Set<string>();
  for (const [owner, names] of owners.entries()) {
    for (const name of names) {
      const first = firstOwners.get(name);
      if (first === undefined) firstOwners.set(name, owner);
      else if (first !== owner) shared.add(name);
    }
  }
  return shared;
}
