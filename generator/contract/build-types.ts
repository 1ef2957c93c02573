import { bug, unsupported } from "../source/errors.js";
import { clarkName, compareText, expandedName, NAMESPACE, type QName } from "../xml/qname.js";
import type { ComplexType, TypeUse as SchemaTypeUse, TypeDefinition } from "../xsd/components.js";
import { sameComponent } from "../xsd/merge-components.js";
import { buildSimpleType } from "./build-simple-type.js";
import { checkCollections, collectionsOfThemselves } from "./check-collections.js";
import { checkSimpleTypes } from "./check-simple-types.js";
import type {
  AttributeUse,
  DictionaryType,
  ElementUse,
  Member,
  NamedType,
  Particle,
  StructContent,
  StructType,
  TypeUse,
} from "./contract.js";
import { type Declarations, derivedByBase } from "./declarations.js";
import { lowerComplexType } from "./lower-complex-type.js";
import type {
  Branch,
  LoweredAttribute,
  LoweredChoice,
  LoweredElement,
  LoweredParticle,
  LoweredRepetition,
  LoweredType,
} from "./lowered.js";
import { isSwaRef } from "./packaging.js";
import { encodedDatatype, encodedItems, isArrayType } from "./soap-encoding.js";
import { numberedType, typeOfText } from "./type-path.js";
import { buildConstraint } from "./value-constraint.js";
import { arrayItem, type DictionaryIdiom, dictionaryIdiom, isWcfDatatype, withoutReferences } from "./wcf-idioms.js";
import { wildcardOf } from "./wildcard-of.js";

