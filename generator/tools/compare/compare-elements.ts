import type { ElementUse, Member, Particle, StructContent, TypeUse } from "../../contract/contract.js";
import { isRequired } from "../../contract/types.js";
import { heldBy } from "../type-words.js";
import {
  type Comparison,
  match,
  moved,
  namespaceWithoutVersion,
  nameWithoutVersion,
  type Place,
  within,
} from "./comparison.js";

/**
 * Compares the members of a message or a type, which come in an order.
 * @param place - that of what has them, up to where their names go on
 */
export function compareContents(
  comparison: Comparison,
  place: Place,
  before: StructContent,
  after: StructContent,
): void {
  const [old, young] = [membersOf(before), membersOf(after)];
  const { removed, added, kept } = match(old, young, nameOf);
  for (const member of removed) {
    const kind = isRequired(member) ? "required member removed" : "member removed";
    comparison.report(kind, within(place, nameOf(member)));
  }
  for (const member of added) {
    const kind = isRequired(member) ? "required member added" : "member added";
    comparison.report(kind, within(place, nameOf(member)), showElement(member));
  }
  for (const [was, is] of kept) compareElement(comparison, within(place, nameOf(was)), was, is);
  for (const name of moved(old.map(nameOf), young.map(nameOf))) {
    comparison.report("member moved", within(place, name));
  }
}

/** Compares an element in one place: a member, an item, a key or a value. */
export function compareElement(comparison: Comparison, place: Place, before: ElementUse, after: ElementUse): void {
  comparison.differ("type changed", place, showUse(before.type), showUse(after.type));
  const [old, young] = [before, after].map(({ element }) => namespaceWithoutVersion(element.namespace));
  comparison.differ("namespace changed", place, old, young);
  compareNillable(comparison, place, before, after);
  if (!isRequired(before) && isRequired(after)) comparison.report("required now", place);
  if (isRequired(before) && !isRequired(after)) comparison.report("optional now", place);
  comparison.compareTexts(place, before.documentation, after.documentation);
}

export function compareNillable(comparison: Comparison, place: Place, before: ElementUse, after: ElementUse): void {
  if (!before.nillable && after.nillable) comparison.report("nillable now", place);
  if (before.nillable && !after.nillable) comparison.report("not nillable any more", place);
}

/** The local name alone is enough for all but types that share it. */
export function showUse({ kind, name }: TypeUse): string {
  return kind === "datatype" ? name.localName : nameWithoutVersion(name).replace(/^\{[^}]*\/Services\}/, "");
}

/** What an element may hold. */
export function showElement(use: ElementUse): string {
  return heldBy(use, showUse).join("");
}

function nameOf({ element }: ElementUse): string {
  return element.localName;
}

function membersOf(content: StructContent): Member[] {
  switch (content.kind) {
    case "elements":
      return content.particles.map(memberOf);
  }
}

function memberOf(particle: Particle): Member {
  switch (particle.kind) {
    case "member":
      return particle;
  }
}
