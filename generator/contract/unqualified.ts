import { clarkName, type QName } from "../xml/qname.js";
import type { ElementUse, Message, NamedType } from "./contract.js";
import { elementsIn, relatives, type TypeIndex, typesIn } from "./types.js";

type Element = Pick<ElementUse, "element">;

/**
 * Whether most of the elements that a message in a namespace may have are in none: of those right inside its own, because those around
 * others decide how these are written, or of all. Each counts once, however often it may occur. Messages in SOAP's encoding have a form
 * of their own.
 */
export function isUnqualified({ element, content, isEncoded }: Message, types: TypeIndex): boolean {
  if (isEncoded || element === undefined || element.namespace === "") return false;
  const direct = elementsIn(content);
  if (areMostlyBare(direct)) return true;
  if (!hasBareElements(types)) return false;
  const reached = typesReachedFrom(
    direct.filter(({ type }) => type.kind === "named").map(({ type }) => type.name),
    types,
  );
  return areMostlyBare([...direct, ...reached.flatMap(elementsOf)]);
}

function areMostlyBare(elements: readonly Element[]): boolean {
  return 2 * elements.filter(isBare).length > elements.length;
}

function isBare({ element }: Element): boolean {
  return element.namespace === "";
}

/** Whether any type of a contract has elements in no namespace. Most contracts have none. */
export function hasBareElements(types: TypeIndex): boolean {
  const known = bareByTypes.get(types);
  if (known !== undefined) return known;
  const found = [...types.all].some((type) => elementsOf(type).some(isBare));
  bareByTypes.set(types, found);
  return found;
}

const bareByTypes = new WeakMap<TypeIndex, boolean>();

function typesReachedFrom(names: readonly QName[], types: TypeIndex): NamedType[] {
  const reached = new Map<string, NamedType>();
  const left = [...names];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const key = clarkName(name);
    if (reached.has(key)) continue;
    const type = types.get(name);
    reached.set(key, type);
    for (const use of typesIn(type)) if (use.kind === "named") left.push(use.name);
    left.push(...relatives(type));
  }
  return [...reached.values()];
}

function elementsOf(type: NamedType): readonly Element[] {
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
