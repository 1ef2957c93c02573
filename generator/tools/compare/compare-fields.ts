import type { Field, TypeUse } from "../../contract/contract.js";
import {
  type Comparison,
  match,
  moved,
  namespaceWithoutVersion,
  nameWithoutVersion,
  type Place,
} from "./comparison.js";

/** Compares the members of a message or a type, which come in an order. @param path - where they stand */
export function compareFields(
  comparison: Comparison,
  path: string,
  place: Place,
  before: readonly Field[],
  after: readonly Field[],
): void {
  const { removed, added, kept } = match(before, after, ({ name }) => name);
  for (const { name, required } of removed) {
    comparison.report(required ? "required member removed" : "member removed", `${path}${name}`, place);
  }
  for (const field of added) {
    const kind = field.required ? "required member added" : "member added";
    comparison.report(kind, `${path}${field.name}`, place, describeField(field));
  }
  for (const [old, young] of kept) compareField(comparison, `${path}${old.name}`, place, old, young);
  const names = (fields: readonly Field[]): string[] => fields.map(({ name }) => name);
  for (const name of moved(names(before), names(after))) comparison.report("member moved", `${path}${name}`, place);
}

/** Compares two uses of a type under one name: members, items, keys and values. */
export function compareField(comparison: Comparison, path: string, place: Place, before: Field, after: Field): void {
  comparison.differ("type changed", path, place, showUse(before.type), showUse(after.type));
  const [old, young] = [before, after].map(({ namespace }) => namespaceWithoutVersion(namespace));
  comparison.differ("namespace changed", path, place, old, young);
  if (!before.nillable && after.nillable) comparison.report("nillable now", path, place);
  if (before.nillable && !after.nillable) comparison.report("not nillable any more", path, place);
  if (!before.required && after.required) comparison.report("required now", path, place);
  if (before.required && !after.required) comparison.report("optional now", path, place);
  comparison.compareTexts(path, place, before.documentation, after.documentation);
}

/** The local name alone is enough for all but types that share it. */
export function showUse({ kind, name }: TypeUse): string {
  return kind === "datatype" ? name.localName : nameWithoutVersion(name).replace(/^\{[^}]*\/Services\}/, "");
}

function describeField({ type, nillable }: Field): string {
  return `${showUse(type)}${nillable ? " or nil" : ""}`;
}
