import type { Contract, NamedType, StructType, TypeUse } from "../contract/contract.js";
import { operationsIn, typesIn, usesIn } from "../contract/types.js";
import { clarkName } from "../xml/qname.js";

/**
 * The structs that others extend and that are the declared type of some element, by Clark name. A message may have a value of
 * an extending type in their place. A base type that no element has is not among them.
 */
export function polymorphicTypes(contract: Contract): Map<string, StructType> {
  const { types } = contract;
  const extended = types.filter(isExtended);
  const localNames = new Set(extended.map(({ name }) => name.localName));
  const names = new Set<string>();
  const declare = ({ kind, name }: TypeUse): void => {
    // Most names are of other types, and need not be put together.
    if (kind === "named" && localNames.has(name.localName)) names.add(clarkName(name));
  };
  for (const type of types) typesIn(type).forEach(declare);
  for (const operation of operationsIn(contract)) for (const { type } of usesIn(operation)) declare(type);
  return new Map(
    extended.map((type): [string, StructType] => [clarkName(type.name), type]).filter(([name]) => names.has(name)),
  );
}

/** Whether other types of the contract extend the type. */
export function isExtended(type: NamedType): type is StructType {
  return type.kind === "struct" && type.derived.length > 0;
}
