import fc from "fast-check";
import type {
  Attribute,
  ComplexType,
  ElementParticle,
  GlobalElement,
  GroupParticle,
  NamedComplexType,
  NamedType,
  Occurs,
  Particle,
  Schema,
  Simple,
  ValueConstraint,
} from "./schema-model.js";
import { anyText } from "./simple-pool.js";

/** A part of a message. */
export interface Piece {
  readonly xml: string;
  /** Whether what is written must be the same: with defaults left out, or members in any order, it is not. */
  readonly isExact: boolean;
}

/** The namespace of what the schema does not declare, with the prefix `o`. Its own namespace has the prefix `t`. */
export const OTHER = "urn:other";

/** Messages that are valid for a schema, as the content of the payload element. */
export class InstanceWriter {
  readonly #schema: Schema;
  readonly #types: ReadonlyMap<string, NamedComplexType>;
  /** The named types whose content is being made. */
  readonly #around: string[] = [];

  constructor(schema: Schema) {
    this.#schema = schema;
    this.#types = new Map(schema.types.map((type) => [type.name, type]));
  }

  /** The element `Value`. */
  value(): fc.Arbitrary<Piece> {
    return this.#complex("t:Value", [this.#schema.root]);
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
        return fc.constantFrom(...ANY).map((xml) => [{ xml, isExact: true }]);
      case "group":
        return this.#particle(this.#schema.groups[particle.name] ?? NOTHING);
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
    const tag = isUnqualified ? name : `t:${name}`;
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
    if (type.kind === "complex") return fc.tuple(...attributesOf(type));
    const named = this.#types.get(type.name);
    if (named === undefined || named.isAbstract) return undefined;
    return fc.tuple(...this.#contents(named).flatMap(attributesOf));
  }

  #typed(tag: string, type: ElementParticle["type"], value?: ValueConstraint): fc.Arbitrary<Piece> {
    switch (type.kind) {
      case "simple":
        return withText(tag, type, value);
      case "complex":
        return this.#complex(tag, [type]);
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
        this.#complex(type.name === name ? tag : `${tag} xsi:type="t:${type.name}"`, this.#contents(type)),
      ),
    );
  }

  /** A type and all that it is derived from, the outermost first. */
  #chain(type: NamedComplexType): NamedComplexType[] {
    const base = type.derivation === undefined ? undefined : this.#types.get(type.derivation.base);
    return base === undefined ? [type] : [...this.#chain(base), type];
  }

  /** The types whose contents follow each other in a value. */
  #contents(type: NamedComplexType): NamedComplexType[] {
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
    return fc.oneof(...all.map((element) => this.#typed(`t:${element.name}`, element.type)));
  }

  #replaces(element: GlobalElement, name: string): boolean {
    if (element.name === name) return true;
    const next = this.#schema.elements.find((each) => each.name === element.replaces);
    return next !== undefined && this.#replaces(next, name);
  }

  /** @param tag - the start tag, as far as it goes */
  #complex(tag: string, types: readonly ComplexType[]): fc.Arbitrary<Piece> {
    const isMixed = types.some(({ content, isMixed }) => isMixed && content?.kind !== "simple");
    const elements = inRow(types.map(({ content }) => this.#content(content)));
    const content = isMixed ? elements.chain(withTextBetween) : elements;
    return fc.tuple(fc.tuple(...types.flatMap(attributesOf)), content).map(([attributes, pieces]) => {
      const all = joined([...attributes, { xml: ">", isExact: true }, ...pieces]);
      return { xml: `<${tag}${all.xml}</${tag.replace(/ .*/, "")}>`, isExact: all.isExact };
    });
  }

  #content(content: ComplexType["content"]): fc.Arbitrary<readonly Piece[]> {
    if (content === undefined) return fc.constant([]);
    if (content.kind !== "simple") return this.#particle(content);
    return content.text.map((text) => [{ xml: escapeXml(text), isExact: true }]);
  }
}

const NOTHING: GroupParticle = { kind: "sequence", of: [], occurs: { min: 1, max: 1 } };

const ANY = [
  '<o:Any n="1"><o:in>text</o:in></o:Any>',
  "<o:Any/>",
  '<p:Other xmlns:p="urn:third" p:a="t:b">a <b/> c</p:Other>',
];

function withText(
  tag: string,
  { text, derived = [] }: Simple,
  value: ValueConstraint | undefined,
): fc.Arbitrary<Piece> {
  const written = (of: string, type = ""): Piece => ({
    xml: `<${tag}${type}>${escapeXml(of)}</${tag}>`,
    isExact: true,
  });
  const empty = { xml: `<${tag}/>`, isExact: false };
  if (value === undefined) {
    const inPlace = derived.map((each) =>
      each.text.map((of) => written(of, ` xsi:type="${each.type.replace("tns:", "t:")}"`)),
    );
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

function attributesOf({ attributes, hasMarks, hasAnyAttribute }: ComplexType): fc.Arbitrary<Piece>[] {
  const marks = hasMarks ? [given("mark", ["a b", "c"]), given("t:code", ["5"])] : [];
  return [...attributes.map(attributeOf), ...marks, ...(hasAnyAttribute ? [given("o:extra", ["x & y", ""])] : [])];
}

function given(name: string, texts: readonly string[]): fc.Arbitrary<Piece> {
  return fc
    .constantFrom("", ...texts.map((text) => ` ${name}="${escapeXml(text)}"`))
    .map((xml) => ({ xml, isExact: true }));
}

function attributeOf({ name, type, use, isQualified, value }: Attribute): fc.Arbitrary<Piece> {
  const texts = value?.kind === "fixed" ? fc.constant(value.text) : type.text;
  const written = texts.map((text) => ({
    xml: ` ${isQualified ? "t:" : ""}${name}="${escapeXml(text)}"`,
    isExact: true,
  }));
  if (use === "required") return written;
  return fc.oneof(written, fc.constant({ xml: "", isExact: value === undefined }));
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

function joined(pieces: readonly Piece[]): Piece {
  return { xml: pieces.map(({ xml }) => xml).join(""), isExact: pieces.every(({ isExact }) => isExact) };
}

/** For text and attributes alike. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
