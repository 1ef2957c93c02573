import { isIn } from "../../contract/match-pattern.js";
import type { CharacterItem, CharacterSet } from "../../xsd/pattern.js";
import { UNICODE_BLOCKS } from "../../xsd/unicode-blocks.js";

/** Some characters that are in all of some sets, the simplest ones first; none if there is no such character. */
export function charactersOf(sets: readonly CharacterSet[]): readonly string[] {
  const isInAll = (character: string): boolean => sets.every((set) => isIn(set, character));
  const few = sets.find(isSmall);
  if (few !== undefined) return few.items.flatMap(charactersOfRange).filter(isInAll);
  const likely = [...new Set([...PLAIN, ...sets.flatMap(charactersIn)])].filter(isInAll);
  if (likely.length > 0) return likely;
  const first = firstOf(isInAll);
  return first === undefined ? [] : [first];
}

const PLAIN = [
  ..."1aA0bBcC23456789dDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ -_.,:;/+*#@()[]{}<>=!?%&$'\"\\|~^`\n\t\r",
];

/** Whether all characters of a set can be looked at. Most sets of patterns are single characters. */
function isSmall({ isNegated, items }: CharacterSet): boolean {
  return !isNegated && items.every((item) => item.kind === "range" && item.to - item.from < MOST_IN_RANGE);
}

const MOST_IN_RANGE = 100;

function charactersOfRange(item: CharacterItem): string[] {
  if (item.kind !== "range") return [];
  const codes = Array.from({ length: item.to - item.from + 1 }, (_, index) => item.from + index);
  return codes.filter(isCharacter).map((code) => String.fromCodePoint(code));
}

/** The characters at the ends of the ranges of a set, and beside them. */
function charactersIn({ items, except }: CharacterSet): string[] {
  const own = items
    .flatMap(endsOf)
    .flatMap((code) => [code, code + 1, code - 1])
    .filter(isCharacter)
    .map((code) => String.fromCodePoint(code));
  return except === undefined ? own : [...own, ...charactersIn(except)];
}

function endsOf(item: CharacterItem): readonly number[] {
  switch (item.kind) {
    case "range":
      return [item.from, item.to];
    case "property":
      return UNICODE_BLOCKS.get(item.name.slice(2)) ?? [];
    case "escape":
      return [];
  }
}

/** Whether a code point is a character of XML (XML 1.0, 2.2). */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code >= 0xe000 && code < 0xfffe) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Every category of characters has some before this one. */
const LAST = 0x1ffff;

function firstOf(isInAll: (character: string) => boolean): string | undefined {
  for (let code = 0xa0; code <= LAST; code++) {
    if (!isCharacter(code)) continue;
    const character = String.fromCodePoint(code);
    if (isInAll(character)) return character;
  }
  return undefined;
}
