import { graphOf, type State } from "./shape-graph.js";
import type { TextShape } from "./text-shape.js";

/**
 * Texts of a shape: one of the shortest first, then others, each with other characters. There are none if no text has the shape,
 * or if the search for one would take long.
 */
export function* textsOf(shape: TextShape): Generator<string> {
  const start = graphOf(shape);
  if (start.distance === Number.POSITIVE_INFINITY) return;
  yield walk(start, 0, () => 0);
  const next = numbersBelow();
  for (let count = 0; count < OTHER_TEXTS; count++) yield walk(start, count % LONGEST_DETOUR, next);
}

const OTHER_TEXTS = 500;

/** After that many characters, a text takes a shortest way to its end. */
const LONGEST_DETOUR = 40;

/** @param next - returns a number from 0 on below another one */
function walk(start: State, detour: number, next: (below: number) => number): string {
  let text = "";
  let state = start;
  for (let count = 0; ; count++) {
    const isDirect = count >= detour;
    if (state.isEnd && (isDirect || next(4) === 0)) return text;
    const { distance } = state;
    const edges = state.edges.filter(({ to }) =>
      isDirect ? to.distance < distance : to.distance < Number.POSITIVE_INFINITY,
    );
    const edge = edges[next(edges.length)];
    if (edge === undefined) return text;
    text += edge.characters[next(edge.characters.length)] ?? "";
    state = edge.to;
  }
}

/** The same numbers each time, so that samples stay the same. */
function numbersBelow(): (below: number) => number {
  let seed = 1;
  return (below) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
}
