import { keepEmptyElements, takeEmptyElements } from "./empty-elements.js";
import { propertyName } from "./member-names.js";
import { keepUnknownAttributes, placeOfItem, takeUnknownAttributes } from "./unknown-attributes.js";

/** The place of an element in a value: a member, or an item of one (`Part[1]`). */
type At = string | number | undefined;

/** An element that a place means, and the object that has it. */
interface Held {
  readonly holder: object;
  readonly at: At;
}

/**
 * What reading has kept for elements of a value is kept with the items of its lists (`$items`, `$content`) instead, if these have the
 * elements: so it goes with them.
 * @param repeated - the members of items that are an array because their element may be repeated
 */
export function keepInItems(value: object, ...repeated: string[]): void {
  const [attributes, empty] = [takeUnknownAttributes(value), takeEmptyElements(value)];
  if (attributes.length + empty.length === 0) return;
  const places = new ItemPlaces(value, repeated);
  for (const attribute of attributes) {
    const { holder, at } = places.of(attribute.at);
    keepUnknownAttributes(holder, [{ ...attribute, at }]);
  }
  for (const element of empty) {
    const { holder, at } = places.of(element.at);
    keepEmptyElements(holder, [at]);
  }
}

/** Finds the objects that have the elements of a value. Reading counts all elements of one name, in whichever item they are. */
class ItemPlaces {
  readonly #value: object;
  readonly #repeated: readonly string[];
  readonly #items: readonly object[];
  readonly #byMember = new Map<string, readonly Held[]>();

  constructor(value: object, repeated: readonly string[]) {
    this.#value = value;
    this.#repeated = repeated;
    this.#items = itemsIn(value);
  }

  of(at: At): Held {
    const own = { holder: this.#value, at };
    const [, member, index] = (typeof at === "string" && /^(.*)\[(\d+)\]$/s.exec(at)) || [];
    if (member === undefined) return own;
    const held = this.#byMember.get(member) ?? this.#elements(member);
    this.#byMember.set(member, held);
    // The value may have an attribute of that name itself, and so a member.
    return held[Number(index)] ?? own;
  }

  #elements(member: string): readonly Held[] {
    const key = propertyName(member);
    return this.#items.flatMap((holder) => {
      if (!Object.hasOwn(holder, key)) return [];
      const held: unknown = Reflect.get(holder, key);
      if (!Array.isArray(held) || !this.#repeated.includes(key)) return [{ holder, at: member }];
      return held.map((_, index) => ({ holder, at: placeOfItem(member, index) }));
    });
  }
}

/** Each item comes before those in it. */
function itemsIn(value: object): object[] {
  return Object.entries(value)
    .filter(([key]) => /^\$(?:items|content)\d*$/.test(key))
    .flatMap(([, list]) => (Array.isArray(list) ? list : []))
    .filter((item: unknown): item is object => typeof item === "object" && item !== null)
    .flatMap((item) => [item, ...itemsIn(item)]);
}
