import type { Definitions, WsdlComponent } from "../wsdl/definitions.js";
import { clarkName, compareText } from "../xml/qname.js";
import type { Assertion } from "./assertion.js";
import { all, PolicyReader } from "./read-policies.js";

/** The WSDL elements that an endpoint or an operation consists of. */
export type Subject = readonly WsdlComponent[];

/**
 * Collects what an endpoint asks of its clients beside its messages.
 * @param endpoint - what all operations have in common: the service, the port, the binding, the portType
 * @param operations - each with its messages, by name
 */
export function buildAssertions(
  documents: readonly Definitions[],
  endpoint: Subject,
  operations: ReadonlyMap<string, Subject>,
): Assertion[] {
  const reader = new PolicyReader(documents);
  // A policy inside wsdl:definitions holds only where something refers to it. Extensions of wsdl:definitions always hold.
  const required = documents.map(({ extensions }) => ({ extensions, policies: [] }));
  const ofEndpoint = reader.read([...required, ...endpoint]);
  const ofOperations = [...operations].map(([name, subject]) => ({ name, demands: reader.read(subject) }));
  const asked = all([ofEndpoint, ...ofOperations.map(({ demands }) => demands)]);
  return [...asked.values()]
    .map(({ name, isFulfilled }) => {
      const key = clarkName(name);
      const asking = ofOperations.filter(({ demands }) => demands.has(key)).map((operation) => operation.name);
      const isOfAll = ofEndpoint.has(key) || asking.length === ofOperations.length;
      return { name, operations: isOfAll ? undefined : asking.sort(compareText), isFulfilled };
    })
    .sort((a, b) => compareText(clarkName(a.name), clarkName(b.name)));
}
