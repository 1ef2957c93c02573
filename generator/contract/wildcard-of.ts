import type { Wildcard as SchemaWildcard } from "../xsd/properties.js";
import type { Wildcard } from "./contract.js";

/** What a contract says of a wildcard of a schema. */
export function wildcardOf({ namespaces, processContents: process }: SchemaWildcard): Wildcard {
  switch (namespaces.kind) {
    case "any":
      return { namespaces: "any", process };
    case "not":
      return { namespaces: { not: namespaces.namespace }, process };
    case "oneOf":
      return { namespaces: namespaces.namespaces, process };
  }
}
