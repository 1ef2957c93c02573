import { clarkName, NAMESPACE, type QName } from "../xml/qname.js";
import type { AnyElements, PartsContent } from "./contract.js";
import type { PartScope } from "./part-uses.js";
import { isSequence } from "./wrapped-style.js";

/**
 * What is in a body whose part names a type (WSDL 1.1, 3.5): elements, and wildcards between them. For an operation that takes any message,
 * WCF has a type with a wildcard alone, and others have xs:anyType.
 * @returns undefined for any other type: a body has no text, no attributes and no choice
 */
export function bodyParticles(type: QName, { schemas, types }: PartScope): PartsContent["particles"] | undefined {
  if (type.namespace === NAMESPACE.xsd && type.localName === "anyType") return [ANYTHING];
  const definition = schemas.types.get(clarkName(type));
  if (definition?.kind !== "complexType") return undefined;
  const lowered = types.lower(definition, type);
  if (lowered.content.kind !== "elements") return undefined;
  const { particles } = lowered.content;
  const elements = particles.filter(({ kind }) => kind !== "any");
  if (!isSequence({ ...lowered, content: { ...lowered.content, particles: elements } })) return undefined;
  return types.particles(particles).filter((particle) => particle.kind === "member" || particle.kind === "any");
}

const ANYTHING: AnyElements = {
  kind: "any",
  namespaces: "any",
  process: "lax",
  occurs: { min: 0, max: "unbounded" },
};
