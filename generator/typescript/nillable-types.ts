import type { Contract, ElementUse, NamedType } from "../contract/contract.js";
import { elementsIn, operationsIn, type TypeIndex } from "../contract/types.js";
import { clarkName } from "../xml/qname.js";

/** The types with attributes, by Clark name, of which some element may be nil. */
export function nillableTypes(contract: Contract, types: TypeIndex): Set<string> {
  // Many contracts have no attributes, and very many elements.
  if (!contract.types.some((type) => hasAttributes(type, types))) return new Set();
  const messages = operationsIn(contract).flatMap(({ request, response, faults }) => [
    ...[request, response].flatMap(({ headers, content }) => [...headers, ...elementsIn(content)]),
    ...faults.map(({ detail }) => detail),
  ]);
  const uses = [...messages, ...contract.elements, ...contract.types.flatMap(usesOf)];
  const names = uses.filter(({ nillable, type }) => nillable && type.kind === "named").map(({ type }) => type.name);
  return new Set(
    names
      .map((name) => types.get(name))
      .filter((type) => type.kind === "struct" && hasAttributes(type, types))
      .map(({ name }) => clarkName(name)),
  );
}

function hasAttributes(type: NamedType, types: TypeIndex): boolean {
  if (type.kind !== "struct") return false;
  return types.allAttributes(type).length > 0 || types.anyAttributes(type) !== undefined;
}

/** The elements in a type. */
function usesOf(type: NamedType): readonly ElementUse[] {
  switch (type.kind) {
    case "struct":
      return elementsIn(type.content);
    case "array":
      return [type.item];
    case "dictionary":
      return [type.key, type.value];
    case "simple":
      return [];
  }
}
