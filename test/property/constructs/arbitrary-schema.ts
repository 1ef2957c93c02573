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
} from "./schema-model.js";
import { SIMPLE_TYPES } from "./simple-pool.js";

const once: Occurs = { min: 1, max: 1 };
const simple = fc.constantFrom(...SIMPLE_TYPES);

/** How often something may come: as WCF says it, and as others do. */
const occurs = fc.constantFrom<Occurs>(
  ...([once, once, { min: 0, max: 1 }, { min: 0, max: "unbounded" }, { min: 1, max: "unbounded" }] as const),
  ...([
    { min: 2, max: 3 },
    { min: 0, max: 2 },
    { min: 2, max: "unbounded" },
  ] as const),
);
const atMostOnce = fc.constantFrom<Occurs>(once, { min: 0, max: 1 });

/** Names are given afterwards, so that no two elements of a type have one by accident. */
const UNNAMED = "";

/** An interface would not do: `letrec` wants a type with known keys. */
type Parts = {
  particle: Particle;
  group: GroupParticle;
  complex: ComplexType;
};

const named = fc
  .constantFrom("Base", "BaseMore", "Shape", "Narrowed", "Wide", "Tree", "Bare")
  .map((name): NamedType => ({ kind: "named", name }));

const leaf = (type: fc.Arbitrary<ElementParticle["type"]>): fc.Arbitrary<ElementParticle> =>
  fc.record({
    kind: fc.constant("element" as const),
    name: fc.constant(UNNAMED),
    type,
    occurs,
    nillable: fc.boolean(),
    isUnqualified: fc.nat(4).map((number) => number === 0),
    value: fc.constant(undefined),
  });

/** An element whose value may be left to the schema. */
const constrained: fc.Arbitrary<ElementParticle> = fc
  .tuple(leaf(simple), atMostOnce, fc.constantFrom("default" as const, "fixed" as const))
  .chain(([element, limits, kind]) => {
    const { type } = element;
    if (type.kind !== "simple") return fc.constant(element);
    const texts = type.text.filter((text) => text !== "" && !/[\t\n\r]|^ | $| {2}/.test(text));
    return texts.map(
      (text): ElementParticle => ({ ...element, occurs: limits, nillable: false, value: { kind, text } }),
    );
  });

const attribute: fc.Arbitrary<Attribute> = fc
  .tuple(
    simple,
    fc.constantFrom("required" as const, "optional" as const, "default" as const, "fixed" as const),
    fc.boolean(),
  )
  .chain(([type, use, isQualified]) => {
    const plain = { name: UNNAMED, type, isQualified, use: use === "required" ? use : ("optional" as const) };
    if (use === "required" || use === "optional") return fc.constant({ ...plain, value: undefined });
    const texts = type.text.filter((text) => !/[\t\n\r]|^ | $| {2}/.test(text));
    return texts.map((text): Attribute => ({ ...plain, value: { kind: use, text } }));
  });

const { complex } = fc.letrec<Parts>((tie) => ({
  particle: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 4, arbitrary: leaf(simple) },
    { weight: 1, arbitrary: constrained },
    { weight: 2, arbitrary: leaf(named) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("ref" as const),
        to: fc.constantFrom("Plain", "Head", "Abstract"),
        occurs,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("group" as const), name: fc.constantFrom("Pair", "Either"), occurs }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("any" as const), occurs }) },
    { weight: 1, arbitrary: leaf(simple).map(twice) },
    { weight: 2, arbitrary: leaf(tie("complex")) },
    { weight: 3, arbitrary: tie("group") },
  ),
  group: fc.record({
    kind: fc.constantFrom("sequence" as const, "choice" as const),
    of: fc.array(tie("particle"), { minLength: 1, maxLength: 3 }),
    occurs,
  }),
  complex: fc.record({
    kind: fc.constant("complex" as const),
    content: fc.oneof(
      { weight: 4, arbitrary: tie("group") },
      { weight: 1, arbitrary: simple },
      { weight: 1, arbitrary: all() },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    isMixed: fc.nat(5).map((number) => number === 0),
    attributes: fc.array(attribute, { maxLength: 2 }),
    hasMarks: fc.nat(4).map((number) => number === 0),
    hasAnyAttribute: fc.nat(4).map((number) => number === 0),
  }),
}));

function all(): fc.Arbitrary<GroupParticle> {
  const member = fc
    .tuple(leaf(fc.oneof(simple, named)), atMostOnce)
    .map(([element, limits]) => ({ ...element, occurs: limits }));
  return fc.record({
    kind: fc.constant("all" as const),
    of: fc.array(member, { minLength: 1, maxLength: 4 }),
    occurs: fc.constant(once),
  });
}

/** An element before and after another one, which no members can keep apart. */
function twice(between: ElementParticle): GroupParticle {
  const plain: Particle = { kind: "ref", to: "Plain", occurs: once };
  return { kind: "sequence", of: [plain, between, plain], occurs: once };
}

/** A schema, whose named types are always the same, because they refer to each other. */
export const arbitrarySchema: fc.Arbitrary<Schema> = complex.map((root) => {
  const names = new Names();
  return { root: names.complex(root), types: TYPES, elements: ELEMENTS, groups: GROUPS };
});

