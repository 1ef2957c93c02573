import { admits } from "../../templates/runtime/values/any-names.js";
import { clarkName, type QName } from "../xml/qname.js";
import { countPlaces, type Leaf, type Part, type Place, placesIn, setsOverlap } from "./content-places.js";
import type { Branch, NamespaceSet, Occurrence } from "./contract.js";

/**
 * The order of the elements in a content, as a table of states. Each state says which elements may come next. Places of the schema that
 * the same elements may follow have one state, so where each element can be of one place only (XSD 1.0 part 1, 3.8.6), there are not
 * more states than places.
 */
export type ContentOrder = readonly OrderState[];

export interface OrderState {
  /** The elements that may come next, each with the number of the state after it. */
  readonly next: readonly (readonly [QName, number])[];
  /** Elements that are not declared, by their namespaces, in the same form. */
  readonly any: readonly (readonly [NamespaceSet, number])[];
  /** Whether the content may end here. */
  readonly isEnd: boolean;
  /** How often the element that leads here comes in a row, if there are limits. */
  readonly times: Occurrence | undefined;
}

/** The states; undefined if there would be too many. The first one is the state before the first element. */
export function orderOf(particles: Branch): ContentOrder | undefined {
  for (const copies of COPIES) {
    const order = tryOrder(particles, copies);
    if (order !== undefined) return order;
  }
  return undefined;
}

/** Whether the elements may come in any order and number. */
export function isFree(order: ContentOrder): boolean {
  return order.length === 1 && order[0]?.isEnd === true;
}

/** How many rounds of a part are kept apart at most. The fewer, the smaller is the table, and the less it says of limits. */
const COPIES = [1_000, 100, 10, 1];
const MAX_PLACES = 2_000;
const MAX_STATES = 1_000;
const MAX_WORK = 1_000_000;

/** Elements with limits are counted where they stand. Those for which that would be wrong are copied instead, and all is begun again. */
function tryOrder(particles: Branch, copies: number): ContentOrder | undefined {
  const copied = new Set<Leaf>();
  for (;;) {
    const rules = { copies, isCounted: (leaf: Leaf) => !copied.has(leaf) };
    if (countPlaces(particles, rules) > MAX_PLACES) return undefined;
    const situations = new Situations(placesIn(particles, rules));
    const order = situations.states();
    const ambiguous = situations.all.flatMap(ambiguousIn);
    if (order === undefined || ambiguous.length === 0) return order;
    for (const { particle } of ambiguous) copied.add(particle);
  }
}

function reachable({ first }: Part): Set<Place> {
  const places = new Set(first);
  for (const place of places) for (const next of place.followers) places.add(next);
  return places;
}

/** Where a content may be after an element: in one place, or in one of several. */
interface Situation {
  /** The places that may come next. */
  readonly next: readonly Place[];
  readonly isEnd: boolean;
  /** The place of the element, if it is counted. */
  readonly counted: Place | undefined;
}

/** Places that are counted, where the same element may also be of another place, or of the next round of what is around it. */
function ambiguousIn({ next, counted }: Situation): Place[] {
  const sets = new PlaceSets(next);
  const isAgain = counted !== undefined && sets.like(counted).length > 0;
  const others = next.filter((place) => place.times !== undefined && sets.like(place).length > 1);
  return isAgain ? [counted, ...others] : others;
}

/** Places that may come next, by the elements that may be of them. A wildcard may take an element that is declared elsewhere. */
class PlaceSets {
  readonly #byName = new Map<string, Place[]>();
  readonly #wildcards = new Map<string, Place[]>();

  constructor(places: readonly Place[]) {
    for (const place of places) {
      const group = place.particle.kind === "member" ? this.#byName : this.#wildcards;
      group.set(place.key, [...(group.get(place.key) ?? []), place]);
    }
  }

