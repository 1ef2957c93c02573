import { isIn, matchesPatterns } from "../../contract/match-pattern.js";
import type { Atom, CharacterSet, Pattern, Piece } from "../../xsd/pattern.js";

/** Texts that match a pattern: a short one for each alternative, and longer ones. */
export function samplesOfPattern(pattern: Pattern): string[] {
  const texts = [0, 1, 3, 8].flatMap((more) => pattern.map((branch) => sampleOfBranch(branch, more)));
  return [...new Set(texts)].filter((text) => matchesPatterns([pattern], text));
}

/** @param more - how many repetitions there are beyond the minimum */
function sampleOfBranch(branch: readonly Piece[], more: number): string {
  return branch.map((piece) => sampleOfPiece(piece, more)).join("");
}

function sampleOfPiece({ atom, min, max }: Piece, more: number): string {
  const count = Math.min(min + more, max === "unbounded" ? min + more : max, MOST);
  return Array.from({ length: count }, () => sampleOfAtom(atom, more)).join("");
}

/** More repetitions are too long for a sample. */
const MOST = 10_000;

function sampleOfAtom(atom: Atom, more: number): string {
  switch (atom.kind) {
    case "group":
      return sampleOfBranch(atom.pattern[0] ?? [], more);
    case "class":
      return sampleOfSet(atom.set);
  }
}

/** The simplest character of a set. */
function sampleOfSet(set: CharacterSet): string {
  return PLAIN.find((character) => isIn(set, character)) ?? firstOf(set);
}

const PLAIN = [
  ..."1aA0bBcC23456789dDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ -_.,:;/+*#@()[]{}<>=!?%&$'\"\\|~^`\n\t",
];

function firstOf(set: CharacterSet): string {
  for (let code = 0xa0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const character = String.fromCodePoint(code);
    if (isIn(set, character)) return character;
  }
  return "";
}
