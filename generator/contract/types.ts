import { bug } from "../source/errors.js";
import type { MemberNames } from "../source/member-names.js";
import { clarkName, type QName } from "../xml/qname.js";
import {
  type AnyElements,
  type AttributeUse,
  type Contract,
  DIRECTIONS,
  type Direction,
  type ElementUse,
  type Member,
  type Message,
  type MessageContent,
  type NamedType,
  type NamespaceSet,
  type Operation,
  type Particle,
  type SimpleType,
  type StructContent,
  type StructType,
  type TypeUse,
  type Variety,
  type Wildcard,
} from "./contract.js";

/** The types of a contract by name, each with its bases and the types that extend it. */
export class TypeIndex {
  static readonly #known = {
    wire: new WeakMap<readonly NamedType[], TypeIndex>(),
    camelCase: new WeakMap<readonly NamedType[], TypeIndex>(),
  };
  /** The names that members have in what is made from the types. */
  readonly members: MemberNames;
  readonly #types: ReadonlyMap<string, NamedType>;
  readonly #bases: ReadonlySet<string>;
  readonly #onLook: (name: string) => void;

  /** The types of a contract. Tools ask for them with every message. */
  static of(types: readonly NamedType[], members: MemberNames = "wire"): TypeIndex {
    const known = TypeIndex.#known[members];
    const index = known.get(types) ?? new TypeIndex(types, members);
    known.set(types, index);
    return index;
  }

  /** @param onLook - called with the Clark name of each type that somebody looks at */
  constructor(
    types: readonly NamedType[],
    members: MemberNames = "wire",
    onLook: (name: string) => void = () => undefined,
  ) {
    this.members = members;
    this.#onLook = onLook;
    this.#types = new Map(types.map((type) => [clarkName(type.name), type]));
    this.#bases = new Set(types.flatMap((type) => (type.kind === "struct" && type.base ? [clarkName(type.base)] : [])));
  }

  /** All types. */
  get all(): Iterable<NamedType> {
    return this.#types.values();
  }

  /** @throws Error if the contract has no type of this name */
  get(name: QName): NamedType {
    const key = this.look(name);
    const type = this.#types.get(key);
    if (type === undefined) throw bug(`the contract has no type ${key}`);
    return type;
  }

  /** Says that something depends on a type. @returns its Clark name */
  look(name: QName): string {
    const key = clarkName(name);
    this.#onLook(key);
    return key;
  }

  /** @throws Error if the contract has no struct of this name */
  struct(name: QName): StructType {
    const type = this.get(name);
    if (type.kind !== "struct") throw bug(`${clarkName(name)} is not a struct`);
    return type;
  }

  /** Whether a struct extends the type. Even one that nothing else refers to by name counts. */
  isBase({ name }: NamedType): boolean {
    return this.#bases.has(this.look(name));
  }

  /** @throws Error if the contract has no simple type of this name */
  simple(name: QName): SimpleType {
    const type = this.get(name);
    if (type.kind !== "simple") throw bug(`${clarkName(name)} is not a simple type`);
    return type;
  }

  /** The bases of a struct, the outermost first, and then the struct itself: the order of their elements on the wire. */
  withBases(type: StructType): StructType[] {
    return [...(type.base === undefined ? [] : this.withBases(this.struct(type.base))), type];
  }

  /** All structs that extend a struct, directly or not. Each comes before the structs that extend it. */
  derivedFrom(type: StructType): StructType[] {
    return type.derived.flatMap((name) => {
      const derived = this.struct(name);
      return [derived, ...this.derivedFrom(derived)];
    });
  }

  /** The types that extend a struct and are not abstract: values may be of them. */
  concreteFrom(type: StructType): StructType[] {
    return this.derivedFrom(type).filter(({ isAbstract }) => !isAbstract);
  }

  /** Whether several places of a message may have the same object. */
  isShared(type: StructType): boolean {
    return this.withBases(type).some(({ isShared }) => isShared);
  }

  /** The type of the text of a struct, which its outermost base has; undefined if it has elements. */
  textOf(type: StructType): TypeUse | undefined {
    const [root] = this.withBases(type);
    return root?.content.kind === "text" ? root.content.type : undefined;
  }

  /** The attributes of a struct, those of its bases first. */
  allAttributes(type: StructType): AttributeUse[] {
    return this.withBases(type).flatMap(({ attributes }) => attributes);
  }

  /** The further attributes that a struct may have: those that it and its bases allow (XSD 1.0 part 1, 3.4.2). */
  anyAttributes(type: StructType): Wildcard | undefined {
    return this.withBases(type)
      .map(({ anyAttributes }) => anyAttributes)
      .reduce(either, undefined);
  }

  /** The elements of a struct, those of its bases first. */
  allElements(type: StructType): Member[] {
    return this.withBases(type).flatMap(({ content }) => elementsIn(content));
  }
}

