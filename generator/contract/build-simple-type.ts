import { unsupported } from "../source/errors.js";
import { isNamed, NAMESPACE, type QName } from "../xml/qname.js";
import type { SimpleType as SimpleTypeDefinition } from "../xsd/components.js";
import type { Enumeration } from "../xsd/properties.js";
import type { SimpleType, Variety } from "./contract.js";
import { checkNotRedefined } from "./expressible.js";
import { enumValues } from "./wcf-idioms.js";

/** An enumeration of texts, or a list of such. @throws SchemaError for any other simple type */
export function buildSimpleType(name: QName, type: SimpleTypeDefinition): SimpleType {
  return { kind: "simple", name, documentation: type.annotation.documentation, variety: buildVariety(type) };
}

function buildVariety(type: SimpleTypeDefinition): Variety {
  const { variety, position } = type;
  if (variety.kind !== "list") return { kind: "enumeration", values: enumValues(enumerationOf(type), "enumeration") };
  const { itemType } = variety;
  if (itemType.kind === "reference" || itemType.definition.kind !== "simpleType")
    throw unsupported("an xs:list of anything but an enumeration of its own", position);
  return { kind: "flags", values: enumValues(enumerationOf(itemType.definition), "flags") };
}

function enumerationOf({ variety, position }: SimpleTypeDefinition): readonly Enumeration[] {
  if (variety.kind === "union") throw unsupported("xs:union", variety.position);
  if (variety.kind === "list") throw unsupported("an xs:list of lists", position);
  const { base, enumerations, facets } = variety;
  if (base.kind === "reference") checkNotRedefined(base);
  const [facet] = facets;
  if (facet !== undefined) throw unsupported(`the facet xs:${facet.name}`, facet.position);
  if (base.kind === "anonymous" || !isNamed(base.name, NAMESPACE.xsd, "string") || enumerations.length === 0)
    throw unsupported("an xs:restriction that is not an enumeration of strings", position);
  return enumerations;
}
