// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { type AnyElement, nameOfElement } from "./messages.js";
import { oneOf } from "./unusual-values.js";
import { admits, MAX_DEPTH, type NamespaceSet } from "./values.js";

/** The order of the elements in a list whose items are one element each, with text between them or not. */
export interface ContentOrder {
  /** What is wrong with the order; undefined if nothing is. Items that are not one element are not looked at. */
  wrong(items: readonly unknown[]): WrongOrder | undefined;
}

export interface WrongOrder {
  /** The item that cannot stand in its place; undefined if something is missing after the last one. */
  readonly index: number | undefined;
  readonly expected: string;
  readonly found: string;
}

/** A place in a content: what may come next there. */
export interface OrderState {
  /** The elements that may come next, each with the number of the state after it. */
  readonly next: Readonly<Record<string, number>>;
  /** Elements that are not declared, in the same form. */
  readonly any?: readonly (readonly [namespaces: NamespaceSet, to: number])[];
  /** Whether the content may end here; false if left out. */
  readonly isEnd?: boolean;
  /** How often the element that leads here comes in a row; without a maximum, there is no limit. */
  readonly times?: readonly [min: number, max?: number];
}

/** The order that a table of states says. The first state is that before the first element. */
export function contentOrder(table: readonly OrderState[]): ContentOrder {
  return { wrong: (items) => new Walk(table).over(items) };
}

/**
 * Elements in any order, each at most once (`xs:all`).
 * @param keys - with a question mark after those that may be absent
 * @param isOptional - whether there may be none at all
 */
export function contentInAnyOrder(keys: readonly string[], isOptional = false): ContentOrder {
  const required = keys.filter((key) => !key.endsWith("?"));
  return {
    wrong: (items) => {
      const found = new Set<string>();
      for (const { index, key } of elementsOf(items)) {
        if (found.has(key)) return { index, expected: "each element once", found: `a second ${key}` };
        found.add(key);
      }
      const missing = isOptional && found.size === 0 ? [] : required.filter((key) => !found.has(key));
      if (missing.length === 0) return undefined;
      return { index: undefined, expected: `the required ${missing.join(", ")}`, found: "nothing" };
    },
  };
}

/** The way through the states. */
class Walk {
  readonly #table: readonly OrderState[];
  #state: OrderState = NOWHERE;
  /** The key of the last element, and how often it has come in a row. */
  #last = "";
  #count = 0;

  constructor(table: readonly OrderState[]) {
    this.#table = table;
    this.#state = this.#at(0);
  }

  over(items: readonly unknown[]): WrongOrder | undefined {
    for (const { index, key, item } of elementsOf(items)) {
      const expected = this.#expected();
      if (!this.#take(key, item)) return { index, expected, found: key };
    }
    if (this.#state.isEnd === true && this.#isEnough()) return undefined;
    return { index: undefined, expected: `${this.#expected()} after the last item`, found: "nothing" };
  }

  #take(key: string, item: object): boolean {
    if (this.#state.times !== undefined && key === this.#last && this.#count < this.#most()) {
      this.#count++;
      return true;
    }
    const next = this.#isEnough() ? this.#next(key, item) : undefined;
    if (next === undefined) return false;
    this.#state = this.#at(next);
    this.#last = key;
    this.#count = 1;
    return true;
  }

  #next(key: string, item: object): number | undefined {
    const { next, any = [] } = this.#state;
    if (key !== ANY) return Object.hasOwn(next, key) ? next[key] : undefined;
    const [first, second] = any;
    // A single wildcard is checked where the element is written.
    if (first !== undefined && second === undefined) return first[1];
    const namespace = namespaceOf(item);
    return any.find(([namespaces]) => namespace === undefined || admits(namespaces, namespace))?.[1];
  }

  #isEnough(): boolean {
    const [min = 0] = this.#state.times ?? [];
    return this.#count >= min;
  }

  #most(): number {
    const [, max = Number.POSITIVE_INFINITY] = this.#state.times ?? [];
    return max;
  }

  #expected(): string {
    const { next, any = [], times } = this.#state;
    if (!this.#isEnough()) return `${this.#last} at least ${times?.[0]} times in a row`;
    const again = times !== undefined && this.#count < this.#most() ? [this.#last] : [];
    const keys = [...new Set([...again, ...Object.keys(next), ...(any.length > 0 ? [ANY] : [])])];
    const [only = "no other element", second] = keys;
    return second === undefined ? only : oneOf(keys);
  }

  #at(number: number): OrderState {
    return this.#table[number] ?? NOWHERE;
  }
}

const NOWHERE: OrderState = { next: {} };

const ANY = "$any";

/** The items that are one element. */
function elementsOf(items: readonly unknown[]): { index: number; key: string; item: object }[] {
  return items.flatMap((item, index) => {
    if (typeof item !== "object" || item === null) return [];
    const [key, second] = Object.keys(item).filter((name) => Reflect.get(item, name) !== undefined);
    return key === undefined || second !== undefined ? [] : [{ index, key, item }];
  });
}

/** The namespace of an element that is not declared; undefined if its XML is not one element. */
function namespaceOf(item: { readonly $any?: AnyElement }): string | undefined {
  const xml: unknown = item.$any?.xml;
  return typeof xml === "string" ? nameOfElement(xml, MAX_DEPTH)?.namespace : undefined;
}
