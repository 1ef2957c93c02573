import type { Facet } from "../../contract/allowed-value.js";
import type { Restriction, SimpleType, TypeUse } from "../../contract/contract.js";
import type { TypeIndex } from "../../contract/types.js";
import { parsePattern } from "../../xsd/parse-pattern.js";
import type { FacetName } from "../../xsd/properties.js";
import { shapeOfDatatype } from "./datatype-shapes.js";
import { type LengthUnit, lengthUnit } from "./length-unit.js";
import {
  choice,
  commonShape,
  EMPTY,
  literalShape,
  repeat,
  sequence,
  shape,
  shapeOfPatterns,
  type TextShape,
} from "./text-shape.js";

/** The texts of a simple type, as far as a shape can say it: without bounds, and without the limits of dates and numbers. */
export function shapeOfSimpleType({ variety }: SimpleType, types: TypeIndex): TextShape {
  switch (variety.kind) {
    case "enumeration":
      return choice(variety.values.map(({ name }) => literalShape(name)));
    case "flags":
      return listOf(choice(variety.values.map(({ name }) => literalShape(name))));
    case "restriction":
      return shapeOfRestriction(variety, types);
    case "list":
      return listOf(shapeOfUse(variety.item, types));
    case "union":
      return choice(variety.members.map((member) => shapeOfUse(member, types)));
  }
}

function shapeOfUse(use: TypeUse, types: TypeIndex): TextShape {
  return use.kind === "datatype" ? shapeOfDatatype(use.name) : shapeOfSimpleType(types.simple(use.name), types);
}

/** Words with one space between them, or none. */
function listOf(word: TextShape): TextShape {
  return choice([EMPTY, words(commonShape([word, WORD]), 1, Number.POSITIVE_INFINITY)]);
}

const WORD = shape("\\S+");
const SPACE = literalShape(" ");

function words(word: TextShape, min: number, max: number): TextShape {
  if (max <= 0) return EMPTY;
  const some = sequence([word, repeat(sequence([SPACE, word]), Math.max(min - 1, 0), max - 1)]);
  return min === 0 ? choice([EMPTY, some]) : some;
}

function shapeOfRestriction({ base, values, facets }: Restriction, types: TypeIndex): TextShape {
  const patterns = facets.filter(({ name }) => name === "pattern").map(({ value }) => parsePattern(value));
  return commonShape([
    shapeOfUse(base, types),
    ...(values.length > 0 ? [choice(values.map(({ text }) => literalShape(text)))] : []),
    ...(patterns.length > 0 ? [shapeOfPatterns(patterns)] : []),
    ...lengthShapes(facets, lengthUnit(base, types)),
    ...facets.flatMap(shapesOfFacet),
  ]);
}

function lengthShapes(facets: readonly Facet[], unit: LengthUnit | undefined): TextShape[] {
  const count = (name: FacetName): number | undefined => countOf(facets.find((facet) => facet.name === name));
  const exact = count("length");
  const [min = exact, max = exact] = [count("minLength"), count("maxLength")];
  if (unit === undefined || (min === undefined && max === undefined)) return [];
  return [lengthShape(unit, min ?? 0, max ?? Number.POSITIVE_INFINITY)];
}

/** Three bytes are four characters of base64. */
function lengthShape(unit: LengthUnit, min: number, max: number): TextShape {
  switch (unit) {
    case "characters":
      return repeat(CHARACTER, min, max);
    case "pairs of digits":
      return repeat(CHARACTER, 2 * min, 2 * max);
    case "base64":
      return repeat(CHARACTER, 4 * Math.ceil(min / 3), 4 * Math.ceil(max / 3));
    case "words":
      return words(WORD, min, max);
  }
}

const CHARACTER = shape("[\\s\\S]");

function shapesOfFacet(facet: Facet): TextShape[] {
  const { name, value } = facet;
  const count = countOf(facet) ?? 0;
  if (name === "totalDigits") return [sequence([shape("[+\\-]?0*\\.?0*"), repeat(DIGIT, 0, count), shape("\\.?0*")])];
  if (name === "fractionDigits")
    return [sequence([shape("[+\\-]?[0-9]*\\.?"), repeat(shape("[0-9]"), 0, count), shape("0*")])];
  if (name !== "whiteSpace") return [];
  return value.includes("collapse") ? [COLLAPSED] : value.includes("replace") ? [REPLACED] : [];
}

const DIGIT = shape("\\.?[0-9]");
const COLLAPSED = shape("(\\S+( \\S+)*)?");
const REPLACED = shape("[^\\t\\n\\r]*");

function countOf(facet: Facet | undefined): number | undefined {
  return facet === undefined ? undefined : Number(facet.value);
}
