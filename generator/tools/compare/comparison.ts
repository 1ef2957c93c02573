import type { Direction } from "../../contract/contract.js";
import type { QName } from "../../xml/qname.js";
import { type ChangeKind, judge } from "./change-table.js";
import type { ContractChange, Subject } from "./contract-change.js";

/** Where changes are found: what they are about, who sends it, and the path to it for people. */
export interface Place {
  readonly path: string;
  readonly subject: Subject;
  readonly directions: ReadonlySet<Direction>;
}

/** A place that belongs to another one, such as a member to its type. */
export function within(place: Place, path: string): Place {
  return { ...place, path: `${place.path}${path}` };
}

/** Collects the changes between two contracts. */
export class Comparison {
  readonly #changes: ContractChange[] = [];

  /** In the order in which they were found. */
  get changes(): readonly ContractChange[] {
    return this.#changes;
  }

  report(kind: ChangeKind, { path, subject, directions }: Place, detail = ""): void {
    this.#changes.push({ subject, kind, path, detail, ...judge(kind, directions) });
  }

  /** Reports a value that is not what it was. */
  differ(kind: ChangeKind, place: Place, before: string | undefined, after: string | undefined): void {
    if (before !== after) this.report(kind, place, `${before ?? "nothing"}, now ${after ?? "nothing"}`);
  }

  /** Texts are too long to be shown, and nobody waits for them. */
  compareTexts(place: Place, before: string, after: string): void {
    if (before !== after) this.report("documentation changed", place);
  }
}

/** A namespace without the version in it, which is another one in every version and no change. */
export function namespaceWithoutVersion(namespace: string): string {
  return namespace.replace(/\/Services\d+(?=\/|$)/, "/Services");
}

/** A name by which the same thing is found in another version. */
export function nameWithoutVersion({ namespace, localName }: QName): string {
  return `{${namespaceWithoutVersion(namespace)}}${localName}`;
}

/** What is in both lists, and what is in one of them only; each by its key. */
export function match<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): { readonly removed: readonly T[]; readonly added: readonly T[]; readonly kept: readonly (readonly [T, T])[] } {
  const [old, young] = [before, after].map((items) => new Map(items.map((item) => [keyOf(item), item])));
  const kept: (readonly [T, T])[] = [];
  for (const item of before) {
    const now = young?.get(keyOf(item));
    if (now !== undefined) kept.push([item, now]);
  }
  return {
    removed: before.filter((item) => !young?.has(keyOf(item))),
    added: after.filter((item) => !old?.has(keyOf(item))),
    kept,
  };
}

/**
 * Which of the things that are in both lists stand in another order: as few as possible, so that one that is moved to the
 * front is one change, and what it passes is none.
 */
export function moved(before: readonly string[], after: readonly string[]): string[] {
  const place = new Map(before.map((name, index) => [name, index]));
  const names = after.filter((name) => place.has(name));
  const inOrder = longestRising(names.map((name) => place.get(name) ?? 0));
  return names.filter((_, index) => !inOrder.has(index));
}

/** The indexes of a longest rising part of the numbers. */
function longestRising(numbers: readonly number[]): Set<number> {
  const lengths: number[] = [];
  const previous: (number | undefined)[] = [];
  numbers.forEach((number, index) => {
    const candidates = numbers.slice(0, index).flatMap((other, at) => (other < number ? [at] : []));
    const best = candidates.reduce<number | undefined>(
      (found, at) => (found === undefined || (lengths[at] ?? 0) > (lengths[found] ?? 0) ? at : found),
      undefined,
    );
    previous.push(best);
    lengths.push((best === undefined ? 0 : (lengths[best] ?? 0)) + 1);
  });
  const rising = new Set<number>();
  const end = lengths.indexOf(Math.max(...lengths));
  for (let at: number | undefined = end === -1 ? undefined : end; at !== undefined; at = previous[at]) rising.add(at);
  return rising;
}
