import type { Atom, CharacterSet, Pattern, Piece } from "../xsd/pattern.js";
import { isIn } from "./match-pattern.js";

/**
 * Whether an expression of JavaScript surely needs time in proportion to the text: at each character there is one way to go on at
 * most ("strongly deterministic"). Then going back to another way finds nothing, and at once.
 */
export function isLinear(pattern: Pattern): boolean {
  return waysThrough(pattern) <= MANY_WAYS || look(pattern).isCertain;
}

/** So few ways need no time, even if each of them is tried. */
const MANY_WAYS = 1000;

/** In how many ways a pattern can be passed at most. */
function waysThrough(pattern: Pattern): number {
  return sum(pattern.map((branch) => branch.map(waysOfPiece).reduce((all, ways) => all * ways, 1)));
}

function waysOfPiece({ atom, min, max }: Piece): number {
  const ways = atom.kind === "group" ? waysThrough(atom.pattern) : 1;
  if (max === "unbounded" || max - min > MANY_WAYS) return Number.POSITIVE_INFINITY;
  return sum(Array.from({ length: max - min + 1 }, (_, more) => ways ** (min + more)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** What a part of a pattern is known by. */
interface Look {
  /** Whether there is one way at most inside. */
  readonly isCertain: boolean;
  readonly isNullable: boolean;
  /** What it may begin with. */
  readonly first: readonly CharacterSet[];
  /** With what it may go on where it could also end. */
  readonly further: readonly CharacterSet[];
}

const NOTHING: Look = { isCertain: true, isNullable: true, first: [], further: [] };

function look(pattern: Pattern): Look {
  return pattern.map((branch) => branch.map(lookAtPiece).reduce(inSequence, NOTHING)).reduce(either);
}

function either(a: Look, b: Look): Look {
  return {
    isCertain: a.isCertain && b.isCertain && !(a.isNullable && b.isNullable) && areApart(a.first, b.first),
    isNullable: a.isNullable || b.isNullable,
    first: [...a.first, ...b.first],
    further: [...a.further, ...b.further],
  };
}

function inSequence(a: Look, b: Look): Look {
  const isClear = areApart(a.further, b.first) && (!a.isNullable || areApart(a.first, b.first));
  return {
    isCertain: a.isCertain && b.isCertain && isClear,
    isNullable: a.isNullable && b.isNullable,
    first: a.isNullable ? [...a.first, ...b.first] : a.first,
    further: b.isNullable ? [...a.further, ...b.first, ...b.further] : b.further,
  };
}

function lookAtPiece({ atom, min, max }: Piece): Look {
  const once = lookAtAtom(atom);
  if (max === 0) return NOTHING;
  if (max === 1) return min === 1 ? once : { ...once, isNullable: true, isCertain: once.isCertain && !once.isNullable };
  return {
    isCertain: once.isCertain && !once.isNullable && areApart(once.further, once.first),
    isNullable: once.isNullable || min === 0,
    first: once.first,
    further: min === max ? once.further : [...once.further, ...once.first],
  };
}

function lookAtAtom(atom: Atom): Look {
  switch (atom.kind) {
    case "group":
      return look(atom.pattern);
    case "class":
      return { isCertain: true, isNullable: false, first: [atom.set], further: [] };
  }
}

function areApart(some: readonly CharacterSet[], others: readonly CharacterSet[]): boolean {
  return some.every((set) => others.every((other) => !haveCommon(set, other)));
}

/** Whether two sets have a character in common. */
function haveCommon(a: CharacterSet, b: CharacterSet): boolean {
  const areAscii = [a, b].some(
    (set) => !set.isNegated && set.items.every((item) => item.kind === "range" && item.to < 0x80),
  );
  const end = areAscii ? 0x80 : 0x30000;
  for (let code = 0; code < end; code++) {
    const character = String.fromCodePoint(code);
    if (isIn(a, character) && isIn(b, character)) return true;
  }
  return false;
}
