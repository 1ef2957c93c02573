import type { Datatype, TextOrder } from "./datatype.js";

/** The rules of a datatype whose JavaScript value is its XML text, so that nothing is lost. */
export interface LexicalRules {
  readonly name: string;
  /** As in {@link Datatype}: undefined for the datatypes of XML Schema. */
  readonly namespace?: string;
  readonly expected: string;
  readonly isPlain?: boolean;
  /** Whether a text is a value of the type, after `whiteSpace`. */
  readonly accepts: (text: string) => boolean;
  /** Whether a value may be sent. Without it `accepts` decides; it is for servers that accept less than the specification allows. */
  readonly sends?: (text: string) => boolean;
  /** The whiteSpace facet (4.3.6). The default is `collapse`, the facet of all types but strings. */
  readonly whiteSpace?: (text: string) => string;
  readonly order?: TextOrder;
}

/**
 * A datatype whose values are its texts. White space is changed only in reading. A value to be sent must already have the right
 * form, because changing it would hide a mistake of the caller.
 */
export function lexicalDatatype(rules: LexicalRules): Datatype<string> {
  const { name, namespace, expected, isPlain = false, accepts, sends = accepts, whiteSpace = collapse, order } = rules;
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    expected,
    isPlain,
    whiteSpace,
    ...(order === undefined ? {} : { order }),
    parse(text) {
      // A plain text has no white space, so that nothing is to be changed. That is usual, and asking is faster.
      if (isPlain && accepts(text)) return text;
      const value = whiteSpace(text);
      return accepts(value) ? value : undefined;
    },
    format: (value) => (typeof value === "string" && sends(value) ? value : undefined),
  };
}

/**
 * The whiteSpace facet (XSD 1.0 part 2, 4.3.6). XML has only these four white space characters. `\s` and `trim()` would also
 * remove a no-break space, which is data.
 */

const NOT_COLLAPSED = /[\t\n\r]|^ | $| {2}/;
const NOT_REPLACED = /[\t\n\r]/;

/** Tabs and line ends become spaces, runs of spaces become one space, and spaces at the ends are removed. */
export function collapse(text: string): string {
  if (isCollapsed(text)) return text;
  return text.replace(/[\t\n\r ]+/g, " ").replace(/^ | $/g, "");
}

/** Each tab and each line end becomes one space. */
export function replace(text: string): string {
  return isReplaced(text) ? text : text.replace(/[\t\n\r]/g, " ");
}

/** Removes all white space, also inside the text: base64 may be broken into lines. */
export function removeWhiteSpace(text: string): string {
  return hasWhiteSpace(text) ? text.replace(/[\t\n\r ]+/g, "") : text;
}

export function hasWhiteSpace(text: string): boolean {
  return /[\t\n\r ]/.test(text);
}

/** Whether {@link collapse} would change nothing. That is true of nearly all texts, so the test saves a copy. */
export function isCollapsed(text: string): boolean {
  return !NOT_COLLAPSED.test(text);
}

/** Whether {@link replace} would change nothing. */
export function isReplaced(text: string): boolean {
  return !NOT_REPLACED.test(text);
}
