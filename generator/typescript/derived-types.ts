import type { StructType } from "../contract/contract.js";
import type { TypeIndex } from "../contract/types.js";
import { clarkName } from "../xml/qname.js";

/** A type that values may have where a type that it extends is declared. */
export interface DerivedType {
  readonly type: StructType;
  /** What `$type` is in its values. */
  readonly mark: string;
}

/** The types that extend a struct and are not abstract, with their marks. */
export function derivedTypes(declared: StructType, types: TypeIndex): DerivedType[] {
  const derived = types.concreteFrom(declared);
  const marks = marksOf(declared, derived);
  return derived.map((type) => ({ type, mark: marks(type) }));
}

/** What `$type` is in values of a type, where a type that it extends is declared. */
export function markOf(type: StructType, declared: StructType, types: TypeIndex): string {
  return marksOf(declared, types.concreteFrom(declared))(type);
}

/**
 * The mark of a type is its local name. If types of several namespaces share it, only that of the declared type's namespace has it, and
 * the others are marked in Clark notation: so a further type renames no other but one with its own name, and none silently.
 */
function marksOf(declared: StructType, derived: readonly StructType[]): (type: StructType) => string {
  const counts = new Map<string, number>();
  for (const { name } of [declared, ...derived]) counts.set(name.localName, (counts.get(name.localName) ?? 0) + 1);
  return ({ name }) =>
    counts.get(name.localName) === 1 || name.namespace === declared.name.namespace ? name.localName : clarkName(name);
}

/**
 * Whether so many types extend a struct that they are no union: compilers check a union of all of them in a time that grows with the
 * square of their number, and refuse one of thousands.
 */
export function isLargeFamily(declared: StructType, types: TypeIndex): boolean {
  return types.concreteFrom(declared).length > MOST_IN_UNION;
}

/** More than people tell apart in one place of their programs. */
export const MOST_IN_UNION = 64;
