import fc from "fast-check";
import {
  type ComplexType,
  type ElementParticle,
  type GlobalElement,
  type GroupParticle,
  type NamedComplexType,
  type NamedType,
  type Occurs,
  type Particle,
  prefixOf,
  type Schema,
  type Simple,
  type ValueConstraint,
} from "./schema-model.js";
import { anyText } from "./simple-pool.js";
import { attributesOf, escapeXml, joined, type Piece, type Prefix } from "./write-attributes.js";

/** The namespace of what no schema declares, with the prefix `o`. The schema's own namespace has the prefix `t`. */
export const OTHER = "urn:other";

/** The namespace of the components that stand elsewhere, with the prefix `m`. */
export const MORE = "urn:more";

/** Messages that are valid for a schema. */
export class InstanceWriter {
  readonly #schema: Schema;
  readonly #types: ReadonlyMap<string, NamedComplexType>;
  /** The named types whose content is being made. */
  readonly #around: string[] = [];
  /** The prefix of the component whose content is being made. */
  #prefix: Prefix = "t";

  constructor(schema: Schema) {
    this.#schema = schema;
    this.#types = new Map(schema.types.map((type) => [type.name, type]));
  }

  /** The element in the body. */
  payload(): fc.Arbitrary<Piece> {
    return this.#element(this.#schema.payload);
  }

  #particle(particle: Particle): fc.Arbitrary<readonly Piece[]> {
    if (this.#isTooDeep(particle)) return fc.constant([]);
    return repeated(particle.occurs, () => this.#once(particle));
  }

  /** A type that leads to itself does so twice at most. */
  #isTooDeep(particle: Particle): boolean {
    if (particle.kind !== "element" || particle.type.kind !== "named" || particle.occurs.min > 0) return false;
    const { name } = particle.type;
    return this.#around.filter((each) => each === name).length > 2;
  }

  #once(particle: Particle): fc.Arbitrary<readonly Piece[]> {
    switch (particle.kind) {
      case "element":
        return this.#element(particle).map((piece) => [piece]);
      case "ref":
        return this.#replaced(particle.to).map((piece) => [piece]);
      case "any":
        return fc.constantFrom(...anyOf(particle.namespaces)).map((xml) => [{ xml, isExact: true }]);
      case "group":
        return this.#in(particle.name, () => this.#particle(this.#schema.groups[particle.name] ?? NOTHING));
      case "sequence":
        return inRow(particle.of.map((each) => this.#particle(each)));
      case "choice":
        return fc.oneof(...particle.of.map((each) => this.#particle(each)));
      case "all":
        return this.#all(particle);
    }
  }

  #all({ of }: GroupParticle): fc.Arbitrary<readonly Piece[]> {
    const parts = fc.tuple(...of.map((each) => this.#particle(each)));
    const shuffled = parts.chain((all) => fc.shuffledSubarray([...all], { minLength: all.length }));
    return fc.oneof(
      parts.map((all) => all.flat()),
      shuffled.map((all) => all.flat().map(({ xml }) => ({ xml, isExact: false }))),
    );
  }

  #element({ name, type, nillable, isUnqualified, value }: ElementParticle): fc.Arbitrary<Piece> {
    const tag = isUnqualified ? name : `${this.#prefix}:${name}`;
    const present = this.#typed(tag, type, value);
    const attributes = nillable ? this.#attributesOfNil(type) : undefined;
    if (attributes === undefined) return present;
    const nil = attributes.map((all) => {
      const { xml, isExact } = joined(all);
      return { xml: `<${tag} xsi:nil="true"${xml}/>`, isExact };
    });
    return fc.oneof({ weight: 3, arbitrary: present }, nil);
  }

  /** The attributes of a nil element; undefined for one of an abstract type, which would have to name another type. */
  #attributesOfNil(type: ElementParticle["type"]): fc.Arbitrary<Piece[]> | undefined {
    if (type.kind === "simple") return fc.constant([]);
    const named = type.kind === "complex" ? type : this.#types.get(type.name);
    if (named === undefined || this.#isAbstract(named)) return undefined;
    return fc.tuple(...this.#contents(named).flatMap((each) => attributesOf(each, this.#prefixOf(each))));
  }

  #isAbstract(type: ComplexType | NamedComplexType): boolean {
    return "isAbstract" in type && type.isAbstract;
  }

  /** The prefix of the names that a type declares. One without a name stands in a component that has one. */
  #prefixOf(type: ComplexType | NamedComplexType): Prefix {
    return "name" in type && type.name !== "" ? prefixOf(this.#schema.layout, type.name) : this.#prefix;
  }

  /** Makes what a component declares. */
  #in<T>(name: string, make: () => T): T {
    const outer = this.#prefix;
    this.#prefix = prefixOf(this.#schema.layout, name);
    const made = make();
    this.#prefix = outer;
    return made;
  }

  #typed(tag: string, type: ElementParticle["type"], value?: ValueConstraint): fc.Arbitrary<Piece> {
    switch (type.kind) {
      case "simple":
        return withText(tag, type, { value, nameOf: (simple) => this.#nameOf(simple.replace("tns:", "")) });
      case "complex":
        return this.#complex(tag, this.#contents(type));
      case "named":
        return this.#within(type.name, () => this.#named(tag, type));
    }
  }

  #within<T>(name: string, make: () => T): T {
    this.#around.push(name);
    const made = make();
    this.#around.pop();
    return made;
  }

  /** A value of the type or of one that is derived from it, which it then names. */
  #named(tag: string, { name }: NamedType): fc.Arbitrary<Piece> {
    const concrete = this.#schema.types.filter(
      (type) => !type.isAbstract && this.#chain(type).some((each) => each.name === name),
    );
    return fc.oneof(
      ...concrete.map((type) =>
        this.#complex(type.name === name ? tag : `${tag} xsi:type="${this.#nameOf(type.name)}"`, this.#contents(type)),
      ),
    );
  }