  ofElement(element: QName): readonly Place[] {
    const takes = ({ particle }: Place): boolean =>
      particle.kind === "any" && admits(particle.namespaces, element.namespace);
    return [...(this.#byName.get(clarkName(element)) ?? []), ...this.wildcards().filter(takes)];
  }

  /** The places of what these namespaces may have. */
  ofNamespaces(namespaces: NamespaceSet): readonly Place[] {
    return this.wildcards().filter(
      ({ particle }) => particle.kind === "any" && setsOverlap(namespaces, particle.namespaces),
    );
  }

  /** The places that an element of a place may be of. */
  like({ particle }: Place): readonly Place[] {
    if (particle.kind === "member") return this.ofElement(particle.element);
    const named = [...this.#byName.values()].flat();
    const isTaken = (place: Place): boolean =>
      place.particle.kind === "member" && admits(particle.namespaces, place.particle.element.namespace);
    return [...this.ofNamespaces(particle.namespaces), ...named.filter(isTaken)];
  }

  wildcards(): readonly Place[] {
    return this.#wildcards.size === 0 ? [] : [...this.#wildcards.values()].flat();
  }
}

/** The situations of a content. Equal ones are one. */
class Situations {
  readonly all: Situation[] = [];
  readonly #content: Part;
  readonly #last: ReadonlySet<Place>;
  /** A place of each element. */
  readonly #named: readonly Place[];
  readonly #numbers = new Map<string, number>();
  readonly #places = new Map<Place, number>();
  /** How many followers have been looked at. */
  #work = 0;

  constructor(content: Part) {
    this.#content = content;
    this.#last = new Set(content.last);
    const named = [...reachable(content)].filter(({ particle }) => particle.kind === "member");
    this.#named = [...new Map(named.map((place) => [place.key, place])).values()];
  }

  /** The states for all situations; undefined if there are too many. */
  states(): ContentOrder | undefined {
    const { first, isEmptiable } = this.#content;
    this.#add({ next: first, isEnd: isEmptiable, counted: undefined });
    const states: OrderState[] = [];
    for (const { next, isEnd, counted } of this.all) {
      if (states.length === MAX_STATES || this.#work > MAX_WORK) return undefined;
      states.push({ ...this.#steps(next), isEnd, times: counted?.times });
    }
    return states;
  }

  #steps(places: readonly Place[]): Pick<OrderState, "next" | "any"> {
    const sets = new PlaceSets(places);
    const next = new Map<string, readonly [QName, number]>();
    const any = new Map<string, readonly [NamespaceSet, number]>();
    // Where there is a wildcard, it may take any element.
    for (const { particle, key } of sets.wildcards().length === 0 ? places : [...places, ...this.#named]) {
      if (next.has(key) || any.has(key)) continue;
      const after =
        particle.kind === "member" ? sets.ofElement(particle.element) : sets.ofNamespaces(particle.namespaces);
      if (after.length === 0) continue;
      if (particle.kind === "member") next.set(key, [particle.element, this.#after(after)]);
      else any.set(key, [particle.namespaces, this.#after(after)]);
    }
    return { next: [...next.values()], any: [...any.values()] };
  }

  /** The situation after an element that is of one of these places. */
  #after(places: readonly Place[]): number {
    const next = new Set(places.flatMap(({ followers }) => [...followers]));
    this.#work += next.size + places.length;
    return this.#add({
      next: [...next],
      isEnd: places.some((place) => this.#last.has(place)),
      counted: places.find(({ times }) => times !== undefined),
    });
  }

  #add(situation: Situation): number {
    const { next, isEnd, counted } = situation;
    const places = next.map((place) => this.#numberOf(place)).sort((a, b) => a - b);
    const key = JSON.stringify([places, isEnd, counted && this.#numberOf(counted)]);
    const known = this.#numbers.get(key) ?? this.all.length;
    if (known === this.all.length) this.all.push(situation);
    this.#numbers.set(key, known);
    return known;
  }

  #numberOf(place: Place): number {
    const number = this.#places.get(place) ?? this.#places.size;
    this.#places.set(place, number);
    return number;
  }
}
