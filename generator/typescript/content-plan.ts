import type {
  AttributeUse,
  BareContent,
  Branch,
  ElementUse,
  MessageContent,
  Occurrence,
  Particle,
  Repetition,
  StructContent,
  StructType,
} from "../contract/contract.js";
import { eitherSet, elementsIn, isRepeated, type TypeIndex, wildcardsIn } from "../contract/types.js";
import type { MemberNames } from "../source/member-names.js";
import { clarkName } from "../xml/qname.js";
import type { FlatPart, ItemsPart, ListedContent, Part } from "./content-parts.js";
import { MOST_IN_UNION } from "./derived-types.js";
import { countAlternatives, loosen } from "./loose-choices.js";
import { markLongLists } from "./mark-long-lists.js";
import { PropertyNames } from "./property-names.js";

/** An attribute, and its property. */
export interface NamedAttribute {
  readonly key: string;
  readonly attribute: AttributeUse;
}

/** The properties of a struct itself. */
export interface StructPlan {
  readonly parts: readonly Part[];
  readonly attributes: readonly NamedAttribute[];
}

/** The plans of the bases of a struct, the outermost first, and of the struct itself. They are made once, and asked for often. */
export function planChain(type: StructType, types: TypeIndex): readonly StructPlan[] {
  const plans = PLANS.get(types) ?? new WeakMap<StructType, readonly StructPlan[]>();
  PLANS.set(types, plans);
  // Whoever asks for plans depends on the bases, also if the plans have been made for somebody else.
  const chain = types.withBases(type);
  const known = plans.get(type) ?? makePlans(chain, types.members);
  plans.set(type, known);
  return known;
}

const PLANS = new WeakMap<TypeIndex, WeakMap<StructType, readonly StructPlan[]>>();

function makePlans(chain: readonly StructType[], members: MemberNames): StructPlan[] {
  const names = new PropertyNames(members);
  let alternatives = 1;
  return chain.map(({ name, content, attributes }) => {
    names.beginType();
    const parts = markLongLists(loosen(planContent(content, names), alternatives), name);
    alternatives *= countAlternatives(parts);
    return { parts, attributes: attributes.map((attribute) => ({ key: names.attribute(attribute.name), attribute })) };
  });
}

/** The parts of a struct itself; those of what it extends come before them. */
export function planStruct(type: StructType, types: TypeIndex): readonly Part[] {
  return planChain(type, types).at(-1)?.parts ?? [];
}

/** The parts of a struct and of all that it extends. */
export function planAll(type: StructType, types: TypeIndex): readonly Part[] {
  return planChain(type, types).flatMap(({ parts }) => parts);
}

/** The parts of a message; those of its only element if that is what it consists of. They are made once, like those of structs. */
export function planMessage(
  content: Exclude<MessageContent, BareContent>,
  members: MemberNames = "wire",
): readonly Part[] {
  let parts = MESSAGE_PLANS[members].get(content);
  if (parts === undefined) {
    const elements = content.kind === "parts" ? ({ ...content, kind: "elements" } as const) : content;
    parts = planContent(elements, new PropertyNames(members));
    MESSAGE_PLANS[members].set(content, parts);
  }
  return parts;
}

const MESSAGE_PLANS = {
  wire: new WeakMap<MessageContent, readonly Part[]>(),
  camelCase: new WeakMap<MessageContent, readonly Part[]>(),
};

/** @param names - the names that are given; the types that the type extends have some already */
function planContent(content: StructContent, names: PropertyNames): readonly Part[] {
  switch (content.kind) {
    case "text":
      return [];
    case "mixed":
      return [{ ...listOf(content, CONTENT, names), isMixed: true }];
    case "elements": {
      const isComfortable = haveOrder(content.particles) && !hasElementTwice(content.particles);
      if (isComfortable) return planBranch(content.particles, names);
      return [listOf({ ...content, inAnyOrder: false }, names.list(ITEMS), names)];
    }
  }
}

/** The parts that hold something, each once, in the order in which they are written: choices are replaced by what they are between. */
export function flatParts(parts: readonly Part[]): readonly FlatPart[] {
  // Usually there is no choice.
  if (parts.every(isFlat)) return parts;
  return parts.flatMap((part) => (isFlat(part) ? [part] : mergedOrder(part.branches.map(flatParts))));
}

function isFlat(part: Part): part is FlatPart {
  return part.kind !== "choice";
}

/** Whether there is a choice among the parts that their type says, so that not every combination of them is a value. */
export function hasChoice(parts: readonly Part[]): boolean {
  return parts.some((part) => part.kind === "choice" && part.isLoose !== true);
}

const ITEMS = "$items";
const ANY = "$any";
export const CONTENT = "$content";

function planBranch(particles: Branch, names: PropertyNames): Part[] {
  return particles.map((particle) => planParticle(particle, names));
}

function planParticle(particle: Particle, names: PropertyNames): Part {
  switch (particle.kind) {
    case "member":
      return { kind: "member", key: names.element(particle.element), use: particle, isLazy: false };
    case "any":
      return { kind: "any", key: names.list(ANY), any: particle, isSingle: false };
    case "choice": {
      const branches = particle.branches.map((branch) => planBranch(branch, names).map(inChoice));
      return { kind: "choice", optional: particle.optional, branches };
    }
    case "repetition":
      return planRepetition(particle, names);
  }
}

