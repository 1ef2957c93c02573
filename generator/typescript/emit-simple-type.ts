import type { SimpleType, TypeUse } from "../contract/contract.js";
import { isLinear } from "../contract/linear-pattern.js";
import { patternSource } from "../contract/pattern-source.js";
import type { Literal, PlannedFacets, SimplePlan } from "../contract/simple-plan.js";
import type { QName } from "../xml/qname.js";
import type { Pattern, Piece } from "../xsd/pattern.js";
import { generatedFrom } from "./doc-text.js";
import { type Document, flatText } from "./document.js";
import { emitEnumeration } from "./emit-enumeration.js";
import { literal, propertyKey } from "./identifiers.js";
import { runtimeName, simpleTypeFunction } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  arrayLiteral,
  assignment,
  call,
  callWithLast,
  generic,
  objectLiteral,
  objectType,
  property,
  typedMember,
  union,
  unionAlias,
} from "./syntax.js";
import { typeExpression } from "./type-expressions.js";
import type { Version } from "./version.js";

/** A type whose values are text in XML: an alias, and a constant that describes the text. */
export function emitSimpleType(type: SimpleType, file: SourceFile): void {
  const { name, variety } = type;
  if (variety.kind === "enumeration" || variety.kind === "flags") {
    emitEnumeration(type, variety, file);
    return;
  }
  const { version } = file;
  const { identifier, constant } = version.namesOf(name);
  const plan = version.simpleDatatypes.plan(name);
  file.comment(type.documentation, generatedFrom("simpleType", name));
  emitAlias(name, file);
  if (plan.kind === "use") return;
  file.blankLine();
  file.comment("How values of this type are written and read, and which are allowed.");
  const head = [`export const ${constant}: `, generic(runtimeName("Datatype"), identifier)];
  file.line(assignment(head, new Expressions(name, version).of(plan)), ";");
}

/** The type of the values, under the name of the type. */
export function emitAlias(name: QName, file: SourceFile): void {
  const { version } = file;
  const types = distinctTypes(typesOf(version.simpleDatatypes.plan(name), version));
  file.line(unionAlias(`export type ${version.namesOf(name).identifier}`, types), ";");
}

/** The TypeScript types of the values: one, or several for a union. */
function typesOf(plan: SimplePlan, version: Version): Document[] {
  switch (plan.kind) {
    case "use":
      return [typeExpression(plan.use, version)];
    case "texts":
      return plan.values.map(({ name }) => literal(name));
    case "restricted":
      return typesOf(plan.base, version);
    case "enumerated":
      return plan.values.map(literalOf);
    case "names":
      return plan.values.map(literal);
    case "asText":
      return ["string"];
    case "list":
      return [[typesOf(plan.item, version), "[]"]];
    case "union":
      return plan.members.flatMap((member) => typesOf(member, version));
    case "tagged":
      return plan.members.map(([tag, member]) =>
        objectType([typedMember("$type", [literal(tag)]), typedMember("$value", typesOf(member, version))]),
      );
  }
}

function distinctTypes(types: readonly Document[]): Document[] {
  return [...new Map(types.map((type) => [flatText(type), type])).values()];
}

/** Makes expressions for the datatypes inside a type. Each has the name of the type. */
class Expressions {
  readonly #identifier: string;
  readonly #name: Document[];
  readonly #version: Version;

  constructor(name: QName, version: Version) {
    this.#identifier = version.namesOf(name).identifier;
    this.#name = [version.namespace(name.namespace), literal(name.localName)];
    this.#version = version;
  }

