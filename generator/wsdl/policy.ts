import type { Position } from "../source/source-text.js";
import type { QName } from "../xml/qname.js";
import type { XmlElement } from "../xml/xml-element.js";

/** A policy as written (Web Services Policy 1.2 and 1.5, Framework, 4). References are looked up later. */
export type PolicyExpression = PolicyOperator | PolicyReference | PolicyAssertion;

/** wsp:Policy and wsp:All ask for all operands, wsp:ExactlyOne for one of them. */
export interface PolicyOperator {
  readonly kind: "all" | "exactlyOne";
  /** The keys that references name it by; empty if nothing can refer to it. */
  readonly keys: readonly string[];
  readonly operands: readonly PolicyExpression[];
}

/** wsp:PolicyReference, or a word of the attribute wsp:PolicyURIs. */
export interface PolicyReference {
  readonly kind: "reference";
  /** One of the `keys` of the policy that it refers to. */
  readonly key: string;
  /** The namespace of WS-Policy, in the version that the document uses. */
  readonly namespace: string;
  readonly position: Position;
}

/** Something that a service asks for. */
export interface PolicyAssertion {
  readonly kind: "assertion";
  readonly name: QName;
  /** Whether the service can do without it. */
  readonly isOptional: boolean;
  /** Its attributes and parameters. */
  readonly element: XmlElement;
  /** The policies inside the assertion, which say how it must be fulfilled. */
  readonly nested: readonly PolicyExpression[];
}
