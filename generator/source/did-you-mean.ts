import { closest, distance } from "fastest-levenshtein";
import { quote } from "./visible-text.js";

/** `"Services8" is not one of Services87, Services88; did you mean "Services87"?` */
export function isNotOneOf(name: string, known: readonly string[]): string {
  return `${quote(name)} is not one of ${known.join(", ")}${didYouMean(name, known)}`;
}

/** `; did you mean "StartBatchJob"?`; empty if no name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const similar = similarName(name, known);
  return similar === undefined ? "" : `; did you mean ${quote(similar)}?`;
}

/** The name that somebody may have meant. Case makes no difference. */
function similarName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const wanted = name.toLowerCase();
  const lower = known.map((each) => each.toLowerCase());
  const nearest = closest(wanted, lower);
  return distance(wanted, nearest) <= Math.max(1, wanted.length / 3) ? known[lower.indexOf(nearest)] : undefined;
}