  of(plan: SimplePlan): Document {
    const name = this.#name;
    switch (plan.kind) {
      case "use":
        return datatypeExpression(plan.use, this.#version);
      case "texts": {
        const values = plan.values.map((value) => [
          propertyKey(value.name),
          ": ",
          literalOf(value.number ?? value.name),
        ]);
        return callWithLast(simpleTypeFunction("texts"), name, objectLiteral(values));
      }
      case "restricted":
        return callWithLast(
          simpleTypeFunction("restricted"),
          [...name, this.of(plan.base)],
          facetsLiteral(plan.facets),
        );
      case "enumerated": {
        // Otherwise the compiler would infer the type of the base.
        const base = union(typesOf(plan.base, this.#version));
        const callee = generic(simpleTypeFunction("enumerated"), base, this.#identifier);
        const parameters = [...name, this.of(plan.base)];
        const values = arrayLiteral(plan.values.map(literalOf));
        // Biome only keeps arrays of numbers compact.
        if (plan.values.some((value) => typeof value === "number")) return call(callee, ...parameters, values);
        return callWithLast(callee, parameters, values);
      }
      case "names":
        return callWithLast(simpleTypeFunction("names"), name, arrayLiteral(plan.values.map(literal)));
      case "asText":
        return call(simpleTypeFunction("asText"), this.of(plan.base));
      case "list":
        return call(simpleTypeFunction("list"), ...name, this.of(plan.item));
      case "union":
        return this.#union(plan.members);
      case "tagged": {
        const members = plan.members.map(([tag, member]) => [propertyKey(tag), ": ", this.of(member)]);
        return callWithLast(simpleTypeFunction("tagged"), name, objectLiteral(members));
      }
    }
  }

  /** Otherwise the compiler would infer the type of the first member for all. */
  #union(members: readonly SimplePlan[]): Document {
    const callee = generic(simpleTypeFunction("union"), this.#identifier);
    return call(callee, ...this.#name, ...members.map((member) => this.of(member)));
  }
}

/** The expression for the datatype of a type. */
function datatypeExpression(use: TypeUse, version: Version): Document {
  if (use.kind === "datatype") return version.mapDatatype(use.name).constant ?? "";
  const { variety } = version.types.simple(use.name);
  const { namespace, localName } = use.name;
  const name = [version.namespace(namespace), literal(localName)];
  const texts = (): Document => call(simpleTypeFunction("texts"), ...name, version.typeName(use.name, "value"));
  switch (variety.kind) {
    case "enumeration":
      return texts();
    case "flags":
      return call(simpleTypeFunction("list"), ...name, texts());
    case "restriction":
    case "list":
    case "union": {
      const plan = version.simpleDatatypes.plan(use.name);
      return plan.kind === "use" ? datatypeExpression(plan.use, version) : version.constant(use.name);
    }
  }
}

function facetsLiteral({ pattern, enumeration, ...facets }: PlannedFacets): Document {
  const simple = Object.entries<Literal>(facets).map(([name, value]) => property(name, literalOf(value)));
  return objectLiteral([
    ...simple,
    ...(pattern === undefined ? [] : [property("pattern", patternExpression(pattern))]),
    ...(enumeration === undefined ? [] : [property("enumeration", arrayLiteral(enumeration.map(literal)))]),
  ]);
}

function literalOf(value: Literal): Document {
  if (typeof value === "string") return literal(value);
  return typeof value === "bigint" ? `${value}n` : String(value);
}

/** An expression of JavaScript, if that needs no longer than the text is long. */
function patternExpression(patterns: readonly Pattern[]): Document {
  const pattern = patterns.flat();
  const source = patternSource(patterns);
  if (isLinear(pattern)) return `/${source}/u`;
  return callWithLast(simpleTypeFunction("expression"), [literal(source)], alternatives(pattern));
}

function alternatives(pattern: Pattern): Document {
  return arrayLiteral(pattern.map((branch) => arrayLiteral(branch.map(stepLiteral))));
}

/** `{ of: /^[a-z]$/u, min: 0, max: Infinity }` */
function stepLiteral({ atom, min, max }: Piece): Document {
  const once: Pattern = [[{ atom, min: 1, max: 1 }]];
  return objectLiteral([
    property("of", atom.kind === "group" ? alternatives(atom.pattern) : `/${patternSource([once])}/u`),
    ...(min === 1 ? [] : [property("min", String(min))]),
    ...(max === 1 ? [] : [property("max", max === "unbounded" ? "Infinity" : String(max))]),
  ]);
}
