import { type Alternatives, expression, type Step } from "../../templates/runtime/values/expression.js";
import { NAME_PART, NAME_START } from "../../templates/runtime/xml/name-characters.js";
import type { CharacterItem, CharacterSet, Pattern, Piece } from "../xsd/pattern.js";
import { UNICODE_BLOCKS } from "../xsd/unicode-blocks.js";
import { DIGITS_OF_ALL_VERSIONS, DIGITS_OF_ANY_VERSION } from "./digits.js";

/** Whether a whole text matches one of some patterns. A pattern that somebody has made to take long takes no longer. */
export function matchesPatterns(patterns: readonly Pattern[], text: string): boolean {
  return expression("", stepsOf(patterns.flat())).test(text);
}

function stepsOf(pattern: Pattern): Alternatives {
  return pattern.map((branch) => branch.map(stepOf));
}

function stepOf({ atom, min, max }: Piece): Step {
  const of = atom.kind === "group" ? stepsOf(atom.pattern) : { test: (one: string) => isIn(atom.set, one) };
  return { of, min, max: max === "unbounded" ? Number.POSITIVE_INFINITY : max };
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
      if (item.name === "Nd") return isDigit(item.isNegated, character);
      return hasProperty(item.name, character) !== item.isNegated;
    case "escape":
      if (item.letter === "d") return isDigit(item.isNegated, character);
      return ESCAPES[item.letter].test(character) !== item.isNegated;
  }
}

function isDigit(isNegated: boolean, character: string): boolean {
  return isNegated ? !DIGITS.ofAll.test(character) : DIGITS.ofAny.test(character);
}

const DIGITS = {
  ofAny: new RegExp(`^[${DIGITS_OF_ANY_VERSION}]$`, "u"),
  ofAll: new RegExp(`^[${DIGITS_OF_ALL_VERSIONS}]$`, "u"),
};

function isWithin(character: string, from: number, to: number): boolean {
  const code = character.codePointAt(0) ?? -1;
  return code >= from && code <= to;
}

function hasProperty(name: string, character: string): boolean {
  const block = name.startsWith("Is") ? UNICODE_BLOCKS.get(name.slice(2)) : undefined;
  return block === undefined ? (CATEGORIES.get(name)?.test(character) ?? false) : isWithin(character, ...block);
}

/** F.1.1, tables of escapes and of categories. */
const ESCAPES: Readonly<Record<"s" | "i" | "c" | "w", RegExp>> = {
  s: /^[ \t\n\r]$/,
  i: new RegExp(`^[:${NAME_START}]$`, "u"),
  c: new RegExp(`^[:${NAME_PART}]$`, "u"),
  w: /^[\p{L}\p{M}\p{N}\p{S}]$/u,
};

const CATEGORIES: ReadonlyMap<string, RegExp> = new Map(
  ["L Lu Ll Lt Lm Lo M Mn Mc Me N Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn"]
    .flatMap((names) => names.split(" "))
    .map((name) => [name, new RegExp(`^\\p{${name}}$`, "u")]),
);
