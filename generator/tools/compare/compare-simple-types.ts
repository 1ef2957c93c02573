import { compareDecimals } from "../../../templates/runtime/values/order.js";
import type { Facet } from "../../contract/allowed-value.js";
import type { Restriction, TypeUse, Union } from "../../contract/contract.js";
import { showValue } from "../type-words.js";
import { type Comparison, fromTo, type Place, within } from "./comparison.js";
import { match, moved } from "./match.js";
import { nameWithoutVersion } from "./without-version.js";

export function compareRestrictions(
  comparison: Comparison,
  place: Place,
  before: Restriction,
  after: Restriction,
): void {
  compareUse(comparison, place, before.base, after.base);
  compareAllowed(comparison, place, before, after);
  const names = new Set([...before.facets, ...after.facets].map(({ name }) => name));
  for (const name of names)
    compareFacet(comparison, within(place, ` ${name}`), valuesOf(before, name), valuesOf(after, name));
}

/** Compares the member types of a union. */
export function compareUnions(comparison: Comparison, place: Place, before: Union, after: Union): void {
  const keyOf = ({ name }: TypeUse): string => nameWithoutVersion(name);
  const { removed, added } = match(before.members, after.members, keyOf);
  for (const { name } of removed) comparison.report("member type removed", place, name.localName);
  for (const { name } of added) comparison.report("member type added", place, name.localName);
  // The first member that accepts a text decides about the value.
  const order = moved(before.members.map(keyOf), after.members.map(keyOf));
  if (order.length > 0) comparison.report("type changed", place, "another order of member types");
}

export function compareUse(comparison: Comparison, place: Place, before: TypeUse, after: TypeUse): void {
  if (nameWithoutVersion(before.name) === nameWithoutVersion(after.name)) return;
  comparison.otherType("type changed", place, [before, after], fromTo(before.name.localName, after.name.localName));
}

/** Compares the values of an enumeration of any type. A type that becomes an enumeration allows less, and vice versa. */
function compareAllowed(comparison: Comparison, place: Place, before: Restriction, after: Restriction): void {
  const [old, young] = [before.values, after.values];
  if (old.length === 0 || young.length === 0) {
    if (young.length > 0) comparison.report("facet tightened", within(place, " enumeration"));
    if (old.length > 0) comparison.report("facet loosened", within(place, " enumeration"));
    return;
  }
  const { removed, added, kept } = match(old, young, ({ text }) => text);
  for (const { text } of removed) comparison.report("enumeration value removed", within(place, `.${showValue(text)}`));
  for (const { text } of added) comparison.report("enumeration value added", within(place, `.${showValue(text)}`));
  for (const [one, other] of kept)
    comparison.compareTexts(within(place, `.${showValue(one.text)}`), one.documentation, other.documentation);
}

interface FacetValues {
  readonly name: Facet["name"];
  /** One value, or several patterns. */
  readonly values: readonly string[];
}

function valuesOf({ facets }: Restriction, name: Facet["name"]): FacetValues {
  return { name, values: facets.filter((facet) => facet.name === name).map(({ value }) => value) };
}

function compareFacet(comparison: Comparison, place: Place, before: FacetValues, after: FacetValues): void {
  const [old, young] = [before, after].map(({ values }) => (values.length === 0 ? undefined : values.join(" or ")));
  if (old === young) return;
  comparison.report(`facet ${effectOf(before.name, old, young)}`, place, fromTo(old, young));
}

/** Whether a change allows less, more, or something else. */
function effectOf(name: Facet["name"], before: string | undefined, after: string | undefined): Effect {
  if (name === "whiteSpace") return "changed";
  if (before === undefined) return "tightened";
  if (after === undefined) return "loosened";
  const order = [before, after].every((value) => /^[+-]?\d+(?:\.\d+)?$/.test(value))
    ? compareDecimals(before, after)
    : 0;
  const isLess = name.startsWith("min") ? order < 0 : order > 0;
  if (order === 0 || name === "length" || name === "pattern") return "changed";
  return isLess ? "tightened" : "loosened";
}

type Effect = "tightened" | "loosened" | "changed";
