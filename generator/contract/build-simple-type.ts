import { unsupported } from "../source/errors.js";
import type { QName } from "../xml/qname.js";
import type { SimpleType as SimpleTypeDefinition } from "../xsd/components.js";
import type { SimpleType, Variety } from "./contract.js";
import { requireEnumeration } from "./expressible.js";
import { enumValues } from "./wcf-idioms.js";

/** Builds an enumeration of strings, or a list of its values (flags). @throws SchemaError for any other simple type */
export function buildSimpleType(name: QName, type: SimpleTypeDefinition): SimpleType {
  return { kind: "simple", name, documentation: type.annotation.documentation, variety: buildVariety(type) };
}

function buildVariety(type: SimpleTypeDefinition): Variety {
  const { variety, position } = type;
  if (variety.kind !== "list")
    return { kind: "enumeration", values: enumValues(requireEnumeration(type), "enumeration") };
  const { itemType } = variety;
  if (itemType.kind === "reference" || itemType.definition.kind !== "simpleType")
    throw unsupported("an xs:list of anything but an enumeration of its own", position);
  return { kind: "flags", values: enumValues(requireEnumeration(itemType.definition), "flags") };
}
