import type { Contract, NamedType, StructType } from "../contract/contract.js";
import { operationsIn, typesIn, usesIn } from "../contract/types.js";
import { clarkName } from "../xml/qname.js";

/**
 * By Clark name, the structs that a member or an item is declared as and that others extend: in their place a message may have one of
 * those. A base type that nothing is declared as, such as NetServer's Carrier, is not among them.
 */
export function polymorphicTypes(contract: Contract): Map<string, StructType> {
  const { types } = contract;
  const declared = [
    ...types.flatMap(typesIn),
    ...operationsIn(contract)
      .flatMap(usesIn)
      .map(({ type }) => type),
  ];
  const names = new Set(declared.filter(({ kind }) => kind === "named").map(({ name }) => clarkName(name)));
  const extended = types.filter(isExtended).map((type): [string, StructType] => [clarkName(type.name), type]);
  return new Map(extended.filter(([name]) => names.has(name)));
}

/** Whether other types of the contract extend it. */
export function isExtended(type: NamedType): type is StructType {
  return type.kind === "struct" && type.derived.length > 0;
}
