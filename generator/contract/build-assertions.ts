import type { Definitions, WsdlComponent } from "../wsdl/definitions.js";
import { clarkName, compareText } from "../xml/qname.js";
import { ADDRESSING_VERSIONS, type Addressing, addressingVersion } from "./addressing.js";
import type { Endpoint } from "./contract.js";
import { asksForMtom } from "./packaging.js";
import { all, type Demands, PolicyReader } from "./read-policies.js";
import { inWholePolicy } from "./security-assertions.js";

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
): Pick<Endpoint, "assertions" | "addressing"> & { readonly usesMtom: boolean } {
  const reader = new PolicyReader(documents);
  // A policy inside wsdl:definitions holds only where something refers to it. Extensions of wsdl:definitions always hold.
  const required = documents.map(({ extensions }) => ({ extensions, policies: [] }));
  const ofEndpoint = reader.read([...required, ...endpoint]);
  const ofOperations = [...operations].map(([name, subject]) => ({ name, demands: reader.read(subject) }));
  const asked = inWholePolicy(all([ofEndpoint, ...ofOperations.map(({ demands }) => demands)]));
  const assertions = [...asked.values()]
    .filter(({ isOptional }) => !isOptional)
    .map(({ name, isFulfilled, entryPoint, signedHeaders }) => {
      const key = clarkName(name);
      const asking = ofOperations.filter(({ demands }) => demands.has(key)).map((operation) => operation.name);
      const isOfAll = ofEndpoint.has(key) || asking.length === ofOperations.length;
      return {
        name,
        operations: isOfAll ? undefined : asking.sort(compareText),
        isFulfilled,
        ...(entryPoint && { entryPoint }),
        ...(signedHeaders.length > 0 && { signedHeaders: [...signedHeaders].sort(compareText) }),
      };
    })
    .sort((a, b) => compareText(clarkName(a.name), clarkName(b.name)));
  const usesMtom = [...asked.values()].some(({ name }) => asksForMtom(name));
  return { assertions, addressing: addressingIn(asked), usesMtom };
}

/** How messages are addressed: in the newer version if there are two. If some operation asks for it, all are. */
function addressingIn(asked: Demands): Addressing | undefined {
  const all = [...asked.values()].map(({ name, isOptional }) => ({ version: addressingVersion(name), isOptional }));
  const version = ADDRESSING_VERSIONS.find((one) => all.some((each) => each.version === one));
  return version && { version, isRequired: all.some((each) => each.version === version && !each.isOptional) };
}
