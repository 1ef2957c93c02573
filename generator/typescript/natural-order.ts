import { compareText } from "../xml/qname.js";

/**
 * Orders names and paths as Biome does: punctuation, then numbers, then letters. Shorter numbers come first. Letters are in
 * alphabetical order, each capital before its small letter.
 */
export function compareNatural(a: string, b: string): number {
  const start = startOfDifference(a, b);
  const [left, right] = [tokenAt(start, a), tokenAt(start, b)];
  if (left === undefined || right === undefined) return a.length - b.length;
  return compareTokens(left, right);
}

/** Where the first token begins in which two names differ. */
function startOfDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  const isInNumber = isDigit(a[index]) || isDigit(b[index]);
  while (isInNumber && isDigit(a[index - 1])) index--;
  return /[\ud800-\udbff]/.test(a[index - 1] ?? "") ? index - 1 : index;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= "0" && character <= "9";
}

function compareTokens(a: string, b: string): number {
  const order = rank(a) - rank(b) || (rank(a) === 1 ? a.length - b.length : 0);
  return order || compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);
}

function tokenAt(start: number, name: string): string | undefined {
  const first = name.charAt(start);
  // Most tokens are such letters, and are found without a search.
  return isLetter(first) ? first : /^(?:\d+|\D)/u.exec(name.slice(start))?.[0];
}

function isLetter(character: string): boolean {
  const small = character.toLowerCase();
  return small >= "a" && small <= "z" && character.length === 1;
}

function rank(token: string): number {
  if (token === "/") return -1;
  if (isLetter(token)) return 2;
  return /^\d/.test(token) ? 1 : /^[\p{L}$]/u.test(token) ? 2 : 0;
}
