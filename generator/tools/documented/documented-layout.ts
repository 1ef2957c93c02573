import { SOAP_NAMESPACE } from "../../../templates/runtime/soap/soap.js";
import type { Endpoint } from "../../contract/contract.js";
import { profileOf } from "../../profiles/profiles.js";
import { NAMESPACE } from "../../xml/qname.js";
import type { Indent } from "./print-documented.js";

/** What all documented envelopes of one endpoint have in common. */
export interface DocumentedLayout {
  /**
   * The largest indent at which elements are shown. At this indent all values except texts are nil, even if the contract does not
   * allow it.
   */
  readonly lastIndent: Indent;
  /** The declarations of the envelope in their order: prefix, namespace. */
  readonly declarations: readonly (readonly [prefix: string, namespace: string])[];
}

/**
 * The endpoint's name is the prefix of its own namespace. The prefixes of its other schemas have the number of the version and a
 * number in document order. The first one comes last: 2, 3, … 1.
 */
export function documentedLayout(endpoint: Endpoint, profile = profileOf({ endpoints: [endpoint] })): DocumentedLayout {
  const prefix = profile?.documentedPrefix ?? "Service";
  const { name, namespace, schemaNamespaces } = endpoint;
  const version = /(?<!\d)\d+$/.exec(namespace)?.[0] ?? "";
  const [first, ...others] = schemaNamespaces
    .filter((other) => other !== namespace)
    .map((other, index) => [`${prefix}${version}${index + 1}`, other] as const);
  const declarations = [...COMMON_DECLARATIONS, ...others, ...(first === undefined ? [] : [first])];
  const taken = new Set([...RESERVED_PREFIXES, ...declarations.map(([prefix]) => prefix)]);
  return { lastIndent: 10, declarations: [...declarations, [ownPrefix(name, taken), namespace]] };
}

/** What every envelope declares. */
const COMMON_DECLARATIONS: DocumentedLayout["declarations"] = [
  ["SOAP-ENV", SOAP_NAMESPACE["1.2"]],
  ["SOAP-ENC", "http://www.w3.org/2003/05/soap-encoding"],
  ["xsi", NAMESPACE.xsi],
  ["xsd", NAMESPACE.xsd],
];

/** The prefixes that cannot be declared for another namespace (Namespaces in XML 1.0, 3). */
const RESERVED_PREFIXES = ["xml", "xmlns"];

/** Underscores are added to a name that is already a prefix. */
function ownPrefix(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? ownPrefix(`${name}_`, taken) : name;
}
