import { isInherited } from "./properties.js";

/**
 * In packages whose members are in camelCase, this file takes the place of `member-names.ts`. The writer and the readers call members as
 * the wire does, because they write and read elements; the properties of values have the names that these functions give.
 */

/**
 * The property for a member. A name that every JavaScript object already has gets a trailing underscore, as in all packages. What may stand
 * around the name stays: an `@`, a number after `$`, the place of an item (`Line[1]`).
 */
export function propertyName(member: string): string {
  const known = KNOWN.get(member);
  if (known !== undefined) return known;
  const property = propertyOf(member);
  // Some of the names come from messages, so there may be any number of them.
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(member, property);
  return property;
}

/** The properties of members, because checking a value that is not plain asks for all of its members. */
const KNOWN = /* @__PURE__ */ new Map<string, string>();

const MOST_KNOWN = 10_000;

function propertyOf(member: string): string {
  const start = member.startsWith("@") ? 1 : 0;
  const mark = member.search(/[$[]/);
  const end = mark < 0 ? member.length : mark;
  const property = member.slice(0, start) + camelCase(member.slice(start, end)) + member.slice(end);
  return isInherited(property) ? `${property}_` : property;
}

/** What an error calls a member that it expects: as the program does, because several names of the wire may give one property. */
export function wireName(propertyName: string): string {
  return propertyName;
}

/** What the writer and the readers call an element: by its local name, with the number of its key (`line$2`) if that has one. */
export function memberFor(key: string, element: string): string {
  return key.includes("$") ? element + key.slice(key.indexOf("$")) : element;
}

/**
 * A name in camelCase: `OrderID` is `orderId`, `URLName` is `urlName`, and `FIRST_NAME` is `firstName`. Words end where a capital letter
 * begins another one, and at characters that are neither letters nor digits. Underscores around the name stay. A name that would not begin
 * with a letter or an underscore then stays as it is.
 */
export function camelCase(name: string): string {
  const [first, ...others] = wordsOf(name);
  if (first === undefined) return name;
  const inner = [first.toLowerCase(), ...others.map(capitalize)].join("");
  const whole = `${underscores([...name])}${inner}${underscores([...name].reverse())}`;
  return /^[\p{L}_]/u.test(whole) ? whole : name;
}

/** A single `s` after capital letters is a plural and no word: `IDs`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{M}\p{N}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}(?!s(?!\p{Ll}))\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
}

function capitalize(word: string): string {
  return word.toLowerCase().replace(/^./u, (first) => first.toUpperCase());
}

/** The underscores with which characters begin. */
function underscores(characters: readonly string[]): string {
  const end = characters.findIndex((character) => character !== "_");
  return "_".repeat(Math.max(end, 0));
}
