import type { Definitions, WsdlComponent } from "../wsdl/definitions.js";
import type { PolicyAssertion, PolicyExpression, PolicyOperator, PolicyReference } from "../wsdl/policy.js";
import { clarkName, type QName } from "../xml/qname.js";
import { fulfilmentOf, isUsingPolicy } from "./fulfilled-assertions.js";

/** Something that an endpoint asks for, and whether packages fulfil it. */
export interface Demand {
  readonly name: QName;
  readonly isFulfilled: boolean;
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
    const required = components
      .flatMap(({ extensions }) => extensions)
      .filter((extension) => extension.required)
      .map(({ element: { name } }) => demand({ name, isFulfilled: isUsingPolicy(name) }));
    return all([...required, ...components.flatMap(({ policies }) => policies).map((policy) => this.#demands(policy))]);
  }

  #demands(expression: PolicyExpression): Demands {
    switch (expression.kind) {
      case "all":
        return all(expression.operands.map((operand) => this.#demands(operand)));
      case "exactlyOne":
        return oneOf(expression.operands.map((operand) => this.#demands(operand)));
      case "reference":
        return this.#referred(expression);
      case "assertion":
        return expression.isOptional ? NONE : this.#asserted(expression);
    }
  }

  /** Of the assertions in an assertion, only those that packages do not fulfil are reported. */
  #asserted(assertion: PolicyAssertion): Demands {
    const { name, nested } = assertion;
    const fulfilment = fulfilmentOf(assertion);
    const own = demand({ name, isFulfilled: fulfilment !== "unfulfilled" });
    if (fulfilment !== "nested") return own;
    const inner = all(nested.map((policy) => this.#demands(policy)));
    return new Map([...own, ...[...inner].filter(([, { isFulfilled }]) => !isFulfilled)]);
  }

  /** A policy that cannot be read may ask for anything. */
  #referred({ key, namespace }: PolicyReference): Demands {
    const policies = this.#policies.get(key) ?? [];
    const isReadable = policies.length > 0 && !policies.some((policy) => this.#open.has(policy));
    if (!isReadable || this.#open.size >= MAX_REFERENCES)
      return demand({ name: { namespace, localName: "PolicyReference" }, isFulfilled: false });
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

function demand(given: Demand): Demands {
  return new Map([[clarkName(given.name), given]]);
}

/** The demands of several parts together. A demand that two parts make is fulfilled only if it is in both. */
export function all(parts: readonly Demands[]): Demands {
  const [only, ...others] = new Set(parts);
  if (only !== undefined && others.length === 0) return only;
  const together = new Map(only);
  for (const [key, { name, isFulfilled }] of others.flatMap((part) => [...part]))
    together.set(key, { name, isFulfilled: isFulfilled && (together.get(key)?.isFulfilled ?? true) });
  return together;
}

/** Chooses the first alternative that packages fulfil. If there is none, the demands of all alternatives count. */
function oneOf(alternatives: readonly Demands[]): Demands {
  const isFulfilled = (demands: Demands): boolean => [...demands.values()].every((each) => each.isFulfilled);
  return alternatives.find(isFulfilled) ?? all(alternatives);
}
