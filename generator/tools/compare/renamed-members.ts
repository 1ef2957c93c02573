import type { MessageContent, StructType } from "../../contract/contract.js";
import type { TypeIndex } from "../../contract/types.js";
import type { Part } from "../../typescript/content-parts.js";
import { flatParts, planChain, planMessage } from "../../typescript/content-plan.js";
import { type Comparison, fromTo, type Place, within } from "./comparison.js";
import { nameWithoutVersion } from "./without-version.js";

/** A type, and the types of its contract. */
export type StructOf = readonly [type: StructType, types: TypeIndex];

/**
 * Reports the members of a type whose properties have other names now. A name depends on the elements and attributes of the same name
 * that come before: in the type, or in one that it extends.
 */
export function compareMemberNames(comparison: Comparison, place: Place, before: StructOf, after: StructOf): void {
  report(comparison, within(place, "."), propertiesOf(before), propertiesOf(after));
}

/** Reports the members of a message whose properties have other names now. A message of one element has the members of its type. */
export function compareMessageNames(
  comparison: Comparison,
  place: Place,
  before: MessageContent,
  after: MessageContent,
): void {
  if (before.kind === "bare" || after.kind === "bare") return;
  const [was, is] = [before, after].map((content) => propertiesIn(planMessage(content, comparison.members), ""));
  report(comparison, place, new Map(was), new Map(is));
}

type Properties = ReadonlyMap<string, string>;

/** @param place - the place of a member without its name */
function report(comparison: Comparison, place: Place, before: Properties, after: Properties): void {
  for (const [member, was] of before) {
    const is = after.get(member);
    if (is !== undefined && is !== was) comparison.report("member renamed", within(place, was), fromTo(was, is));
  }
}

/** The properties of a type itself, by their elements and attributes. */
function propertiesOf([type, types]: StructOf): Properties {
  const own = planChain(type, types).at(-1);
  const attributes = own?.attributes.map(({ key, attribute }): [string, string] => [
    `@${nameWithoutVersion(attribute.name)}`,
    key,
  ]);
  return new Map([...propertiesIn(own?.parts ?? [], ""), ...(attributes ?? [])]);
}

/** @param place - the lists that the parts are in */
function propertiesIn(parts: readonly Part[], place: string): [string, string][] {
  return flatParts(parts).flatMap((part): [string, string][] => {
    if (part.kind === "member") return [[place + nameWithoutVersion(part.use.element), part.key]];
    const branches = part.kind === "items" ? part.branches : [];
    return branches.flatMap((branch) => propertiesIn(branch, `${place}${part.key}.`));
  });
}