/** The types that the definition of a type uses. Its base and the types that extend it are its `relatives`. */
export function typesIn(type: NamedType): readonly TypeUse[] {
  switch (type.kind) {
    case "struct":
      return [...typesInContent(type.content), ...type.attributes.map((attribute) => attribute.type)];
    case "simple":
      return typesInVariety(type.variety);
    case "array":
      return [type.item.type];
    case "dictionary":
      return [type.key.type, type.value.type];
  }
}

/** The base of a type, and the types that extend it directly. */
export function relatives(type: NamedType): QName[] {
  switch (type.kind) {
    case "struct":
      return [type.base, type.restricts, ...type.derived].filter((name) => name !== undefined);
    case "simple":
    case "array":
    case "dictionary":
      return [];
  }
}

/** Whether the elements of a content may come in any order. */
export function isInAnyOrder(content: MessageContent): boolean {
  return (content.kind === "elements" || content.kind === "mixed") && content.inAnyOrder === true;
}

/** All elements of a content, however deep in its particles, in order. */
export function elementsIn(content: MessageContent): readonly Member[] {
  switch (content.kind) {
    case "elements":
    case "mixed":
      return membersIn(content.particles);
    case "text":
      return [];
    case "bare":
      return [{ kind: "member", ...content.value }];
    case "parts":
      return content.particles.filter(isMember);
  }
}

function membersIn(particles: readonly Particle[]): readonly Member[] {
  // Usually there is nothing else.
  return particles.every(isMember) ? particles : particles.flatMap(leavesOf).filter(isMember);
}

function isMember(particle: Particle): particle is Member {
  return particle.kind === "member";
}

/** All wildcards of a content, however deep in its particles, in order. */
export function wildcardsIn(content: MessageContent): AnyElements[] {
  if (content.kind === "text" || content.kind === "bare") return [];
  return content.particles.flatMap(leavesOf).filter((leaf) => leaf.kind === "any");
}

export function operationsIn({ endpoints }: Pick<Contract, "endpoints">): Operation[] {
  return endpoints.flatMap(({ operations }) => operations);
}

/** The messages of an operation: a one-way operation has no response. */
export function directionsOf({ isOneWay }: Operation): readonly Direction[] {
  return isOneWay ? ["request"] : DIRECTIONS;
}

/** Whether an element must be there at least once. */
export function isRequired({ occurs }: Pick<ElementUse, "occurs">): boolean {
  return occurs.min > 0;
}

/** Whether an element may occur more than once, so that its values are an array. */
export function isRepeated({ occurs }: Pick<ElementUse, "occurs">): boolean {
  return occurs.max === "unbounded" || occurs.max > 1;
}

/** An element in a message of an operation, and where it stands. */
export interface OperationUse {
  readonly direction: Direction;
  readonly place: "header" | "body" | "fault";
  readonly element: QName;
  readonly type: TypeUse;
}

/** All elements in the messages of an operation: those of the request, of the response and of the faults. */
export function usesIn({ request, response, faults, faultHeaders }: Operation): OperationUse[] {
  return [
    ...usesInMessage("request", request),
    ...usesInMessage("response", response),
    ...[...faults.map(({ detail }) => detail), ...faultHeaders].map((use) => useIn("response", "fault", use)),
  ];
}

function usesInMessage(direction: Direction, { headers, content }: Message): OperationUse[] {
  return [
    ...headers.map((header) => useIn(direction, "header", header)),
    ...elementsIn(content).map((member) => useIn(direction, "body", member)),
  ];
}

function useIn(direction: Direction, place: OperationUse["place"], { element, type }: ElementUse): OperationUse {
  return { direction, place, element, type };
}

function typesInVariety(variety: Variety): readonly TypeUse[] {
  switch (variety.kind) {
    case "enumeration":
    case "flags":
      return [];
    case "restriction":
      return [variety.base];
    case "list":
      return [variety.item];
    case "union":
      return variety.members;
  }
}

/** The parts of a particle that have no branches, in order. */
function leavesOf(particle: Particle): (Member | AnyElements)[] {
  switch (particle.kind) {
    case "member":
    case "any":
      return [particle];
    case "choice":
    case "repetition":
      return particle.branches.flatMap((branch) => branch.flatMap(leavesOf));
  }
}

function typesInContent(content: StructContent): TypeUse[] {
  return content.kind === "text" ? [content.type] : elementsIn(content).map(({ type }) => type);
}

/** The wildcard for what at least one of two allows: an extension adds its own to that of its base. */
export function either(one: Wildcard | undefined, other: Wildcard | undefined): Wildcard | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return { ...one, namespaces: eitherSet(one.namespaces, other.namespaces) };
}

/** The namespaces that at least one of two wildcards admits. If no set says exactly that, it is a larger one. */
export function eitherSet(one: NamespaceSet, other: NamespaceSet): NamespaceSet {
  if (isList(one) && isList(other)) return [...new Set([...one, ...other])];
  if (isList(one) && one.length === 0) return other;
  if (isList(other) && other.length === 0) return one;
  return JSON.stringify(one) === JSON.stringify(other) ? one : "any";
}

function isList(namespaces: NamespaceSet): namespaces is readonly string[] {
  return Array.isArray(namespaces);
}
