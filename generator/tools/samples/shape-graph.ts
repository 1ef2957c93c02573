import type { CharacterSet } from "../../xsd/pattern.js";
import { charactersOf } from "./set-characters.js";
import { canBeEmpty, stepsOf, type TextShape } from "./text-shape.js";

/** What a text of a shape can still become after some of its characters. */
export interface State {
  /** Whether the text may end here. */
  readonly isEnd: boolean;
  readonly edges: readonly Edge[];
  /** How many characters the shortest way to an end has; infinite if there is none, or none was found. */
  readonly distance: number;
}

export interface Edge {
  /** The next character is one of these; there is at least one. */
  readonly characters: readonly string[];
  readonly to: State;
}

interface OpenState extends State {
  readonly shape: TextShape;
  readonly edges: OpenEdge[];
  distance: number;
}

interface OpenEdge extends Edge {
  readonly to: OpenState;
}

/** A larger graph would take seconds. */
const MOST_STATES = 20_000;
const MOST_EDGES = 100_000;

/** The states of a shape. @returns the first one */
export function graphOf(shape: TextShape): State {
  const graph = new Graph();
  const start = graph.stateOf(shape);
  graph.explore();
  return start;
}

class Graph {
  readonly #ids = new ShapeIds();
  readonly #states = new Map<number, OpenState>();
  readonly #characters = new Map<string, readonly string[]>();

  stateOf(shape: TextShape): OpenState {
    const id = this.#ids.of(shape);
    const known = this.#states.get(id);
    if (known !== undefined) return known;
    const state = { shape, isEnd: canBeEmpty(shape), edges: [], distance: Number.POSITIVE_INFINITY };
    this.#states.set(id, state);
    return state;
  }

  /** Adds the edges of all states, the nearest states first. */
  explore(): void {
    let edges = 0;
    // The map grows on the way.
    for (const state of this.#states.values()) {
      if (this.#states.size > MOST_STATES || edges > MOST_EDGES) break;
      for (const { sets, rest } of stepsOf(state.shape)) {
        edges++;
        const characters = this.#charactersOf(sets);
        if (characters.length > 0) state.edges.push({ characters, to: this.stateOf(rest) });
      }
    }
    measure([...this.#states.values()]);
  }

  #charactersOf(sets: readonly CharacterSet[]): readonly string[] {
    const key = [...new Set(sets.map((set) => this.#ids.ofSet(set)))].sort().join(" ");
    const known = this.#characters.get(key) ?? charactersOf(sets);
    this.#characters.set(key, known);
    return known;
  }
}

/** Sets the distance of every state, from the ends backwards. */
function measure(states: readonly OpenState[]): void {
  const before = new Map<OpenState, OpenState[]>();
  for (const state of states) {
    for (const { to } of state.edges) before.set(to, [...(before.get(to) ?? []), state]);
  }
  let reached = states.filter(({ isEnd }) => isEnd);
  for (let distance = 0; reached.length > 0; distance++) {
    for (const state of reached) state.distance = distance;
    const next = reached.flatMap((state) => before.get(state) ?? []);
    reached = [...new Set(next)].filter((state) => state.distance === Number.POSITIVE_INFINITY);
  }
}

/** Equal shapes have the same number. */
class ShapeIds {
  readonly #known = new WeakMap<object, number>();
  readonly #byKey = new Map<string, number>();

  of(shape: TextShape): number {
    return this.#idOf(shape, () => this.#keyOf(shape));
  }

  ofSet(set: CharacterSet): number {
    return this.#idOf(set, () => JSON.stringify(set));
  }

  #idOf(part: object, keyOf: () => string): number {
    const known = this.#known.get(part);
    if (known !== undefined) return known;
    const key = keyOf();
    const id = this.#byKey.get(key) ?? this.#byKey.size;
    this.#byKey.set(key, id);
    this.#known.set(part, id);
    return id;
  }

  #keyOf(shape: TextShape): string {
    switch (shape.kind) {
      case "empty":
        return "empty";
      case "character":
        return `character ${shape.sets.map((set) => this.ofSet(set)).join(" ")}`;
      case "sequence":
        return `sequence ${this.of(shape.first)} ${this.of(shape.rest)}`;
      case "choice":
        return `choice ${shape.of.map((each) => this.of(each)).join(" ")}`;
      case "repeat":
        return `repeat ${this.of(shape.of)} ${shape.min} ${shape.max}`;
      case "both":
        return `both ${this.of(shape.one)} ${this.of(shape.other)}`;
    }
  }
}
