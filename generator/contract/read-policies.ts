import type { Definitions, WsdlComponent } from "../wsdl/definitions.js";
import type { PolicyAssertion, PolicyExpression, PolicyOperator, PolicyReference } from "../wsdl/policy.js";
import { clarkName, expandedName, type QName } from "../xml/qname.js";
import type { XmlElement } from "../xml/xml-element.js";
import { ADDRESSING_WSDL, addressingVersion } from "./addressing.js";
import type { EntryPoint } from "./assertion.js";
import { fulfilmentOf } from "./fulfilled-assertions.js";
import { asksForMtom } from "./packaging.js";
import { inWholePolicy, signedHeadersIn } from "./security-assertions.js";

/** Something that an endpoint asks for, and whether packages fulfil it without being told. */
export interface Demand {
  readonly name: QName;
  readonly isFulfilled: boolean;
  /** The entry point that fulfils it. */
  readonly entryPoint: EntryPoint | undefined;
  /** Whether the service can do without it. This is known only of what packages do without being told by an entry point. */
  readonly isOptional: boolean;
  /** The headers that a signature must cover, by Clark name. */
  readonly signedHeaders: readonly string[];
}

/** Demands by the Clark name. */
export type Demands = ReadonlyMap<string, Demand>;

/** More than people write. Every reference may lead to a policy that refers to others. */
const MAX_REFERENCES = 50;

/** Reads what parts of a WSDL ask for: by policies, and by extensions that must be understood. */
export class PolicyReader {
  readonly #policies = new Map<string, PolicyOperator[]>();
  readonly #read = new Map<PolicyOperator, Demands>();
  /** The policies that are being read, each because the one before refers to it. */
  readonly #open = new Set<PolicyOperator>();

  /** @param documents - whose policies can be referred to */
  constructor(documents: readonly Definitions[]) {
    for (const policy of documents.flatMap(({ policies }) => policies)) {
      if (policy.kind !== "all") continue;
      for (const key of policy.keys) this.#policies.set(key, [...(this.#policies.get(key) ?? []), policy]);
    }
  }

  /** Returns everything that some WSDL elements ask for. */
  read(components: readonly Pick<WsdlComponent, "extensions" | "policies">[]): Demands {
    const asking = components
      .flatMap(({ extensions }) => extensions)
      .filter(({ element, required }) => required || asksUnmarked(element))
      .map(({ element, required }) =>
        demand(demandOf(element, !required && addressingVersion(element.name) !== undefined)),
      );
    return all([...asking, ...components.flatMap(({ policies }) => policies).map((policy) => this.#demands(policy))]);
  }

  #demands(expression: PolicyExpression): Demands {
    switch (expression.kind) {
      case "all":
        return inWholePolicy(all(expression.operands.map((operand) => this.#demands(operand))));
      case "exactlyOne":
        return oneOf(expression.operands.map((operand) => this.#demands(operand)));
      case "reference":
        return this.#referred(expression);
      case "assertion":
        return this.#asserted(expression);
    }
  }

  /** Of the assertions in an assertion, only those that packages do not fulfil without being told are reported. */
  #asserted({ name, element, nested, isOptional }: PolicyAssertion): Demands {
    if (isOptional && !isDoneUntold(name)) return NONE;
    const own = demand(demandOf(element, isOptional));
    if (isOptional || !fulfilmentOf({ name, element }).isNested) return own;
    const inner = all(nested.map((policy) => this.#demands(policy)));
    return new Map([...own, ...[...inner].filter(([, { isFulfilled }]) => !isFulfilled)]);
  }

  /** A policy that cannot be read may ask for anything. */
  #referred({ key, namespace }: PolicyReference): Demands {
    const policies = this.#policies.get(key) ?? [];
    const isReadable = policies.length > 0 && !policies.some((policy) => this.#open.has(policy));
    if (!isReadable || this.#open.size >= MAX_REFERENCES)
      return demand({ name: expandedName(namespace, "PolicyReference"), ...UNKNOWN });
    return all(policies.map((policy) => this.#policy(policy)));
  }

  #policy(policy: PolicyOperator): Demands {
    const known = this.#read.get(policy);
    if (known !== undefined) return known;
    this.#open.add(policy);
    const demands = this.#demands(policy);
    this.#open.delete(policy);
    this.#read.set(policy, demands);
    return demands;
  }
}

const NONE: Demands = new Map();

const UNKNOWN = { isFulfilled: false, entryPoint: undefined, isOptional: false, signedHeaders: [] };

function demandOf(element: XmlElement, isOptional: boolean): Demand {
  const { name } = element;
  const { by } = fulfilmentOf({ name, element });
  const isFulfilled = by === "package" || isDoneUntold(name);
  const entryPoint = by === "package" ? undefined : by;
  return { name, isFulfilled, entryPoint, isOptional, signedHeaders: signedHeadersIn(element) };
}

/** Whether packages do it by an entry point where a contract speaks of it. */
function isDoneUntold(name: QName): boolean {
  return addressingVersion(name) !== undefined || asksForMtom(name);
}

/** Whether an extension asks for something that is not marked as required: addressing may be used, and answers may go elsewhere. */
function asksUnmarked(element: XmlElement): boolean {
  const { name } = element;
  if (addressingVersion(name) !== undefined) return true;
  return name.namespace === ADDRESSING_WSDL && fulfilmentOf({ name, element }).by === undefined;
}

function demand(given: Demand): Demands {
  return new Map([[clarkName(given.name), given]]);
}

/** The demands of several parts together. What two parts ask for is fulfilled, or optional, only if it is so in both. */
export function all(parts: readonly Demands[]): Demands {
  const [only, ...others] = new Set(parts);
  if (only !== undefined && others.length === 0) return only;
  const together = new Map(only);
  for (const [key, one] of others.flatMap((part) => [...part])) {
    const other = together.get(key) ?? one;
    const isFulfilled = one.isFulfilled && other.isFulfilled;
    const signedHeaders = [...new Set([...other.signedHeaders, ...one.signedHeaders])];
    together.set(key, { ...one, isFulfilled, isOptional: one.isOptional && other.isOptional, signedHeaders });
  }
  return together;
}

/**
 * Chooses an alternative: the first that all clients fulfil, else the first that packages fulfil without being told, else the first that
 * entry points fulfil. If there is none, the demands of all alternatives count. Addressing of the others may be used.
 */
function oneOf(alternatives: readonly Demands[]): Demands {
  const fulfilling = (isDone: (demand: Demand) => boolean) =>
    alternatives.find((demands) => [...demands.values()].every(isDone));
  const chosen =
    fulfilling(({ isFulfilled, entryPoint, isOptional }) => isOptional || (isFulfilled && entryPoint === undefined)) ??
    fulfilling(({ isFulfilled }) => isFulfilled) ??
    fulfilling(({ isFulfilled, entryPoint }) => isFulfilled || entryPoint !== undefined);
  return chosen === undefined ? all(alternatives) : new Map([...alternatives.flatMap(optionalIn), ...chosen]);
}

/** What of some demands may be used even if it is not asked for. */
function optionalIn(demands: Demands): [string, Demand][] {
  return [...demands].flatMap(([key, each]) => (isDoneUntold(each.name) ? [[key, { ...each, isOptional: true }]] : []));
}
