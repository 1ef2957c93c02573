import { unsupported } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import type { QName } from "../xml/qname.js";
import { circlesIn } from "./circles.js";
import type { NamedType } from "./contract.js";
import { TypeIndex, typesIn } from "./types.js";

/** More than people write. A collection is one type together with all collections in it. */
const MAX_COLLECTIONS = 100;

/**
 * Checks that no array or dictionary contains itself without a struct between, and that none has too many others.
 * @param types - all types of a contract
 * @param positionOf - where the type of a name is defined
 * @throws SchemaError for a collection that contains itself, or too many others
 */
export function checkCollections(types: readonly NamedType[], positionOf: (name: QName) => Position): void {
  const index = new TypeIndex(types);
  const counts = new Map<NamedType, number>();
  const open = new Set<NamedType>();
  /** Counts the collections that a type consists of: itself and all that it contains. */
  const count = (type: NamedType): number => {
    const known = isCollection(type) ? counts.get(type) : 0;
    if (known !== undefined) return known;
    const { name } = type;
    if (open.has(type)) throw unsupported("a collection of itself", positionOf(name));
    if (open.size === MAX_COLLECTIONS)
      throw unsupported(`the ${MAX_COLLECTIONS}th collection in a row`, positionOf(name));
    open.add(type);
    let all = 1;
    for (const held of typesIn(type)) if (held.kind === "named") all += count(index.get(held.name));
    if (all > MAX_COLLECTIONS)
      throw unsupported(`a collection of more than ${MAX_COLLECTIONS} collections`, positionOf(name));
    open.delete(type);
    counts.set(type, all);
    return all;
  };
  for (const type of types) count(type);
}

/** The arrays and dictionaries that contain themselves without a struct between. In TypeScript such a type would have no name. */
export function collectionsOfThemselves(types: readonly NamedType[]): QName[] {
  const index = new TypeIndex(types);
  const held = (type: NamedType): NamedType[] =>
    typesIn(type)
      .filter(({ kind }) => kind === "named")
      .map(({ name }) => index.get(name))
      .filter(isCollection);
  const circles = circlesIn(new Map(types.filter(isCollection).map((type) => [type, held(type)])));
  return [...circles].map(({ name }) => name);
}

function isCollection({ kind }: NamedType): boolean {
  switch (kind) {
    case "array":
    case "dictionary":
      return true;
    case "struct":
    case "simple":
      return false;
  }
}
