// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type { Datatype } from "../datatype.js";
import { collapse } from "./whitespace.js";

/** The rules of a datatype whose JavaScript value is its XML text, so that nothing of it is ever lost. */
export interface LexicalRules {
  readonly name: string;
  /** As in {@link Datatype}: undefined for the datatypes of XML Schema. */
  readonly namespace?: string;
  readonly expected: string;
  /** Whether a text, with its white space treated, stands for a value of the type. */
  readonly accepts: (text: string) => boolean;
  /** Whether a value may be sent; `accepts` unless the server takes less than the specification says. */
  readonly sends?: (text: string) => boolean;
  /** The whiteSpace facet: `collapse` unless said otherwise, as in all types but the strings (4.3.6). */
  readonly whiteSpace?: (text: string) => string;
}

/**
 * A datatype that keeps the text as it came. White space is treated in reading only: a value to be sent
 * must be in the lexical space already, since changing it here would hide a mistake of the caller.
 */
export function lexicalDatatype(rules: LexicalRules): Datatype<string> {
  const { name, namespace, expected, accepts, sends = accepts, whiteSpace = collapse } = rules;
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    expected,
    parse(text) {
      const value = whiteSpace(text);
      return accepts(value) ? value : undefined;
    },
    format: (value) => (typeof value === "string" && sends(value) ? value : undefined),
  };
}
