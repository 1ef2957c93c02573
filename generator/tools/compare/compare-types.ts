import type { ArrayType, DictionaryType, EnumValue, NamedType, StructType } from "../../contract/contract.js";
import type { Direction } from "./change-table.js";
import { compareField, compareFields } from "./compare-fields.js";
import { type Comparison, match, moved, nameWithoutVersion, type Place } from "./comparison.js";

/** Compares the named types of two contracts. @param directions - who sends values of each */
export function compareTypes(
  comparison: Comparison,
  before: readonly NamedType[],
  after: readonly NamedType[],
  directions: ReadonlyMap<string, ReadonlySet<Direction>>,
): void {
  const { removed, added, kept } = match(before, after, ({ name }) => nameWithoutVersion(name));
  const placeOf = ({ name }: NamedType): Place => ({
    subject: { kind: "type", type: name.localName },
    directions: directions.get(nameWithoutVersion(name)) ?? new Set(),
  });
  for (const type of removed) comparison.report("type removed", type.name.localName, placeOf(type), type.kind);
  for (const type of added) comparison.report("type added", type.name.localName, placeOf(type), type.kind);
  for (const [old, young] of kept) compareType(comparison, placeOf(old), old, young);
}

function compareType(comparison: Comparison, place: Place, before: NamedType, after: NamedType): void {
  const path = before.name.localName;
  comparison.compareTexts(path, place, before.documentation, after.documentation);
  if (before.kind === "struct" && after.kind === "struct") compareStructs(comparison, place, before, after);
  else if (before.kind === "array" && after.kind === "array") compareArrays(comparison, place, before, after);
  else if (before.kind === "dictionary" && after.kind === "dictionary")
    compareDictionaries(comparison, place, before, after);
  else if ("values" in before && "values" in after && before.kind === after.kind)
    compareValues(comparison, path, place, before.values, after.values);
  else comparison.differ("kind of type changed", path, place, before.kind, after.kind);
}

function compareStructs(comparison: Comparison, place: Place, before: StructType, after: StructType): void {
  const path = before.name.localName;
  const [old, young] = [before, after].map(({ base }) => base && nameWithoutVersion(base));
  if (old !== young) comparison.differ("base type changed", path, place, before.base?.localName, after.base?.localName);
  compareFields(comparison, `${path}.`, place, before.fields, after.fields);
}

function compareArrays(comparison: Comparison, place: Place, before: ArrayType, after: ArrayType): void {
  const path = before.name.localName;
  comparison.differ("entry element changed", path, place, before.item.name, after.item.name);
  compareField(comparison, `${path} item`, place, before.item, after.item);
}

function compareDictionaries(
  comparison: Comparison,
  place: Place,
  before: DictionaryType,
  after: DictionaryType,
): void {
  const path = before.name.localName;
  const namesOf = ({ entry, key, value }: DictionaryType): string => [entry.localName, key.name, value.name].join(", ");
  comparison.differ("entry element changed", path, place, namesOf(before), namesOf(after));
  compareField(comparison, `${path} key`, place, before.key, after.key);
  compareField(comparison, `${path} value`, place, before.value, after.value);
}

function compareValues(
  comparison: Comparison,
  path: string,
  place: Place,
  before: readonly EnumValue[],
  after: readonly EnumValue[],
): void {
  const { removed, added, kept } = match(before, after, ({ name }) => name);
  for (const { name } of removed) comparison.report("enumeration value removed", `${path}.${name}`, place);
  for (const { name, number } of added) {
    comparison.report("enumeration value added", `${path}.${name}`, place, String(number));
  }
  for (const [old, young] of kept) {
    const valuePath = `${path}.${old.name}`;
    comparison.differ("number of a value changed", valuePath, place, String(old.number), String(young.number));
    comparison.compareTexts(valuePath, place, old.documentation, young.documentation);
  }
  const names = (values: readonly EnumValue[]): string[] => values.map(({ name }) => name);
  if (moved(names(before), names(after)).length > 0) comparison.report("order of values changed", path, place);
}
