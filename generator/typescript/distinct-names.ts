import { InputError } from "../source/errors.js";
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
  let named = new Map(items.map((item) => [item, first(item)]));
  for (const rule of others) {
    const shared = sharedNames([...named.values()].map(namesOf));
    if (shared.size === 0) return named;
    const isShared = (names: N): boolean => namesOf(names).some((name) => shared.has(name));
    named = new Map([...named].map(([item, names]) => [item, isShared(names) ? rule(item) : names]));
  }
  const [name] = sharedNames([...named.values()].map(namesOf));
  if (name !== undefined) throw new InputError(`two things would both be called ${name} in TypeScript`);
  return named;
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
  const isFree = !isReserved(candidate) && !namesOf(candidate).some((name) => taken.has(name));
  return isFree ? candidate : free(`${candidate}_`, taken, namesOf);
}

/** For items with a single name. */
export function only(name: string): readonly string[] {
  return [name];
}

function sharedNames(owners: readonly (readonly string[])[]): Set<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const name of owners.flatMap((names) => [...new Set(names)])) {
    if (seen.has(name)) shared.add(name);
    seen.add(name);
  }
  return shared;
}
