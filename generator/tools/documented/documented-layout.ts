import { SOAP_NAMESPACE } from "../../../templates/runtime/soap/soap.js";
import type { Endpoint } from "../../contract/contract.js";
import { NAMESPACE } from "../../xml/qname.js";
import type { Indent } from "./print-documented.js";

/** What the envelopes in NetServer's reference documentation have in common for one endpoint. */
export interface DocumentedLayout {
  /** How far in elements are shown. There, what is no text is nil, be it allowed or not. */
  readonly lastIndent: Indent;
  /** Declarations of the envelope in the order in which they stand: prefix, namespace. */
  readonly declarations: readonly (readonly [prefix: string, namespace: string])[];
}

/**
 * The endpoint's name is the prefix of its own namespace. Those of its other schemas are numbered in document
 * order, behind the version's number, and stand with the first one last: 2, 3, … 1.
 */
export function documentedLayout({ name, namespace, schemaNamespaces }: Endpoint): DocumentedLayout {
  const version = /(?<!\d)\d+$/.exec(namespace)?.[0] ?? "";
  const [first, ...others] = schemaNamespaces
    .filter((other) => other !== namespace)
    .map((other, index) => [`NetServerServices${version}${index + 1}`, other] as const);
  return {
    lastIndent: 10,
    declarations: [
      ["SOAP-ENV", SOAP_NAMESPACE["1.2"]],
      ["SOAP-ENC", "http://www.w3.org/2003/05/soap-encoding"],
      ["xsi", "http://www.w3.org/2001/XMLSchema-instance"],
      ["xsd", NAMESPACE.xsd],
      ...others,
      ...(first === undefined ? [] : [first]),
      [name, namespace],
    ],
  };
}
