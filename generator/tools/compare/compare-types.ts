import type {
  ArrayType,
  DictionaryType,
  EnumValue,
  NamedType,
  SimpleType,
  StructType,
} from "../../contract/contract.js";
import { kindOf, showValue } from "../type-words.js";
import { compareAttributes, compareContents, compareElement, compareModels } from "./compare-elements.js";
import { compareRestrictions, compareUnions, compareUse } from "./compare-simple-types.js";
import { type Comparison, fromTo, type Place, within } from "./comparison.js";
import { showWildcard } from "./content-model.js";
import { match, moved } from "./match.js";
import { nameWithoutVersion, withoutVersion } from "./without-version.js";

/** Compares two types, which may have different names. */
export function compareType(comparison: Comparison, place: Place, before: NamedType, after: NamedType): void {
  comparison.compareTexts(place, before.documentation, after.documentation);
  comparison.differ("kind of type changed", place, [kindOf(before), kindOf(after)]);
  switch (before.kind) {
    case "struct":
      if (after.kind === "struct") compareStructs(comparison, place, before, after);
      break;
    case "simple":
      if (after.kind === "simple") compareSimpleTypes(comparison, place, before, after);
      break;
    case "array":
      if (after.kind === "array") compareArrays(comparison, place, before, after);
      break;
    case "dictionary":
      if (after.kind === "dictionary") compareDictionaries(comparison, place, before, after);
      break;
    default:
      before satisfies never;
  }
}

function compareStructs(comparison: Comparison, place: Place, before: StructType, after: StructType): void {
  const [old, young] = [before, after].map(({ base }) => base && nameWithoutVersion(base));
  const detail = fromTo(before.base?.localName, after.base?.localName);
  if (old !== young) comparison.report("base type changed", place, detail);
  compareRestricted(comparison, place, before, after);
  if (!before.isAbstract && after.isAbstract) comparison.report("abstract now", place);
  if (before.isAbstract && !after.isAbstract) comparison.report("abstract no more", place);
  const [was, is] = [before, after].map(({ isShared }) => (isShared ? "in several places" : "in one place"));
  comparison.differ("sharing changed", place, [was, is]);
  compareModels(comparison, place, before.content, after.content);
  compareContents(comparison, within(place, "."), before.content, after.content);
  compareAttributes(comparison, within(place, "."), before.attributes, after.attributes);
}

/** Compares the types that a type may replace without being an extension of them, and the further attributes that it may have. */
function compareRestricted(comparison: Comparison, place: Place, before: StructType, after: StructType): void {
  const [old, young] = [before, after].map(({ restricts }) => restricts && nameWithoutVersion(restricts));
  const detail = fromTo(before.restricts?.localName, after.restricts?.localName);
  if (old !== young) comparison.report("restricted type changed", place, detail);
  const [was, is] = [before, after].map(({ anyAttributes }) => showWildcard(anyAttributes));
  comparison.differ("further attributes changed", within(place, ".$attributes"), [was, is], withoutVersion);
}

function compareArrays(comparison: Comparison, place: Place, before: ArrayType, after: ArrayType): void {
  comparison.differ("entry element changed", place, [before.item.element.localName, after.item.element.localName]);
  // Neither side checks the number of items.
  const item = { ...after.item, occurs: before.item.occurs };
  compareElement(comparison, within(place, " item"), before.item, item);
}

function compareDictionaries(
  comparison: Comparison,
  place: Place,
  before: DictionaryType,
  after: DictionaryType,
): void {
  const namesOf = ({ entry, key, value }: DictionaryType): string =>
    [entry, key.element, value.element].map(({ localName }) => localName).join(", ");
  comparison.differ("entry element changed", place, [namesOf(before), namesOf(after)]);
  comparison.differ("namespace changed", place, [before.entry.namespace, after.entry.namespace], withoutVersion);
  compareElement(comparison, within(place, " key"), before.key, after.key);
  compareElement(comparison, within(place, " value"), before.value, after.value);
}

function compareSimpleTypes(comparison: Comparison, place: Place, before: SimpleType, after: SimpleType): void {
  switch (before.variety.kind) {
    case "enumeration":
    case "flags":
      if (after.variety.kind === before.variety.kind)
        compareValues(comparison, place, before.variety.values, after.variety.values);
      break;
    case "restriction":
      if (after.variety.kind === "restriction") compareRestrictions(comparison, place, before.variety, after.variety);
      break;
    case "list":
      if (after.variety.kind === "list")
        compareUse(comparison, within(place, " item"), before.variety.item, after.variety.item);
      break;
    case "union":
      if (after.variety.kind === "union") compareUnions(comparison, place, before.variety, after.variety);
      break;
    default:
      before.variety satisfies never;
  }
}

function compareValues(
  comparison: Comparison,
  place: Place,
  before: readonly EnumValue[],
  after: readonly EnumValue[],
): void {
  const { removed, added, kept } = match(before, after, ({ name }) => name);
  const placeOf = ({ name }: EnumValue): Place => within(place, `.${showValue(name)}`);
  for (const value of removed) comparison.report("enumeration value removed", placeOf(value));
  for (const value of added) comparison.report("enumeration value added", placeOf(value), value.number?.toString());
  for (const [old, young] of kept) {
    if (old.number !== undefined && young.number !== undefined)
      comparison.differ("number of a value changed", placeOf(old), [String(old.number), String(young.number)]);
    comparison.compareTexts(placeOf(old), old.documentation, young.documentation);
  }
  const names = (values: readonly EnumValue[]): string[] => values.map(({ name }) => name);
  if (moved(names(before), names(after)).length > 0) comparison.report("order of values changed", place);
}
