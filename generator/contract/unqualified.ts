import { clarkName, type QName } from "../xml/qname.js";
import type { ElementUse, Message, NamedType, StructType } from "./contract.js";
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

/** The namespace of the elements of a struct: none if all of them are in none, those of its bases too; otherwise that of its name. */
export function namespaceInside(type: StructType, types: TypeIndex): string {
  if (!hasBareElements(types)) return type.name.namespace;
  const elements = types.allElements(type);
  // The function that begins a shared object has no parameter for it.
  return elements.length > 0 && elements.every(isBare) && !types.isShared(type) ? "" : type.name.namespace;
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
