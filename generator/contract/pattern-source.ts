import { NAME_PART, NAME_START } from "../../templates/runtime/xml/name-characters.js";
import type { Atom, CharacterItem, CharacterSet, Pattern, Piece } from "../xsd/pattern.js";
import { UNICODE_BLOCKS } from "../xsd/unicode-blocks.js";
import { DIGITS_OF_ALL_VERSIONS, DIGITS_OF_ANY_VERSION } from "./digits.js";

/** The source of a JavaScript expression with the flag u that matches a text if one of some patterns does. */
export function patternSource(patterns: readonly Pattern[]): string {
  return `^(?:${printAlternatives(patterns.flat())})$`;
}

function printAlternatives(pattern: Pattern): string {
  return pattern.map((branch) => branch.map(printPiece).join("")).join("|");
}

function printPiece({ atom, min, max }: Piece): string {
  return `${printAtom(atom)}${printQuantity(min, max)}`;
}

function printQuantity(min: number, max: number | "unbounded"): string {
  if (max === "unbounded") return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  if (min === max) return min === 1 ? "" : `{${min}}`;
  return min === 0 && max === 1 ? "?" : `{${min},${max}}`;
}

function printAtom(atom: Atom): string {
  switch (atom.kind) {
    case "group":
      return `(?:${printAlternatives(atom.pattern)})`;
    case "class":
      return printSet(atom.set);
  }
}

/** JavaScript's sets cannot contain complements of sets, and have no subtraction. So some sets become several. */
function printSet({ isNegated, items, except }: CharacterSet): string {
  const set = isNegated ? printComplement(items) : printUnion(items);
  return except === undefined ? set : `(?:(?!${printSet(except)})${set})`;
}

function printUnion(items: readonly CharacterItem[]): string {
  const [item, second] = items;
  if (item !== undefined && second === undefined) return printItem(item);
  const inside = items.map(insideOf).filter((source) => source !== undefined);
  const others = items.filter((each) => insideOf(each) === undefined).map(printItem);
  const sets = [...(inside.length > 0 ? [`[${inside.join("")}]`] : []), ...others];
  return sets.length === 1 ? sets.join("") : `(?:${sets.join("|")})`;
}

function printComplement(items: readonly CharacterItem[]): string {
  const inside = items.map(insideOf);
  return inside.includes(undefined) ? `(?:(?!${printUnion(items)})[^])` : `[^${inside.join("")}]`;
}

/** A single item. */
function printItem(item: CharacterItem): string {
  switch (item.kind) {
    case "range":
      return item.from === item.to ? printCharacter(item.from, OUTSIDE) : `[${insideOf(item)}]`;
    case "property":
      if (item.name === "Nd") return printDigits(item.isNegated);
      return item.name.startsWith("Is") ? `[${item.isNegated ? "^" : ""}${blockOf(item.name)}]` : printCategory(item);
    case "escape":
      if (item.letter === "d") return printDigits(item.isNegated);
      return `[${item.isNegated ? "^" : ""}${ESCAPES[item.letter]}]`;
  }
}

/** An item as a part of a set; undefined if it would be the complement of a set. */
function insideOf(item: CharacterItem): string | undefined {
  switch (item.kind) {
    case "range": {
      const [from, to] = [printCharacter(item.from, INSIDE), printCharacter(item.to, INSIDE)];
      return item.from === item.to ? from : `${from}-${to}`;
    }
    case "property":
      if (item.name === "Nd") return item.isNegated ? undefined : DIGITS_OF_ANY_VERSION;
      if (!item.name.startsWith("Is")) return printCategory(item);
      return item.isNegated ? undefined : blockOf(item.name);
    case "escape":
      return item.isNegated ? undefined : ESCAPES[item.letter];
  }
}

function printDigits(isNegated: boolean): string {
  return isNegated ? `[^${DIGITS_OF_ALL_VERSIONS}]` : `[${DIGITS_OF_ANY_VERSION}]`;
}

function printCategory({ name, isNegated }: { name: string; isNegated: boolean }): string {
  return `\\${isNegated ? "P" : "p"}{${name}}`;
}

function blockOf(name: string): string {
  const [from, to] = UNICODE_BLOCKS.get(name.slice(2)) ?? [0, 0];
  return `${printCharacter(from, INSIDE)}-${printCharacter(to, INSIDE)}`;
}

/** F.1.1, table of escapes. A character that is not punctuation, a separator or "other" is a letter, a mark, a number or a symbol. */
const ESCAPES: Readonly<Record<"s" | "i" | "c" | "d" | "w", string>> = {
  s: " \\t\\n\\r",
  i: `:${NAME_START}`,
  c: `:${NAME_PART}`,
  d: DIGITS_OF_ANY_VERSION,
  w: "\\p{L}\\p{M}\\p{N}\\p{S}",
};

/** The characters with a special meaning. */
const OUTSIDE = /^[\\^$.*+?()[\]{}|/]$/;
const INSIDE = /^[\\^[\]/-]$/;

function printCharacter(code: number, special: RegExp): string {
  const character = String.fromCodePoint(code);
  if (special.test(character)) return `\\${character}`;
  if (code >= 0x20 && code < 0x7f) return character;
  return CONTROLS.get(code) ?? `\\u{${code.toString(16).toUpperCase()}}`;
}

const CONTROLS: ReadonlyMap<number, string> = new Map([
  [0x9, "\\t"],
  [0xa, "\\n"],
  [0xd, "\\r"],
]);
