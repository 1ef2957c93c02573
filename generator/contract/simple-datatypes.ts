import { swaRef } from "../../templates/runtime/values/attached.js";
import type { Datatype } from "../../templates/runtime/values/datatype.js";
import * as datatypes from "../../templates/runtime/values/datatypes.js";
import type { Facets, Pattern as PatternTest } from "../../templates/runtime/values/facets.js";
import * as otherDatatypes from "../../templates/runtime/values/other-datatypes.js";
import * as simpleTypes from "../../templates/runtime/values/simple-types.js";
import { bug } from "../source/errors.js";
import { clarkName, NAMESPACE, type QName } from "../xml/qname.js";
import type { Pattern } from "../xsd/pattern.js";
import type { EnumValue, TypeUse } from "./contract.js";
import { matchesPatterns } from "./match-pattern.js";
import { patternSource } from "./pattern-source.js";
import { type PlannedFacets, planOf, type SimplePlan } from "./simple-plan.js";
import type { TypeIndex } from "./types.js";

/** The datatypes of a contract's simple types, for tools without generated code. */
export class SimpleDatatypes {
  readonly #types: TypeIndex;
  readonly #datatypeOf: (name: QName) => Datatype<unknown>;
  readonly #made = new Map<string, Datatype<unknown>>();

  /** @param datatypeOf - the datatypes that need no definition */
  constructor(types: TypeIndex, datatypeOf: (name: QName) => Datatype<unknown> = usualDatatype) {
    this.#types = types;
    this.#datatypeOf = datatypeOf;
  }

  /** @throws RangeError if a facet is not a value of its type */
  of(use: TypeUse): Datatype<unknown> {
    if (use.kind === "datatype") return this.#datatypeOf(use.name);
    // Nobody needs to look at the type here: who plans a restriction asks for the forms of all types below it as well.
    const key = clarkName(use.name);
    const known = this.#made.get(key) ?? this.#make(use.name, this.plan(use.name));
    this.#made.set(key, known);
    return known;
  }

  /** The datatype of a simple type. @throws RangeError if a facet is not a value of its type */
  plan(name: QName): SimplePlan {
    return planOf(this.#types.simple(name), this.#types, (use) => this.of(use));
  }

  #make(name: QName, plan: SimplePlan): Datatype<unknown> {
    const { namespace, localName } = name;
    switch (plan.kind) {
      case "use":
        return this.of(plan.use);
      case "texts":
        return simpleTypes.texts(namespace, localName, enumerationValues(plan.values));
      case "restricted":
        return simpleTypes.restricted(namespace, localName, this.#make(name, plan.base), facetsOf(plan.facets));
      case "enumerated":
        return simpleTypes.enumerated<unknown, unknown>(namespace, localName, this.#make(name, plan.base), plan.values);
      case "names":
        return simpleTypes.names(namespace, localName, plan.values);
      case "asText":
        return simpleTypes.asText(this.#make(name, plan.base));
      case "list":
        return simpleTypes.list(namespace, localName, this.#make(name, plan.item));
      case "union":
        return simpleTypes.union(namespace, localName, ...plan.members.map((member) => this.#make(name, member)));
      case "tagged":
        return simpleTypes.tagged(
          namespace,
          localName,
          Object.fromEntries(plan.members.map(([tag, member]) => [tag, this.#make(name, member)])),
        );
    }
  }
}

/** The values of an enumeration in the form of generated code. */
export function enumerationValues(values: readonly EnumValue[]): Record<string, bigint | string> {
  return Object.fromEntries(values.map(({ name, number }) => [name, number ?? name]));
}

function facetsOf({ pattern, ...facets }: PlannedFacets): Facets<unknown> {
  return { ...facets, ...(pattern === undefined ? {} : { pattern: matcherOf(pattern) }) };
}

function matcherOf(patterns: readonly Pattern[]): PatternTest {
  return { source: patternSource(patterns), test: (text) => matchesPatterns(patterns, text) };
}

/** A datatype with its usual JavaScript type. */
export function usualDatatype(name: QName): Datatype<unknown> {
  const found = USUAL.get(clarkName(name));
  if (found === undefined) throw bug(`no datatype ${clarkName(name)}`);
  return found;
}

/** A message of a tool has a reference, and nothing that it refers to. */
const SAMPLE_REFERENCE: Datatype<Uint8Array> = {
  ...swaRef,
  format: (value) => swaRef.format(value) ?? `cid:attachment${value[0] ?? 0}@example.com`,
};

const USUAL: ReadonlyMap<string, Datatype<unknown>> = new Map(
  [...Object.values(datatypes), ...Object.values(otherDatatypes), SAMPLE_REFERENCE].map(
    (datatype): [string, Datatype<unknown>] => [
      clarkName({ namespace: datatype.namespace ?? NAMESPACE.xsd, localName: datatype.name }),
      datatype,
    ],
  ),
);
