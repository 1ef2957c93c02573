// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * Translates between the values of one datatype in JavaScript and their XML text.
 *
 * `parse` takes the text unchanged and applies the whiteSpace facet of the datatype (XSD 1.0 part 2, 4.3.6). Both methods
 * return `undefined` for anything that is not a value of the type. The reader and the writer turn that into an error with the
 * path.
 */
export interface Datatype<T> {
  /** The datatype's local name in its own namespace: `int`, `dateTime`, `guid`. */
  readonly name: string;
  /** Undefined for the datatypes of XML Schema. */
  readonly namespace?: string;
  /** What a value must be, in words, for error messages: `an integer from -128 to 127`. */
  readonly expected: string;
  /** The whiteSpace facet: `collapse` if left out, as in all types but the strings (4.3.6). */
  readonly whiteSpace?: (text: string) => string;
  /** @param namespaceOf - what prefixes stand for where the text is, which only names ask for */
  parse(text: string, namespaceOf?: NamespaceOf): T | undefined;
  /**
   * Also checks that `value` is what its static type promises: callers may be plain JavaScript.
   * @param prefixFor - declares prefixes where the text will be, which only names ask for
   */
  format(value: T, prefixFor?: PrefixFor): string | undefined;
  /**
   * What is wrong with a value of the type by the facets that a schema adds (4.3); undefined if nothing is.
   * @param text - the value as it stands in XML
   */
  check?(value: T, text: string): Breach | undefined;
  /**
   * Below 0 if the first value comes before the second one, 0 if they are equal, undefined if neither is so: the order of dates
   * and of durations is partial (3.2.6.2, 3.2.7.4). If left out, values have the order that they have in JavaScript, if any.
   */
  compare?(a: T, b: T): number | undefined;
}

/** The namespace that a prefix stands for; "" is the prefix of names without one. Undefined if it is not declared. */
export type NamespaceOf = (prefix: string) => string | undefined;

/** A prefix that stands for the namespace where a text will be; "" for no namespace. */
export type PrefixFor = (namespace: string) => string;

/** A facet that a value breaks. */
export interface Breach {
  /** A value that an enumeration does not have may come from a newer contract. Any other facet is a rule that is broken. */
  readonly kind: "enumeration value" | "facet";
  /** What would have been right: `at most 10 characters`. */
  readonly expected: string;
}