/** Items with several members, where straight-line code can tell where one ends, and where they are few; else each item is one element. */
function planRepetition(repetition: Repetition, outer: PropertyNames): ItemsPart {
  const key = outer.list(ITEMS);
  const { occurs, branches } = repetition;
  const areItems =
    (branches.length <= MOST_IN_UNION || branches.every(isElement)) &&
    branches.every((branch) => isItem(branch) && isCountClear(branch, occurs));
  const isShared = branches.filter(isWildcard).length > 1 || hasElementTwice(branches.flat());
  if (!areItems || isShared) {
    return listOf({ particles: [repetition], inAnyOrder: false }, key, outer);
  }
  const names = outer.ofItems();
  const planned = branches.map((branch) => planBranch(branch, names).map(asItem));
  return { kind: "items", key, isMixed: false, isLazy: false, occurs, branches: planned, elementsOf: undefined };
}

function inChoice(part: Part): Part {
  return part.kind === "member" || part.kind === "items" ? { ...part, isLazy: true } : part;
}

function asItem(part: Part): Part {
  return part.kind === "any" ? { ...part, isSingle: true } : part;
}

/** A list whose items are one element each: all elements that may be in a content. */
function listOf(content: ListedContent, key: string, outer: PropertyNames): ItemsPart {
  const { particles } = content;
  const elements = new Map<string, ElementUse>();
  for (const use of elementsIn({ kind: "elements", particles })) {
    const other = elements.get(clarkName(use.element)) ?? use;
    // A default that only one of two places has cannot be told by the name.
    const hasOneDefault = JSON.stringify(use.value) === JSON.stringify(other.value);
    elements.set(clarkName(use.element), hasOneDefault ? use : { ...use, value: undefined });
  }
  const names = outer.ofItems();
  const once = { min: 1, max: 1 };
  const members = [...elements.values()].map((use): Part[] => [
    { kind: "member", key: names.element(use.element), use: { ...use, occurs: once }, isLazy: false },
  ]);
  const wildcards = wildcardsIn({ kind: "elements", particles });
  const [wildcard] = wildcards;
  const namespaces = wildcards.map((each) => each.namespaces).reduce(eitherSet, []);
  const any: Part[] =
    wildcard === undefined
      ? []
      : [{ kind: "any", key: ANY, any: { ...wildcard, namespaces, occurs: once }, isSingle: true }];
  return {
    kind: "items",
    key,
    isMixed: false,
    isLazy: false,
    occurs: { min: particles.every(isEmptiable) ? 0 : 1, max: "unbounded" },
    branches: any.length === 0 ? members : [...members, any],
    elementsOf: content,
  };
}

/** Whether a branch is one element that must be there. */
function isElement([only, second]: Branch): boolean {
  return second === undefined && only?.kind === "member" && only.occurs.min === 1 && only.occurs.max === 1;
}

function isWildcard([first]: Branch): boolean {
  return first?.kind === "any";
}

/** A single element, or elements that follow each other: where an item of these ends can be seen at the next element. */
function isItem(branch: Branch): boolean {
  const [only, second] = branch;
  if (second === undefined && only?.kind === "any") return only.occurs.max === 1;
  const namespaces = new Set(
    elementsIn({ kind: "elements", particles: branch }).map(({ element }) => element.namespace),
  );
  return branch.every(({ kind }) => kind === "member") && namespaces.size === 1 && !hasElementTwice(branch);
}

/**
 * Whether items that take as many elements as they may leave enough for the items after them. In `(a{2,3})*`, four elements are two
 * items of two, and not one of three and one of one.
 */
function isCountClear(branch: Branch, { min }: Occurrence): boolean {
  const [required, second] = branch.filter((particle) => particle.kind === "member" && particle.occurs.min > 0);
  if (required?.kind !== "member" || second !== undefined || required.occurs.max === 1) return true;
  return required.occurs.min === 1 && min <= 1;
}

/** Whether members give the order of the elements back: one name always stands before another. */
function haveOrder(particles: Branch): boolean {
  return particles.every((particle) => {
    if (particle.kind !== "choice") return true;
    const { branches } = particle;
    return branches.every(haveOrder) && !branches.some(hasElementTwice) && !shareListed(branches);
  });
}

/** Whether what a wildcard takes may be an item of a list in one branch, and something else in another. */
function shareListed(branches: readonly Branch[]): boolean {
  const isListed = (particle: Particle): boolean => particle.kind === "repetition" && hasWildcard([particle]);
  return branches.filter(hasWildcard).length > 1 && branches.some((branch) => branch.some(isListed));
}

function hasWildcard(particles: Branch): boolean {
  return wildcardsIn({ kind: "elements", particles }).length > 0;
}

/** Whether an element stands in more than one place. */
function hasElementTwice(particles: Branch): boolean {
  const elements = elementsIn({ kind: "elements", particles });
  return elements.length > 1 && new Set(elements.map(({ element }) => clarkName(element))).size < elements.length;
}

/** An order in which the parts of every branch keep theirs. */
function mergedOrder<T extends { readonly key: string }>(branches: readonly (readonly T[])[]): T[] {
  return [...new Map(branches.flat().map((part) => [part.key, part])).values()];
}

/** Whether there may be nothing of a particle. */
function isEmptiable(particle: Particle): boolean {
  return particle.kind === "choice" ? particle.optional : particle.occurs.min === 0;
}

/** Whether a part may be absent. */
export function isOptionalPart(part: Part): boolean {
  switch (part.kind) {
    case "member":
      return part.use.occurs.min === 0;
    case "any":
      return part.any.occurs.min === 0;
    case "items":
      return part.occurs.min === 0;
    case "choice":
      return part.optional;
  }
}

/** Whether a property holds an array that reading begins with. */
export function isArrayPart(part: FlatPart): boolean {
  return part.kind !== "any" && holdsArray(part) && !part.isLazy;
}

/** Whether a property holds an array of elements. */
export function holdsArray(part: FlatPart): boolean {
  switch (part.kind) {
    case "member":
      return isRepeated(part.use);
    case "items":
      return true;
    case "any":
      return !part.isSingle;
  }
}
