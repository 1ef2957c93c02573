import type { StructType } from "../../contract/contract.js";
import type { TypeIndex } from "../../contract/types.js";
import type { Part } from "../../typescript/content-parts.js";
import { flatParts, planChain } from "../../typescript/content-plan.js";
import { type Comparison, fromTo, type Place, within } from "./comparison.js";
import { nameWithoutVersion } from "./without-version.js";

/** A type, and the types of its contract. */
export type StructOf = readonly [type: StructType, types: TypeIndex];

/**
 * Reports the members of a type whose properties have other names now. A name depends on the elements and attributes of the same name
 * that come before: in the type, or in one that it extends.
 */
export function compareMemberNames(comparison: Comparison, place: Place, before: StructOf, after: StructOf): void {
  const now = propertiesOf(after);
  for (const [member, was] of propertiesOf(before)) {
    const is = now.get(member);
    if (is !== undefined && is !== was) comparison.report("member renamed", within(place, `.${was}`), fromTo(was, is));
  }
}

/** The properties of a type itself, by their elements and attributes. */
function propertiesOf([type, types]: StructOf): Map<string, string> {
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