/** Gives each element and each attribute a name. Some attributes have the name of an element. */
class Names {
  #count = 0;

  complex(type: ComplexType): ComplexType {
    const content = type.content?.kind === "simple" ? type.content : this.#group(type.content);
    const attributes = type.attributes.map((own, index) => ({
      ...own,
      name: index === 0 ? this.#last() : this.#next(),
    }));
    return { ...type, content, attributes };
  }

  #group(group: GroupParticle | undefined): GroupParticle | undefined {
    return group && { ...group, of: group.of.map((each) => this.#particle(each)) };
  }

  #particle(of: Particle): Particle {
    switch (of.kind) {
      case "element":
        return this.#element(of);
      case "sequence":
      case "choice":
      case "all":
        return { ...of, of: of.of.map((each) => this.#particle(each)) };
      case "ref":
      case "group":
      case "any":
        return of;
    }
  }

  #element(of: ElementParticle): ElementParticle {
    const name = this.#next();
    return { ...of, name, type: of.type.kind === "complex" ? this.complex(of.type) : of.type };
  }

  #next(): string {
    return `N${++this.#count}`;
  }

  #last(): string {
    return this.#count === 0 ? this.#next() : `N${this.#count}`;
  }
}

const ofType = (type: string): Simple => {
  const found = SIMPLE_TYPES.find((each) => each.type === type);
  if (found === undefined) throw new Error(`no simple type ${type}`);
  return found;
};

const member = (name: string, type: string, limits: Occurs = once): ElementParticle => ({
  kind: "element",
  name,
  type: ofType(type),
  occurs: limits,
  nillable: false,
  isUnqualified: false,
  value: undefined,
});

const many: Occurs = { min: 0, max: "unbounded" };
const sequence = (...of: readonly Particle[]): GroupParticle => ({ kind: "sequence", of, occurs: once });
const choice = (...of: readonly Particle[]): GroupParticle => ({ kind: "choice", of, occurs: once });

const struct = (
  name: string,
  content: GroupParticle | undefined,
  rest: Partial<NamedComplexType> = {},
): NamedComplexType => ({
  kind: "complex",
  name,
  content,
  isMixed: false,
  isAbstract: false,
  attributes: [],
  hasMarks: false,
  hasAnyAttribute: false,
  ...rest,
});

const radius: Attribute = {
  name: "unit",
  type: ofType("tns:Colour"),
  use: "required",
  isQualified: false,
  value: undefined,
};

const TREE: NamedType = { kind: "named", name: "Tree" };

const TYPES: readonly NamedComplexType[] = [
  struct("Base", sequence(member("Id", "xs:int"), member("Name", "xs:string", { min: 0, max: 1 })), { hasMarks: true }),
  struct(
    "BaseMore",
    choice(member("Up", "xs:date"), sequence(member("Down", "xs:long"), member("Deep", "tns:Numbers", many))),
    {
      derivation: { kind: "extension", base: "Base" },
    },
  ),
  struct("BaseMost", undefined, { derivation: { kind: "extension", base: "BaseMore" }, attributes: [radius] }),
  struct("Shape", sequence(member("Label", "tns:Kept", { min: 0, max: 1 })), { isAbstract: true }),
  struct("Circle", sequence(member("Radius", "xs:double")), {
    derivation: { kind: "extension", base: "Shape" },
    attributes: [radius],
  }),
  struct("Square", sequence(member("Side", "tns:Percent", many)), { derivation: { kind: "extension", base: "Shape" } }),
  struct("Wide", sequence(member("First", "xs:token", { min: 0, max: 1 }), member("Rest", "tns:Colour", many))),
  struct("Narrowed", sequence(member("First", "xs:token"), member("Rest", "tns:Colour", { min: 0, max: 2 })), {
    derivation: { kind: "restriction", base: "Wide" },
  }),
  struct("Tree", sequence(member("Leaf", "xs:int"), { ...member("Branch", "xs:int", many), type: TREE }), {
    attributes: [radius],
  }),
  struct("Bare", sequence(member("Only", "xs:int")), { derivation: { kind: "restriction", base: "anyType" } }),
];

const ELEMENTS: readonly GlobalElement[] = [
  { name: "Plain", type: ofType("xs:string"), isAbstract: false, replaces: undefined },
  { name: "Head", type: { kind: "named", name: "Base" }, isAbstract: false, replaces: undefined },
  { name: "Instead", type: { kind: "named", name: "BaseMore" }, isAbstract: false, replaces: "Head" },
  { name: "Abstract", type: { kind: "named", name: "Shape" }, isAbstract: true, replaces: undefined },
  { name: "Round", type: { kind: "named", name: "Circle" }, isAbstract: false, replaces: "Abstract" },
  { name: "Any", type: { kind: "named", name: "Shape" }, isAbstract: false, replaces: "Abstract" },
];

const GROUPS: Schema["groups"] = {
  Pair: sequence(member("Key", "xs:token"), member("Content", "xs:base64Binary", { min: 0, max: 1 })),
  Either: choice(
    member("Left", "tns:SizeOrColour"),
    sequence(member("Middle", "xs:dateTime"), member("Right", "xs:boolean", { min: 1, max: 2 })),
  ),
};
