import type { Contract, NamedType, StructType } from "../contract/contract.js";
import { operationsIn, typesIn, usesIn } from "../contract/types.js";
import { clarkName } from "../xml/qname.js";

/**
 * The structs that others extend and that are the declared type of some element, by Clark name. A message may have a value of
 * an extending type in their place. A base type that no element has, such as NetServer's Carrier, is not among them.
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

/** Whether other types of the contract extend the type. */
export function isExtended(type: NamedType): type is StructType {
  return type.kind === "struct" && type.derived.length > 0;
}
