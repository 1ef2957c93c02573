import { type SchemaError, unsupported } from "../source/errors.js";
import { isNamed, NAMESPACE } from "../xml/qname.js";
import type { SimpleType, TypeReference } from "../xsd/components.js";
import type { Enumeration } from "../xsd/properties.js";
import type { LoweredParticle } from "./lowered.js";

/**
 * What a schema can say and a contract cannot express. It is an error where it stands, and only if an operation reaches
 * it: a schema may declare what no message uses. What bindings can say and a contract cannot is in bind-operations.ts.
 */

/** The error for a particle that a contract cannot express. */
export function inexpressible({ kind, position }: LoweredParticle): SchemaError {
  return unsupported(kind === "any" ? "xs:any" : `a ${kind} of elements`, position);
}

/** Checks that a contract can have a datatype. */
export function requireDatatype({ name, position }: TypeReference): void {
  if (name.namespace === NAMESPACE.xsd && NOT_DATATYPES.includes(name.localName))
    throw unsupported(`the datatype xs:${name.localName}`, position);
}

/** Datatypes without values of their own, and lists that need no definition. No message of NetServer has them. */
const NOT_DATATYPES = ["anySimpleType", "NOTATION", "NMTOKENS", "IDREFS", "ENTITIES"];

/** Returns the values of an enumeration of strings. @throws SchemaError if the type is anything else */
export function requireEnumeration({ variety, position }: SimpleType): readonly Enumeration[] {
  if (variety.kind === "union") throw unsupported("xs:union", variety.position);
  if (variety.kind === "list") throw unsupported("an xs:list of lists", position);
  const { base, enumerations, facets } = variety;
  const [facet] = facets;
  if (facet !== undefined) throw unsupported(`the facet xs:${facet.name}`, facet.position);
  if (base.kind === "anonymous" || !isNamed(base.name, NAMESPACE.xsd, "string") || enumerations.length === 0)
    throw unsupported("an xs:restriction that is not an enumeration of strings", position);
  return enumerations;
}