/** Turns schema types into contract types. A type that nothing requests is left out. */
export class TypeBuilder {
  readonly #declarations: Declarations;
  /** The types derived from each type, which a value in its place may have. */
  readonly derived: ReadonlyMap<string, readonly QName[]>;
  /** Types without a name in the schemas, by their names in the contract. */
  readonly #anonymous = new Map<string, TypeDefinition>();
  readonly #lowered = new Map<ComplexType, LoweredType>();
  readonly #built = new Map<string, NamedType>();
  readonly #pending: QName[] = [];
  readonly #requested = new Set<string>();
  /** Collections that contain themselves. They are structs, because a type of its own name can contain itself in TypeScript. */
  readonly #structs = new Set<string>();
  /** Types that messages in SOAP's encoding need. */
  readonly #encoded = new Set<string>();
  /** Whether what is built now is for such a message. */
  #isEncoding = false;
  /** Types that are requested with all derived types. A type that is only a base is not: it gives its members alone. */
  readonly #replaceable = new Set<string>();

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
    this.derived = derivedByBase(declarations);
  }

  /**
   * Returns the contract's reference to a type, and requests the definition of the type.
   * @param typeName - the name for a type that has none in the schema
   */
  use(type: SchemaTypeUse, typeName: QName): TypeUse {
    const given = type.kind === "anonymous" ? this.#nameOf(type.definition, typeName) : type.name;
    const name = encodedDatatype(given) ?? given;
    const isDatatype =
      name.namespace === NAMESPACE.xsd ||
      isSwaRef(name) ||
      isWcfDatatype(name, this.#declarations.types.get(clarkName(name)));
    if (isDatatype) return { kind: "datatype", name };
    this.#requestWithDerived(name);
    return { kind: "named", name };
  }

  /** Builds a part of a message in SOAP's encoding, with all types that it needs. */
  encoded<Result>(build: () => Result): Result {
    const outer = this.#isEncoding;
    this.#isEncoding = true;
    const result = build();
    this.#isEncoding = outer;
    return result;
  }

  lower(type: ComplexType, name: QName): LoweredType {
    const known = this.#lowered.get(type) ?? lowerComplexType(type, name, this.#declarations);
    this.#lowered.set(type, known);
    return known;
  }

  /** The members of a message, which is a sequence of elements. */
  members(particles: Branch): Member[] {
    return this.particles(particles).filter((particle) => particle.kind === "member");
  }

  particles(particles: Branch): Particle[] {
    return particles.map((particle) => this.#particle(particle));
  }

  #particle(particle: LoweredParticle): Particle {
    switch (particle.kind) {
      case "element":
        return { kind: "member", ...this.element(particle) };
      case "choice":
        return { kind: "choice", optional: particle.optional, branches: this.#branches(particle) };
      case "repetition":
        return { kind: "repetition", occurs: particle.occurs, branches: this.#branches(particle) };
      case "any":
        return { kind: "any", occurs: particle.occurs, ...wildcardOf(particle.wildcard) };
    }
  }

  #branches({ branches }: LoweredChoice | LoweredRepetition): Particle[][] {
    return branches.map((branch) => this.particles(branch));
  }

  /** In SOAP's encoding, elements have no namespace, and each of them may be nil (SOAP 1.1, 5.1 and 5.6). */
  element({ declaration, typeName, documentation, occurs }: Omit<LoweredElement, "kind" | "position">): ElementUse {
    const { name, type, nillable, value, mediaType } = declaration;
    return {
      element: this.#isEncoding ? expandedName("", name.localName) : name,
      documentation,
      type: this.use(type, typeName),
      nillable: nillable || this.#isEncoding,
      occurs,
      value: buildConstraint(value, type, this.#declarations.types),
      ...(mediaType !== undefined && { mediaType }),
    };
  }

  /** Builds the requested types, the types that they use, and the types that can replace them; sorted by name. */
  finish(): NamedType[] {
    this.#buildPending();
    for (const name of collectionsOfThemselves([...this.#built.values()])) {
      this.#structs.add(clarkName(name));
      this.#pending.push(name);
    }
    this.#buildPending();
    const types = [...this.#built.values()].sort((a, b) => compareText(clarkName(a.name), clarkName(b.name)));
    checkCollections(types, (name) => this.#definition(name).position);
    checkSimpleTypes(types, (name) => this.#definition(name).position);
    return types.map((type) => (type.kind === "struct" ? this.#related(type) : type));
  }

  #buildPending(): void {
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop())
      this.#built.set(clarkName(next), this.#build(next));
  }

  /** A struct with its relatives, as far as they are in the contract. */
  #related(type: StructType): StructType {
    const { restricts } = type;
    const isBuilt = restricts !== undefined && this.#built.has(clarkName(restricts));
    return { ...type, restricts: isBuilt ? restricts : undefined, derived: this.#derivedFrom(type.name) };
  }

  /** If several types have one path, all but the first get a number. */
  #nameOf(definition: TypeDefinition, path: QName): QName {
    for (let number = 1; ; number++) {
      const name = number === 1 ? path : numberedType(path, number);
      const other = this.#anonymous.get(clarkName(name));
      if (other === undefined) this.#anonymous.set(clarkName(name), definition);
      if (other === undefined || sameComponent(other, definition)) return name;
    }
  }

  /** A value may be of any type derived from the declared one: xsi:type says which (XSD 1.0 part 1, 2.6.1). */
  #requestWithDerived(name: QName): void {
    const names = [name];
    for (let next = names.pop(); next !== undefined; next = names.pop()) {
      const key = clarkName(next);
      if (this.#replaceable.has(key) && !this.#isNew(key)) continue;
      this.#replaceable.add(key);
      this.#request(next);
      for (const derived of this.derived.get(key) ?? []) names.push(derived);
    }
  }

  #derivedFrom(base: QName): QName[] {
    const derived = this.derived.get(clarkName(base)) ?? [];
    return derived
      .filter((name) => this.#built.has(clarkName(name)))
      .sort((a, b) => compareText(clarkName(a), clarkName(b)));
  }

  #request(name: QName): void {
    const key = clarkName(name);
    if (!this.#isNew(key)) return;
    this.#requested.add(key);
    if (this.#isEncoding) this.#encoded.add(key);
    this.#pending.push(name);
  }

  /** A type is built again if a message needs it in SOAP's encoding, and others do not. */
  #isNew(key: string): boolean {
    return !this.#requested.has(key) || (this.#isEncoding && !this.#encoded.has(key));
  }

  /** A type of text that has no element of its own, so that xsi:type cannot say more: any simple type is a string there. */
  #useText(type: SchemaTypeUse, typeName: QName): TypeUse {
    const use = this.use(type, typeName);
    const { namespace, localName } = use.name;
    if (namespace !== NAMESPACE.xsd || localName !== "anySimpleType") return use;
    return { kind: "datatype", name: expandedName(namespace, "string") };
  }

  #build(name: QName): NamedType {
    const definition = this.#definition(name);
    if (definition.kind === "complexType") {
      const build = (): NamedType => this.#complexType(name, definition);
      return this.#encoded.has(clarkName(name)) ? this.encoded(build) : build();
    }
    return buildSimpleType(name, definition, {
      isDotNet: this.#declarations.isDotNet,
      use: (type, path) => this.#useText(type, path),
    });
  }

  #definition(name: QName): TypeDefinition {
    const key = clarkName(name);
    const definition = this.#anonymous.get(key) ?? this.#declarations.types.get(key);
    if (definition === undefined) throw bug(`${key} was linked but is not there`);
    return definition;
  }

  #complexType(name: QName, type: ComplexType): NamedType {
    const lowered = this.lower(type, name);
    const { documentation } = type.annotation;
    if (isArrayType(name, type)) {
      const particles = lowered.content.kind === "text" ? [] : lowered.content.particles;
      const { item, encoding } = encodedItems(type, name, particles);
      return { kind: "array", name, documentation, item: this.element(item), encoding };
    }
    if (this.#structs.has(clarkName(name))) return this.#struct(name, type, lowered);
    const dictionary = dictionaryIdiom(type, lowered, (entry, entryName) => this.lower(entry, entryName));
    if (dictionary !== undefined) return { kind: "dictionary", name, documentation, ...this.#entry(dictionary) };
    const item = this.derived.has(clarkName(name)) ? undefined : arrayItem(lowered);
    if (item !== undefined) return { kind: "array", name, documentation, item: this.element(item) };
    return this.#struct(name, type, lowered);
  }

  #struct(name: QName, type: ComplexType, lowered: LoweredType): StructType {
    const { base, restricts } = lowered;
    const content = this.#content(name, lowered);
    const attributes = withoutReferences(lowered.attributes);
    if (base !== undefined) this.#request(base.name);
    this.#checkAncestors(lowered);
    return {
      kind: "struct",
      name,
      documentation: type.annotation.documentation,
      base: base?.name,
      restricts: restricts?.name,
      isAbstract: type.abstract,
      isShared: attributes.length < lowered.attributes.length,
      content,
      attributes: attributes.map((attribute) => this.#attribute(attribute)),
      anyAttributes: lowered.anyAttributes,
      derived: [],
    };
  }

  #content(name: QName, { content }: LoweredType): StructContent {
    if (content.kind === "text") return { kind: "text", type: this.#useText(content.type, typeOfText(name)) };
    return { ...content, particles: this.particles(content.particles) };
  }

  #attribute({ declaration, typeName, documentation, required, value }: LoweredAttribute): AttributeUse {
    const type = this.#useText(declaration.type, typeName);
    const constraint = buildConstraint(value, declaration.type, this.#declarations.types);
    return { name: declaration.name, documentation, type, required, value: constraint };
  }

  #entry({ entry, key, value }: DictionaryIdiom): Pick<DictionaryType, "entry" | "key" | "value"> {
    if (entry.declaration.nillable) throw unsupported("a nillable dictionary entry", entry.position);
    return { entry: entry.declaration.name, key: this.element(key), value: this.element(value) };
  }

  /** Every type is read and written with all its bases, so a limit bounds the work. */
  #checkAncestors(lowered: LoweredType): void {
    let count = 1;
    for (let next = lowered.base; next !== undefined; count++) {
      if (count === MAX_EXTENSIONS)
        throw unsupported(
          `an xs:extension of ${clarkName(next.name)}, the ${MAX_EXTENSIONS}th in a row`,
          next.position,
        );
      const definition = this.#definition(next.name);
      if (definition.kind !== "complexType") return;
      next = this.lower(definition, next.name).base;
    }
  }
}

/** More than people write. */
const MAX_EXTENSIONS = 100;
