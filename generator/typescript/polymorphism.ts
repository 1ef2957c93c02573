import type { Contract, NamedType, StructType, TypeUse } from "../contract/contract.js";
import { clarkName } from "../xml/qname.js";

/**
 * The structs, by Clark name, that a member or an item is declared as and that others extend: in their place a message
 * may have one of those. A base type that nothing is declared as, such as NetServer's Carrier, is not among them.
 */
export function polymorphicTypes({ types, endpoints }: Contract): Set<string> {
  const operations = endpoints.flatMap((endpoint) => endpoint.operations);
  const messages = operations.flatMap(({ request, response }) => [request, response]);
  const declared = [
    ...types.flatMap(usesOf),
    ...messages.flatMap(({ fields, headers }) => [...fields, ...headers].map(({ type }) => type)),
    ...operations.flatMap(({ faults }) => faults.map(({ type }) => type)),
  ];
  const names = new Set(declared.filter(({ kind }) => kind === "named").map(({ name }) => clarkName(name)));
  return new Set(
    types
      .filter(isExtended)
      .map(({ name }) => clarkName(name))
      .filter((name) => names.has(name)),
  );
}

/** Whether other types of the contract extend it. */
export function isExtended(type: NamedType): type is StructType {
  return type.kind === "struct" && type.derived.length > 0;
}

/** All that extend a type, directly or not, in the order of the contract. */
export function allDerived({ derived }: StructType, types: ReadonlyMap<string, NamedType>): StructType[] {
  return derived.flatMap((name) => {
    const type = types.get(clarkName(name));
    return type?.kind === "struct" ? [type, ...allDerived(type, types)] : [];
  });
}

function usesOf(type: NamedType): TypeUse[] {
  if (type.kind === "struct") return type.fields.map((field) => field.type);
  if (type.kind === "array") return [type.item.type];
  return type.kind === "dictionary" ? [type.key.type, type.value.type] : [];
}