  #nameOf(name: string): string {
    return name.includes(":") ? name : `${prefixOf(this.#schema.layout, name)}:${name}`;
  }

  /** A type and all that it is derived from, the outermost first. */
  #chain<T extends ComplexType>(type: T): (T | NamedComplexType)[] {
    const base = type.derivation === undefined ? undefined : this.#types.get(type.derivation.base);
    return base === undefined ? [type] : [...this.#chain(base), type];
  }

  /** The types whose contents follow each other in a value. */
  #contents<T extends ComplexType>(type: T): (T | NamedComplexType)[] {
    const chain = this.#chain(type);
    return chain.slice(
      Math.max(
        chain.findLastIndex(({ derivation }) => derivation?.kind === "restriction"),
        0,
      ),
    );
  }

  #replaced(name: string): fc.Arbitrary<Piece> {
    const all = this.#schema.elements.filter((element) => this.#replaces(element, name) && !element.isAbstract);
    return fc.oneof(...all.map((element) => this.#typed(this.#nameOf(element.name), element.type)));
  }

  #replaces(element: GlobalElement, name: string): boolean {
    if (element.name === name) return true;
    const next = this.#schema.elements.find((each) => each.name === element.replaces);
    return next !== undefined && this.#replaces(next, name);
  }

  /** @param tag - the start tag, as far as it goes */
  #complex(tag: string, types: readonly (ComplexType | NamedComplexType)[]): fc.Arbitrary<Piece> {
    const isMixed = types.some(({ content, isMixed }) => isMixed && content?.kind !== "simple");
    const elements = inRow(types.map((type) => this.#contentOf(type)));
    const content = isMixed ? elements.chain(withTextBetween) : elements;
    const attributes = types.flatMap((type) => attributesOf(type, this.#prefixOf(type)));
    return fc.tuple(fc.tuple(...attributes), content).map(([attributes, pieces]) => {
      const all = joined([...attributes, { xml: ">", isExact: true }, ...pieces]);
      return { xml: `<${tag}${all.xml}</${tag.replace(/ .*/, "")}>`, isExact: all.isExact };
    });
  }

  #contentOf(type: ComplexType | NamedComplexType): fc.Arbitrary<readonly Piece[]> {
    return "name" in type && type.name !== ""
      ? this.#in(type.name, () => this.#content(type.content))
      : this.#content(type.content);
  }

  #content(content: ComplexType["content"]): fc.Arbitrary<readonly Piece[]> {
    if (content === undefined) return fc.constant([]);
    if (content.kind !== "simple") return this.#particle(content);
    return content.text.map((text) => [{ xml: escapeXml(text), isExact: true }]);
  }
}

const NOTHING: GroupParticle = { kind: "sequence", of: [], occurs: { min: 1, max: 1 } };

const FOREIGN = [
  '<o:Any n="1"><o:in>text</o:in></o:Any>',
  "<o:Any/>",
  '<p:Other xmlns:p="urn:third" p:a="t:b">a <b/> c</p:Other>',
];
const LOCAL = ['<Local n="1"><o:in>text</o:in></Local>', "<Local/>"];

function anyOf(namespaces: string): readonly string[] {
  return namespaces === "##local" ? LOCAL : FOREIGN;
}

/** What is known of the element around a text. */
interface TextPlace {
  readonly value: ValueConstraint | undefined;
  /** The name of a type, with a prefix. */
  readonly nameOf: (type: string) => string;
}

function withText(tag: string, { text, derived = [] }: Simple, { value, nameOf }: TextPlace): fc.Arbitrary<Piece> {
  const written = (of: string, type = ""): Piece => ({
    xml: `<${tag}${type}>${escapeXml(of)}</${tag}>`,
    isExact: true,
  });
  const empty = { xml: `<${tag}/>`, isExact: false };
  if (value === undefined) {
    const inPlace = derived.map((each) => each.text.map((of) => written(of, ` xsi:type="${nameOf(each.type)}"`)));
    return fc.oneof(
      text.map((of) => written(of)),
      ...inPlace,
    );
  }
  if (value.kind === "fixed") return fc.constantFrom(written(value.text), empty);
  return fc.oneof(
    text.filter((of) => of !== "").map((of) => written(of)),
    fc.constant(empty),
  );
}

/** Text before, between and after elements. */
function withTextBetween(elements: readonly Piece[]): fc.Arbitrary<readonly Piece[]> {
  const texts = fc.array(anyText, { minLength: elements.length + 1, maxLength: elements.length + 1 });
  return texts.map((all) =>
    all.flatMap((text, index) => [{ xml: escapeXml(text), isExact: true }, ...elements.slice(index, index + 1)]),
  );
}

function repeated({ min, max }: Occurs, once: () => fc.Arbitrary<readonly Piece[]>): fc.Arbitrary<readonly Piece[]> {
  const maxLength = max === "unbounded" ? min + 3 : max;
  return fc.array(once(), { minLength: min, maxLength, size: "max" }).map((all) => all.flat());
}

function inRow(parts: readonly fc.Arbitrary<readonly Piece[]>[]): fc.Arbitrary<readonly Piece[]> {
  return fc.tuple(...parts).map((all) => all.flat());
}
