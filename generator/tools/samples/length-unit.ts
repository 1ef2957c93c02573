import type { TypeUse } from "../../contract/contract.js";
import type { TypeIndex } from "../../contract/types.js";

/** What the length of a value counts, in its text (XSD 1.0 part 2, 4.3.1). */
export type LengthUnit = "characters" | "pairs of digits" | "base64" | "words";

/** The unit of lengths of a type; undefined for unions, which have none. */
export function lengthUnit(use: TypeUse, types: TypeIndex): LengthUnit | undefined {
  if (use.kind === "datatype") return UNITS.get(use.name.localName) ?? "characters";
  const { variety } = types.simple(use.name);
  switch (variety.kind) {
    case "enumeration":
      return "characters";
    case "flags":
    case "list":
      return "words";
    case "restriction":
      return lengthUnit(variety.base, types);
    case "union":
      return undefined;
  }
}

const UNITS: ReadonlyMap<string, LengthUnit> = new Map([
  ["hexBinary", "pairs of digits"],
  ["base64Binary", "base64"],
  ["NMTOKENS", "words"],
  ["IDREFS", "words"],
  ["ENTITIES", "words"],
]);
