import { NAME_PART, NAME_START } from "../../templates/runtime/xml/characters.js";
import type { Atom, CharacterItem, CharacterSet, Pattern, Piece } from "../xsd/pattern.js";
import { UNICODE_BLOCKS } from "../xsd/unicode-blocks.js";

/**
 * Whether a whole text matches one of some patterns. A JavaScript expression could take very long for a malicious pattern. This
 * function follows all ways at once, and takes linear time.
 */
export function matchesPatterns(patterns: readonly Pattern[], text: string): boolean {
  const characters = [...text];
  return endsOfAlternatives(patterns.flat(), characters, new Set([0])).has(characters.length);
}

/** The places where a match can end if it begins at one of the given places. */
type Ends = ReadonlySet<number>;

function endsOfAlternatives(pattern: Pattern, characters: readonly string[], starts: Ends): Ends {
  const ends = new Set<number>();
  for (const branch of pattern) {
    let own = starts;
    for (const piece of branch) own = endsOfPiece(piece, characters, own);
    for (const end of own) ends.add(end);
  }
  return ends;
}

function endsOfPiece({ atom, min, max }: Piece, characters: readonly string[], starts: Ends): Ends {
  let last = starts;
  for (let count = 0; count < min && last.size > 0; count++) {
    const next = endsOfAtom(atom, characters, last);
    // From here on, every further repetition ends at the same places.
    if (isSame(next, last)) break;
    last = next;
  }
  const ends = new Set(last);
  for (let count = min; (max === "unbounded" || count < max) && last.size > 0; count++) {
    last = new Set([...endsOfAtom(atom, characters, last)].filter((end) => !ends.has(end)));
    for (const end of last) ends.add(end);
  }
  return ends;
}

function isSame(a: Ends, b: Ends): boolean {
  return a.size === b.size && [...a].every((end) => b.has(end));
}

function endsOfAtom(atom: Atom, characters: readonly string[], starts: Ends): Ends {
  switch (atom.kind) {
    case "group":
      return endsOfAlternatives(atom.pattern, characters, starts);
    case "class": {
      const ends = new Set<number>();
      for (const start of starts) {
        const character = characters[start];
        if (character !== undefined && isIn(atom.set, character)) ends.add(start + 1);
      }
      return ends;
    }
  }
}

/** Whether a set contains a character. */
export function isIn({ isNegated, items, except }: CharacterSet, character: string): boolean {
  const isListed = items.some((item) => isOf(item, character));
  return isListed !== isNegated && !(except !== undefined && isIn(except, character));
}

function isOf(item: CharacterItem, character: string): boolean {
  switch (item.kind) {
    case "range":
      return isWithin(character, item.from, item.to);
    case "property":
      return hasProperty(item.name, character) !== item.isNegated;
    case "escape":
      return ESCAPES[item.letter].test(character) !== item.isNegated;
  }
}

function isWithin(character: string, from: number, to: number): boolean {
  const code = character.codePointAt(0) ?? -1;
  return code >= from && code <= to;
}

function hasProperty(name: string, character: string): boolean {
  const block = name.startsWith("Is") ? UNICODE_BLOCKS.get(name.slice(2)) : undefined;
  return block === undefined ? (CATEGORIES.get(name)?.test(character) ?? false) : isWithin(character, ...block);
}

/** F.1.1, tables of escapes and of categories. */
const ESCAPES: Readonly<Record<"s" | "i" | "c" | "d" | "w", RegExp>> = {
  s: /^[ \t\n\r]$/,
  i: new RegExp(`^[:${NAME_START}]$`, "u"),
  c: new RegExp(`^[:${NAME_PART}]$`, "u"),
  d: /^\p{Nd}$/u,
  w: /^[\p{L}\p{M}\p{N}\p{S}]$/u,
};

const CATEGORIES: ReadonlyMap<string, RegExp> = new Map(
  ["L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn"]
    .flatMap((names) => names.split(" "))
    .map((name) => [name, new RegExp(`^\\p{${name}}$`, "u")]),
);
