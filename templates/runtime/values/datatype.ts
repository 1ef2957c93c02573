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
  /** Whether its texts have no white space and no characters that must be escaped. */
  readonly isPlain?: boolean;
  /** Whether its texts may be very long, and `parse` looks at every character. Such a datatype has no facets. */
  readonly isLong?: boolean;
  /** Whether it is base64Binary, or a restriction of it: then its values may be beside a message (XOP, 2). */
  readonly isBase64?: boolean;
  /** The whiteSpace facet: `collapse` if left out, as in all types but the strings (4.3.6). */
  readonly whiteSpace?: (text: string) => string;
  /** @param namespaceOf - the namespaces of prefixes at the place of the text; only names need it */
  parse(text: string, namespaceOf?: NamespaceOf): T | undefined;
  /**
   * Also checks the type of `value`, because callers may be plain JavaScript.
   * @param prefixFor - declares prefixes at the place of the text; only names need it
   */
  format(value: T, prefixFor?: PrefixFor): string | undefined;
  /** The text of a value in pieces, if it is so long that to join them would take as long again. Only datatypes with `isLong` have it. */
  formatLong?(value: T): LongText | undefined;
  /**
   * The facet of the schema that a value of the type breaks (4.3); undefined if there is none.
   * @param text - the value's text in XML
   */
  check?(value: T, text: string): Breach | undefined;
  /** The order of values that are text. If left out, values have their order in JavaScript, if any. */
  readonly order?: TextOrder;
}

/** A text of ASCII characters that needs no escaping, in pieces. */
export interface LongText {
  readonly length: number;
  readonly pieces: Iterable<string>;
}

/** The orders of values that are text: of numbers, of dates and times, and of lengths of time. Only facets need them. */
export type TextOrder = "decimal" | "moment" | "duration";

/** The namespace that a prefix stands for; "" is the prefix of names without one. Undefined if it is not declared. */
export type NamespaceOf = (prefix: string) => string | undefined;

/** A prefix of the namespace at the place of a text; "" for no namespace. */
export type PrefixFor = (namespace: string) => string;

/** A facet that a value breaks. */
export interface Breach {
  /** A value that an enumeration does not have may come from a newer contract. A value that breaks another facet is invalid. */
  readonly kind: "enumeration value" | "facet";
  /** What was expected: `at most 10 characters`. */
  readonly expected: string;
}
