import type { ElementUse, Occurrence } from "../../contract/contract.js";
import { isRepeated, isRequired } from "../../contract/types.js";
import { type Comparison, fromTo, type Place } from "./comparison.js";
import { showOccurrence } from "./content-model.js";

/** Compares how often an element may be there. */
export function compareOccurrence(comparison: Comparison, place: Place, before: ElementUse, after: ElementUse): void {
  if (!isRequired(before) && isRequired(after)) comparison.report("required now", place);
  if (isRequired(before) && !isRequired(after)) comparison.report("optional now", place);
  const detail = fromTo(showOccurrence(before.occurs), showOccurrence(after.occurs));
  if (isRepeated(before) !== isRepeated(after))
    comparison.report(isRepeated(after) ? "repeats now" : "repeats no more", place, detail);
  else if (isRepeated(after)) compareBounds(comparison, place, [before.occurs, after.occurs], detail);
}

/** Compares the numbers of items. That none were allowed and one is needed now, or vice versa, has been said already. */
function compareBounds(
  comparison: Comparison,
  place: Place,
  [before, after]: readonly [Occurrence, Occurrence],
  detail: string,
): void {
  const [low, high] = [Math.sign(leastOf(after) - leastOf(before)), Math.sign(mostOf(after) - mostOf(before))];
  if (low === 0 && (high === 0 || Number.isNaN(high))) return;
  const effect = low >= 0 && !(high > 0) ? "tightened" : low <= 0 && !(high < 0) ? "loosened" : "changed";
  comparison.report(`bounds ${effect}`, place, detail);
}

function leastOf({ min }: Occurrence): number {
  return Math.max(min, 1);
}

function mostOf({ max }: Occurrence): number {
  return max === "unbounded" ? Number.MAX_SAFE_INTEGER : max;
}

/** Compares the default of an element or an attribute, or its only value. */
export function compareValue(comparison: Comparison, place: Place, before: ElementUse, after: ElementUse): void {
  const [old, young] = [before.value, after.value];
  if (old?.kind === young?.kind && old?.text === young?.text) return;
  const [was, is] = [old, young].map((value) => value && `${value.kind} ${value.text}`);
  const isFixed = [old?.kind === "fixed", young?.kind === "fixed"];
  const detail = fromTo(was, is);
  if (isFixed[0] && isFixed[1]) comparison.report("fixed value changed", place, detail);
  else if (isFixed[1]) comparison.report("fixed value added", place, detail);
  else if (isFixed[0]) comparison.report("fixed value removed", place, detail);
  else comparison.report("default changed", place, detail);
}
