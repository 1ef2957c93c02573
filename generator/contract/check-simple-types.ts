import { SchemaError } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import type { QName } from "../xml/qname.js";
import type { NamedType } from "./contract.js";
import { SimpleDatatypes } from "./simple-datatypes.js";
import { TypeIndex } from "./types.js";

/**
 * Checks that the facets of types are values of their base types.
 * @param positionOf - where a type is defined
 * @throws SchemaError for a facet that is not
 */
export function checkSimpleTypes(types: readonly NamedType[], positionOf: (name: QName) => Position): void {
  const datatypes = new SimpleDatatypes(new TypeIndex(types));
  for (const { kind, name } of types) {
    if (kind !== "simple") continue;
    try {
      datatypes.of({ kind: "named", name });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new SchemaError(error.message, positionOf(name), { cause: error });
    }
  }
}
