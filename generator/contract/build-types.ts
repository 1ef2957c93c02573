import { bug, unsupported } from "../source/errors.js";
import { clarkName, compareText, NAMESPACE, type QName } from "../xml/qname.js";
import type {
  ComplexType,
  LocalElement,
  NamedType as SchemaType,
  TypeUse as SchemaTypeUse,
} from "../xsd/components.js";
import { buildSimpleType } from "./build-simple-type.js";
import { checkCollections } from "./check-collections.js";
import type { DictionaryType, ElementUse, Member, NamedType, TypeUse } from "./contract.js";
import { checkLocalElement, checkOnce, requireName } from "./expressible.js";
import { type LoweredType, lowerComplexType } from "./lower-complex-type.js";
import { arrayItem, type DictionaryIdiom, dictionaryIdiom, isWcfDatatype } from "./wcf-idioms.js";

/** The types of one version, by Clark name. */
export type TypeDefinitions = ReadonlyMap<string, SchemaType>;

/** Turns schema types into contract types. A type that nothing requests is left out. */
export class TypeBuilder {
  readonly #definitions: TypeDefinitions;
  readonly #extensions: ReadonlyMap<string, readonly QName[]>;
  readonly #built = new Map<string, NamedType>();
  readonly #pending: QName[] = [];
  readonly #requested = new Set<string>();
  /** Types that are requested with all types that extend them. A type that is only a base is not: it gives its members alone. */
  readonly #replaceable = new Set<string>();

  constructor(definitions: TypeDefinitions) {
    this.#definitions = definitions;
    this.#extensions = extensionsByBase(definitions);
  }

  /** Returns the contract's reference to a type, and requests the definition of the type. */
  use(type: SchemaTypeUse): TypeUse {
    const { name } = requireName(type);
    const isDatatype = name.namespace === NAMESPACE.xsd || isWcfDatatype(name, this.#definitions.get(clarkName(name)));
    if (isDatatype) return { kind: "datatype", name };
    this.#requestWithDerived(name);
    return { kind: "named", name };
  }

  members(particles: readonly LocalElement[]): Member[] {
    const names = new Set<string>();
    return particles.map((particle) => {
      const { localName } = particle.name;
      if (names.has(localName)) throw unsupported(`a second element ${localName} in one sequence`, particle.position);
      names.add(localName);
      checkOnce(particle);
      return { kind: "member", ...this.#useElement(particle) };
    });
  }

  /** Builds the requested types, the types that they use, and the types that can replace them; sorted by name. */
  finish(): NamedType[] {
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      this.#built.set(clarkName(next), this.#build(next));
    }
    const types = [...this.#built.values()].sort((a, b) => compareText(clarkName(a.name), clarkName(b.name)));
    checkCollections(types, (name) => this.#definition(name).position);
    return types.map((type) => (type.kind === "struct" ? { ...type, derived: this.#derivedFrom(type.name) } : type));
  }

  /** A value may be of any type that extends the declared one: xsi:type says which (XSD 1.0 part 1, 2.6.1). */
  #requestWithDerived(name: QName): void {
    const names = [name];
    for (let next = names.pop(); next !== undefined; next = names.pop()) {
      const key = clarkName(next);
      if (this.#replaceable.has(key)) continue;
      this.#replaceable.add(key);
      this.#request(next);
      for (const derived of this.#extensions.get(key) ?? []) names.push(derived);
    }
  }

  #derivedFrom(base: QName): QName[] {
    const derived = this.#extensions.get(clarkName(base)) ?? [];
    return derived
      .filter((name) => this.#built.has(clarkName(name)))
      .sort((a, b) => compareText(clarkName(a), clarkName(b)));
  }

  #request(name: QName): void {
    const key = clarkName(name);
    if (this.#requested.has(key)) return;
    this.#requested.add(key);
    this.#pending.push(name);
  }

  #build(name: QName): NamedType {
    const definition = this.#definition(name);
    return definition.kind === "complexType" ? this.#complexType(name, definition) : buildSimpleType(name, definition);
  }

  #definition(name: QName): SchemaType {
    const definition = this.#definitions.get(clarkName(name));
    if (definition === undefined) throw bug(`${clarkName(name)} was linked but is not there`);
    return definition;
  }

  #complexType(name: QName, type: ComplexType): NamedType {
    const lowered = lowerComplexType(type);
    const { documentation } = type.annotation;
    const dictionary = dictionaryIdiom(type, lowered);
    if (dictionary !== undefined) return { kind: "dictionary", name, documentation, ...this.#entry(dictionary) };
    const item = arrayItem(lowered);
    if (item !== undefined) return { kind: "array", name, documentation, item: this.#useElement(item) };
    if (lowered.base !== undefined) this.#request(lowered.base.name);
    this.#checkAncestors(lowered);
    return {
      kind: "struct",
      name,
      documentation,
      base: lowered.base?.name,
      content: { kind: "elements", particles: this.members(lowered.members) },
      derived: [],
    };
  }

  #entry({ entry, members }: DictionaryIdiom): Pick<DictionaryType, "entry" | "key" | "value"> {
    checkLocalElement(entry);
    if (entry.nillable) throw unsupported("a nillable dictionary entry", entry.position);
    const [key, value] = this.members(members);
    if (key === undefined || value === undefined) throw new Error("an entry has a key and a value");
    return { entry: entry.name, key, value };
  }

  /** Checks every base of a type: it must be a struct, and must not have an element that the type has too. */
  #checkAncestors({ base, members }: LoweredType): void {
    const own = new Map(members.map(({ name, position }) => [name.localName, position]));
    let count = 1;
    for (let next = base; next !== undefined; count++) {
      const what = `an xs:extension of ${clarkName(next.name)}`;
      const definition = this.#definitions.get(clarkName(next.name));
      const ancestor = definition?.kind === "complexType" ? lowerComplexType(definition) : undefined;
      if (ancestor === undefined || arrayItem(ancestor) !== undefined) throw unsupported(what, next.position);
      if (count === MAX_EXTENSIONS) throw unsupported(`${what}, the ${MAX_EXTENSIONS}th in a row`, next.position);
      for (const { name } of ancestor.members) {
        const position = own.get(name.localName);
        if (position) throw unsupported(`an element ${name.localName} that the base type has too`, position);
      }
      next = ancestor.base;
    }
  }

  #useElement(particle: LocalElement): ElementUse {
    const { name, minOccurs, maxOccurs, nillable, annotation } = particle;
    checkLocalElement(particle);
    return {
      element: name,
      documentation: annotation.documentation,
      type: this.use(particle.type),
      nillable,
      occurs: { min: minOccurs, max: maxOccurs },
    };
  }
}

/** More than people write. The limit bounds the work: every type is compared with all its bases. */
const MAX_EXTENSIONS = 100;

/** The types derived from each type, by the Clark name of the base. Restrictions are among them: building one is what refuses it. */
function extensionsByBase(definitions: TypeDefinitions): Map<string, QName[]> {
  const extensions = new Map<string, QName[]>();
  for (const type of definitions.values()) {
    if (type.kind !== "complexType" || type.derivation === undefined) continue;
    const key = clarkName(type.derivation.base.name);
    const others = extensions.get(key);
    if (others === undefined) extensions.set(key, [type.name]);
    else others.push(type.name);
  }
  return extensions;
}
