import { compareText } from "../xml/qname.js";

/**
 * Orders names and paths as Biome does: punctuation, numbers, letters; numbers by their length first, letters by the
 * alphabet, a capital before its small letter.
 */
export function compareNatural(a: string, b: string): number {
  const [left, right] = [tokens(a), tokens(b)];
  for (const [index, token] of left.entries()) {
    const other = right[index];
    const order = other === undefined ? 1 : compareTokens(token, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareTokens(a: string, b: string): number {
  const order = rank(a) - rank(b) || (rank(a) === 1 ? a.length - b.length : 0);
  return order || compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);
}

function tokens(name: string): string[] {
  return name.match(/\d+|\D/gu) ?? [];
}

function rank(token: string): number {
  if (token === "/") return -1;
  return /^\d/.test(token) ? 1 : /^[\p{L}$]/u.test(token) ? 2 : 0;
}
