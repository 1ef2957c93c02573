import type { Pattern } from "./facets.js";

/**
 * A pattern that an expression of JavaScript might need very long for: where a text can be matched in several ways, it tries one
 * after the other. This one follows all ways at once, so that the time grows with the length of the text.
 */
export function expression(source: string, alternatives: Alternatives): Pattern {
  return {
    source,
    test(text) {
      const characters = [...text];
      return endsOf(alternatives, characters, new Set([0])).has(characters.length);
    },
  };
}

/** Sequences, of which one matches. */
export type Alternatives = readonly (readonly Step[])[];

/** One character, or alternatives, once or as often as it says. */
export interface Step {
  readonly of: { test(character: string): boolean } | Alternatives;
  readonly min?: number;
  readonly max?: number;
}

/** Where a match can end that begins at one of some places. */
type Ends = ReadonlySet<number>;

function endsOf(alternatives: Alternatives, characters: readonly string[], starts: Ends): Ends {
  const ends = new Set<number>();
  for (const sequence of alternatives) {
    let own = starts;
    for (const step of sequence) own = endsOfStep(step, characters, own);
    for (const end of own) ends.add(end);
  }
  return ends;
}

function endsOfStep({ of, min = 1, max = 1 }: Step, characters: readonly string[], starts: Ends): Ends {
  const once = (from: Ends): Ends =>
    "test" in of ? endsOfCharacter(of, characters, from) : endsOf(of, characters, from);
  let last = starts;
  for (let count = 0; count < min && last.size > 0; count++) {
    const next = once(last);
    // From here on, every further one ends at the same places.
    if (areSame(next, last)) break;
    last = next;
  }
  const ends = new Set(last);
  for (let count = min; count < max && last.size > 0; count++) {
    last = new Set([...once(last)].filter((end) => !ends.has(end)));
    for (const end of last) ends.add(end);
  }
  return ends;
}

function endsOfCharacter(set: { test(character: string): boolean }, characters: readonly string[], starts: Ends): Ends {
  const ends = new Set<number>();
  for (const start of starts) {
    const character = characters[start];
    if (character !== undefined && set.test(character)) ends.add(start + 1);
  }
  return ends;
}

function areSame(a: Ends, b: Ends): boolean {
  return a.size === b.size && [...a].every((end) => b.has(end));
}
