import { propertyName } from "./members.js";

/** The place of an element in a value: a member, or an item of one (`Part[1]`). */
type At = string | number | undefined;

/** An element that a place means, and the object that has it. */
export interface Held {
  readonly holder: object;
  readonly at: At;
}

/**
 * Finds the objects that have the elements of a value. Usually it is the value itself, but the elements of a list (`$items`, `$content`)
 * are in its items. Reading counts all elements of one name in a value, in whichever item they are.
 */
export class ItemPlaces {
  readonly #value: object;
  readonly #counts: ReadonlyMap<string, number>;
  /** The items of all lists, in their order; made when needed, which is seldom. */
  #items: readonly object[] | undefined;
  readonly #byMember = new Map<string, readonly Held[]>();

  /** @param counts - how many elements of each member that repeats have been read */
  constructor(value: object, counts: ReadonlyMap<string, number> = new Map()) {
    this.#value = value;
    this.#counts = counts;
  }

  /** The object that has an element. @param at - the place in the whole value */
  of(at: At): Held {
    const own = { holder: this.#value, at };
    const [, member, index] = (typeof at === "string" && /^(.*)\[(\d+)\]$/s.exec(at)) || [];
    if (member === undefined || Object.hasOwn(this.#value, propertyName(member))) return own;
    const held = this.#byMember.get(member) ?? this.#elements(member);
    this.#byMember.set(member, held);
    return held[Number(index)] ?? own;
  }

  /** What is kept for elements, by the objects that have them. */
  byHolder<Kept extends { readonly at: At }>(all: readonly Kept[]): ReadonlyMap<object, readonly Kept[]> {
    const kept = new Map<object, Kept[]>();
    for (const one of all) {
      const { holder, at } = this.of(one.at);
      const others = kept.get(holder);
      if (others === undefined) kept.set(holder, [{ ...one, at }]);
      else others.push({ ...one, at });
    }
    return kept;
  }

  /** An array may be several elements of a member, or the value of one. The count tells. */
  #elements(member: string): readonly Held[] {
    this.#items ??= itemsIn(this.#value);
    const holders = this.#items.filter((item) => Object.hasOwn(item, propertyName(member)));
    const all = holders.flatMap((holder) => eachOf(holder, member));
    return all.length === this.#counts.get(member) ? all : holders.map((holder) => ({ holder, at: member }));
  }
}

function eachOf(holder: object, member: string): Held[] {
  const held: unknown = Reflect.get(holder, propertyName(member));
  if (!Array.isArray(held)) return [{ holder, at: member }];
  return held.map((_, index) => ({ holder, at: placeOfItem(member, index) }));
}

/** Each item comes before those in it. */
function itemsIn(value: object): object[] {
  return Object.entries(value)
    .filter(([key]) => /^\$(?:items|content)\d*$/.test(key))
    .flatMap(([, list]) => (Array.isArray(list) ? list : []))
    .filter((item: unknown): item is object => typeof item === "object" && item !== null)
    .flatMap((item) => [item, ...itemsIn(item)]);
}

/** The place of an item of a member that repeats. */
export function placeOfItem(member: string, index: number): string {
  return `${member}[${index}]`;
}
