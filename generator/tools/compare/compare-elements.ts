import type { AttributeUse, ElementUse, Member, MessageContent, TypeUse } from "../../contract/contract.js";
import { elementsIn, isInAnyOrder, isRequired } from "../../contract/types.js";
import { clarkName, compareText } from "../../xml/qname.js";
import { heldBy } from "../type-words.js";
import { compareOccurrence, compareValue } from "./compare-occurrence.js";
import { type Comparison, fromTo, type Place, within } from "./comparison.js";
import { modelOf } from "./content-model.js";
import { match, moved } from "./match.js";
import { nameWithoutVersion, withoutVersion } from "./without-version.js";

/**
 * Compares the members of a message or a type, and their order.
 * @param place - the place of the message or type; the name of a member is appended to its path
 */
export function compareContents(
  comparison: Comparison,
  place: Place,
  before: MessageContent,
  after: MessageContent,
): void {
  const hasNoOrder = isInAnyOrder(before) && isInAnyOrder(after);
  const [old, young] = [before, after].map((content) =>
    hasNoOrder ? byName(elementsIn(content)) : elementsIn(content),
  );
  compareMembers(comparison, place, old ?? [], young ?? []);
  if (before.kind === "text" && after.kind === "text")
    compareTypeUses(comparison, within(place, "$value"), "type changed", [before.type, after.type]);
}

/** Compares what is in choices and lists, and whether there is text between. */
export function compareModels(
  comparison: Comparison,
  place: Place,
  before: MessageContent,
  after: MessageContent,
): void {
  comparison.differ("content model changed", place, [modelOf(before), modelOf(after)]);
}

/** Attributes have no order. Their names have an `@` before them. */
export function compareAttributes(
  comparison: Comparison,
  place: Place,
  before: readonly AttributeUse[],
  after: readonly AttributeUse[],
): void {
  const members = (attributes: readonly AttributeUse[]): Member[] => byName(attributes.map(memberOfAttribute));
  compareMembers(comparison, place, members(before), members(after));
}

function byName(members: readonly Member[]): Member[] {
  return [...members].sort((a, b) => compareText(nameOf(a), nameOf(b)));
}

function memberOfAttribute({ name, type, required, documentation, value }: AttributeUse): Member {
  const element = { ...name, localName: `@${name.localName}` };
  return {
    kind: "member",
    element,
    documentation,
    type,
    nillable: false,
    occurs: { min: required ? 1 : 0, max: 1 },
    value,
  };
}

function compareMembers(comparison: Comparison, place: Place, old: readonly Member[], young: readonly Member[]): void {
  const { removed, added, kept } = match(old, young, ({ element }) => nameWithoutVersion(element), nameOf);
  for (const member of removed) {
    const kind = isRequired(member) ? "required member removed" : "member removed";
    comparison.report(kind, within(place, nameOf(member)));
  }
  for (const member of added) {
    const kind = isRequired(member) ? "required member added" : "member added";
    comparison.report(kind, within(place, nameOf(member)), showElement(member));
  }
  for (const [was, is] of kept) compareElement(comparison, within(place, nameOf(was)), was, is);
  for (const name of moved(distinctNames(old), distinctNames(young))) {
    comparison.report("member moved", within(place, name));
  }
}

/** An element may stand in several places of a content. The first place counts. */
function distinctNames(members: readonly Member[]): string[] {
  return [...new Set(members.map(nameOf))];
}

/** Compares an element in one place: a member, an item, a key or a value. */
export function compareElement(comparison: Comparison, place: Place, before: ElementUse, after: ElementUse): void {
  compareTypeUses(comparison, place, "type changed", [before.type, after.type]);
  comparison.differ("namespace changed", place, [before.element.namespace, after.element.namespace], withoutVersion);
  compareNillable(comparison, place, before, after);
  compareOccurrence(comparison, place, before, after);
  compareValue(comparison, place, before, after);
  comparison.compareTexts(place, before.documentation, after.documentation);
}

export function compareNillable(comparison: Comparison, place: Place, before: ElementUse, after: ElementUse): void {
  if (!before.nillable && after.nillable) comparison.report("nillable now", place);
  if (before.nillable && !after.nillable) comparison.report("not nillable any more", place);
}

/**
 * Compares the declared types of an element.
 * @param kind - what to report for types that differ on the wire
 */
export function compareTypeUses(
  comparison: Comparison,
  place: Place,
  kind: "type changed" | "header type changed" | "fault changed",
  [before, after]: readonly [TypeUse, TypeUse],
): void {
  if (nameWithoutVersion(before.name) !== nameWithoutVersion(after.name))
    comparison.otherType(kind, place, [before, after], fromTo(showUse(before), showUse(after)));
}

/** The local name alone is enough for a type of the version's own namespace. */
function showUse({ kind, name }: TypeUse): string {
  const isShort = kind === "datatype" || withoutVersion(name.namespace).endsWith("/Services");
  return isShort ? name.localName : clarkName(name);
}

/** The type of an element in words. */
export function showElement(use: ElementUse): string {
  return heldBy(use, showUse).join("");
}

function nameOf({ element }: ElementUse): string {
  return element.localName;
}
