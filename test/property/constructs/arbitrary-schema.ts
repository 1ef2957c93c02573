import fc from "fast-check";
import { ELEMENTS, GROUPS, once, sequence, struct, TYPES } from "./fixed-components.js";
import type {
  Attribute,
  ComplexType,
  ElementParticle,
  GroupParticle,
  Layout,
  NamedType,
  Occurs,
  Particle,
  Schema,
} from "./schema-model.js";
import { SIMPLE_TYPES } from "./simple-pool.js";

const simple = fc.constantFrom(...SIMPLE_TYPES);

/** How often something may come: as WCF says it, and as others do. */
const occurs = fc.constantFrom<Occurs>(
  ...([once, once, { min: 0, max: 1 }, { min: 0, max: "unbounded" }, { min: 1, max: "unbounded" }] as const),
  ...([
    { min: 2, max: 3 },
    { min: 0, max: 2 },
    { min: 0, max: 0 },
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
  .constantFrom("Base", "BaseMore", "Shape", "Narrowed", "Wide", "Tree", "Bare", "Money")
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

const anyElement = fc.record({
  kind: fc.constant("any" as const),
  namespaces: fc.constantFrom("##other", "urn:other urn:third", "##local"),
  occurs,
});

const attribute: fc.Arbitrary<Attribute> = fc
  .tuple(
    simple,
    fc.constantFrom(...(["required", "optional", "default", "fixed", "prohibited"] as const)),
    fc.boolean(),
  )
  .chain(([type, use, isQualified]) => {
    if (use !== "default" && use !== "fixed")
      return fc.constant<Attribute>({ name: UNNAMED, type, isQualified, use, value: undefined });
    const texts = type.text.filter((text) => !/[\t\n\r]|^ | $| {2}/.test(text));
    return texts.map(
      (text): Attribute => ({ name: UNNAMED, type, isQualified, use: "optional", value: { kind: use, text } }),
    );
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
    { weight: 1, arbitrary: anyElement },
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
      { weight: 1, arbitrary: simple.filter(({ definition }) => definition === undefined) },
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

/** Components that may as well stand in another namespace, which refers to this one. */
const MOVABLE = [
  ...TYPES.map(({ name }) => name),
  ...ELEMENTS.map(({ name }) => name),
  ...Object.keys(GROUPS),
  ...["Colour", "Percent", "Numbers", "SizeOrWord"],
];

const layout: fc.Arbitrary<Layout> = fc.record({
  kind: fc.constantFrom(...(["one", "included", "chameleon", "redefined", "inline"] as const)),
  elsewhere: fc.oneof(fc.constant([]), fc.subarray(MOVABLE)),
  salt: fc.nat(9),
});

const ROOT: NamedType = { kind: "named", name: "Root" };
const message: ElementParticle = {
  kind: "element",
  name: "Send",
  type: ROOT,
  occurs: once,
  nillable: false,
  isUnqualified: false,
  value: undefined,
};
const withValue = struct("", sequence({ ...message, name: "Value" }));

/** The element of a message: one with a value in it, one that extends a type as well, the value itself, also nil or as text. */
const payload: fc.Arbitrary<ElementParticle> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ ...message, type: withValue }) },
  { weight: 2, arbitrary: fc.boolean().map((nillable) => ({ ...message, nillable })) },
  {
    weight: 1,
    arbitrary: fc.constant<ElementParticle>({
      ...message,
      type: { ...withValue, derivation: { kind: "extension", base: "BaseMost" } },
    }),
  },
  { weight: 1, arbitrary: fc.tuple(simple, fc.boolean()).map(([type, nillable]) => ({ ...message, type, nillable })) },
);

/** A schema. One of its named types is arbitrary, the others are always the same. */
export const arbitrarySchema: fc.Arbitrary<Schema> = fc
  .record({ root: complex, payload, layout })
  .map(({ root, ...rest }) => ({
    ...rest,
    types: [...TYPES, { ...new Names().complex(root), name: "Root", isAbstract: false }],
    elements: ELEMENTS,
    groups: GROUPS,
  }));

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

  /** Each third one differs from the one before in case alone. */
  #next(): string {
    return nameOf(++this.#count);
  }

  #last(): string {
    return this.#count === 0 ? this.#next() : nameOf(this.#count);
  }
}

function nameOf(count: number): string {
  return count % 3 === 0 ? `n${count - 1}` : `N${count}`;
}
