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

// Components that every schema has, because they refer to each other.

export const once: Occurs = { min: 1, max: 1 };

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
export const sequence = (...of: readonly Particle[]): GroupParticle => ({ kind: "sequence", of, occurs: once });
const choice = (...of: readonly Particle[]): GroupParticle => ({ kind: "choice", of, occurs: once });

export const struct = (
  name: string,
  content: ComplexType["content"],
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

/** A reference to an attribute with a type of its own. */
const code: Attribute = { ...radius, name: "code", type: ofType("xs:int"), isReference: true };
const gone: Attribute = { ...radius, name: "gone", use: "optional" };

const TREE: NamedType = { kind: "named", name: "Tree" };

export const TYPES: readonly NamedComplexType[] = [
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
    attributes: [radius, code],
  }),
  struct("Square", sequence(member("Side", "tns:Percent", many)), { derivation: { kind: "extension", base: "Shape" } }),
  struct("Wide", sequence(member("First", "xs:token", { min: 0, max: 1 }), member("Rest", "tns:Colour", many)), {
    attributes: [gone],
  }),
  struct("Narrowed", sequence(member("First", "xs:token"), member("Rest", "tns:Colour", { min: 0, max: 2 })), {
    derivation: { kind: "restriction", base: "Wide" },
    attributes: [{ ...gone, use: "prohibited" }],
  }),
  struct("Tree", sequence(member("Leaf", "xs:int"), { ...member("Branch", "xs:int", many), type: TREE }), {
    attributes: [radius],
  }),
  struct("Bare", sequence(member("Only", "xs:int")), { derivation: { kind: "restriction", base: "anyType" } }),
  struct("Money", ofType("xs:decimal"), { attributes: [{ ...gone, name: "currency" }, radius] }),
  struct("Euros", ofType("tns:Percent"), {
    derivation: { kind: "restriction", base: "Money" },
    attributes: [{ ...gone, name: "currency", use: "required" }, radius],
  }),
];

export const ELEMENTS: readonly GlobalElement[] = [
  { name: "Plain", type: ofType("xs:string"), isAbstract: false, replaces: undefined },
  { name: "Head", type: { kind: "named", name: "Base" }, isAbstract: false, replaces: undefined },
  { name: "Instead", type: { kind: "named", name: "BaseMore" }, isAbstract: false, replaces: "Head" },
  { name: "Abstract", type: { kind: "named", name: "Shape" }, isAbstract: true, replaces: undefined },
  { name: "Round", type: { kind: "named", name: "Circle" }, isAbstract: false, replaces: "Abstract" },
  { name: "Any", type: { kind: "named", name: "Shape" }, isAbstract: false, replaces: "Abstract" },
];

export const GROUPS: Schema["groups"] = {
  Pair: sequence(member("Key", "xs:token"), member("Content", "xs:base64Binary", { min: 0, max: 1 })),
  Either: choice(
    member("Left", "tns:SizeOrColour"),
    sequence(member("Middle", "xs:dateTime"), member("Right", "xs:boolean", { min: 1, max: 2 })),
  ),
};
