// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type { Datatype } from "./datatype.js";

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

/**
 * The whiteSpace facet (XSD 1.0 part 2, 4.3.6). XML white space is these four characters only: `\s` and
 * `trim()` would also eat a no-break space, which is data.
 */

const NOT_COLLAPSED = /[\t\n\r]|^ | $| {2}/;
const NOT_REPLACED = /[\t\n\r]/;

/** Tabs and line ends become spaces, runs of spaces one space, and none is left at the ends. */
export function collapse(text: string): string {
  if (isCollapsed(text)) return text;
  return text.replace(/[\t\n\r ]+/g, " ").replace(/^ | $/g, "");
}

/** Each tab and each line end becomes one space. */
export function replace(text: string): string {
  return isReplaced(text) ? text : text.replace(/[\t\n\r]/g, " ");
}

/** Every white space character is gone, also between others: base64 may be broken into lines. */
export function removeWhiteSpace(text: string): string {
  return /[\t\n\r ]/.test(text) ? text.replace(/[\t\n\r ]+/g, "") : text;
}

/** Nothing for {@link collapse} to do: nearly every text on the wire, so it is worth a test without a copy. */
export function isCollapsed(text: string): boolean {
  return !NOT_COLLAPSED.test(text);
}

/** Nothing for {@link replace} to do. */
export function isReplaced(text: string): boolean {
  return !NOT_REPLACED.test(text);
}
