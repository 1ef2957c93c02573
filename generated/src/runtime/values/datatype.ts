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
  parse(text: string): T | undefined;
  /** Also checks the type of `value`, because callers may be plain JavaScript. */
  format(value: T): string | undefined;
}
