import { bug } from "../source/errors.js";
import { clarkName, compareText, NAMESPACE, type QName } from "../xml/qname.js";
import type { AttributeDeclaration, AttributeGroup, GlobalElement, Group, NamedType } from "../xsd/components.js";
import { checkSame, mergeComponents, sameComponent } from "../xsd/merge-components.js";
import { type SchemaSet, SPACE_NAMES } from "../xsd/schema-set.js";
import { isSoapArray } from "./soap-encoding.js";

/** The components that references lead to, apart from types. They may differ between WSDLs if nothing refers to them. */
interface Referable {
  readonly elements: GlobalElement;
  readonly groups: Group;
  readonly attributeGroups: AttributeGroup;
  readonly attributes: AttributeDeclaration;
}

/** The declarations of the schemas of one version, for all of its WSDLs together. */
export class Declarations {
  /** The types by Clark name. */
  readonly types: ReadonlyMap<string, NamedType>;
  /** Whether the schemas come from .NET's data contracts: only those import the schema of their serialization. */
  readonly isDotNet: boolean;
  readonly #sets: readonly SchemaSet[];
  #substitutes: ReadonlyMap<string, readonly GlobalElement[]> | undefined;

  /** @throws SchemaError if two sets define a type differently */
  constructor(sets: readonly SchemaSet[]) {
    this.#sets = sets;
    this.isDotNet = sets.some(({ namespaces }) => namespaces.includes(NAMESPACE.serialization));
    this.types = mergeComponents(
      sets.flatMap(({ types }) => [...types.values()]),
      SPACE_NAMES.types,
    );
  }

  /**
   * Returns the component that a reference leads to.
   * @throws SchemaError if WSDLs define it differently
   */
  get<S extends keyof Referable>(space: S, name: QName): Referable[S] {
    const key = clarkName(name);
    const [first, ...others] = this.#sets.flatMap((set) => componentIn(set, space, key));
    if (first === undefined) throw bug(`${key} was linked but is not there`);
    for (const other of others) checkSame(first, other, SPACE_NAMES[space]);
    return first;
  }

  /** The global elements that all WSDLs declare alike, without those of schemas themselves. */
  globalElements(): GlobalElement[] {
    const found = new Map<string, GlobalElement>();
    const different = new Set<string>();
    for (const element of this.#sets.flatMap(({ elements }) => [...elements.values()])) {
      const key = clarkName(element.name);
      if (element.name.namespace === NAMESPACE.xsd) continue;
      const first = found.get(key) ?? element;
      found.set(key, first);
      if (!sameComponent(first, element)) different.add(key);
    }
    return [...found].flatMap(([key, element]) => (different.has(key) ? [] : [element]));
  }

  /** The elements that may replace a global element, including the element itself, by name (XSD 1.0 part 1, 3.3.6). */
  substitutesOf(head: GlobalElement): readonly GlobalElement[] {
    this.#substitutes ??= substitutesByHead(this.#sets);
    const found = new Map<string, GlobalElement>();
    const waiting = [head];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const key = clarkName(next.name);
      if (found.has(key)) continue;
      found.set(key, next);
      if (!next.block.includes("substitution")) waiting.push(...(this.#substitutes.get(key) ?? []));
    }
    return [...found.values()]
      .filter(({ abstract }) => !abstract)
      .sort((a, b) => compareText(clarkName(a.name), clarkName(b.name)));
  }
}

function componentIn<S extends keyof Referable>(set: SchemaSet, space: S, key: string): Referable[S][] {
  const spaces: { readonly [K in keyof Referable]: ReadonlyMap<string, Referable[K]> } = set;
  const found = spaces[space].get(key);
  return found === undefined ? [] : [found];
}

function substitutesByHead(sets: readonly SchemaSet[]): ReadonlyMap<string, readonly GlobalElement[]> {
  const byHead = new Map<string, GlobalElement[]>();
  for (const element of sets.flatMap(({ elements }) => [...elements.values()])) {
    if (element.substitutionGroup === undefined) continue;
    const key = clarkName(element.substitutionGroup.name);
    byHead.set(key, [...(byHead.get(key) ?? []), element]);
  }
  return byHead;
}

/** The types derived from each type, by the name of the base. The original of a redefined type is left out: no value can name it. */
export function derivedByBase({ types }: Declarations): Map<string, QName[]> {
  const derived = new Map<string, QName[]>();
  for (const type of types.values()) {
    if (type.kind !== "complexType" || type.derivation === undefined || isSoapArray(type.derivation.base.name))
      continue;
    const key = clarkName(type.derivation.base.name);
    const others = derived.get(key);
    if (others === undefined) derived.set(key, [type.name]);
    else others.push(type.name);
  }
  return derived;
}
