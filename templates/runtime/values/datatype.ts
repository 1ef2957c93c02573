/**
 * How the values of one datatype stand in JavaScript and in XML text.
 *
 * `parse` takes text as it came; white space is treated as the datatype's whiteSpace facet says
 * (XSD 1.0 part 2, 4.3.6). Both directions answer `undefined` for what is not a value of the type;
 * the reader and the writer turn that into an error that knows the path.
 */
export interface Datatype<T> {
  /** The datatype's local name in its own namespace: `int`, `dateTime`, `guid`. */
  readonly name: string;
  /** Undefined for the datatypes of XML Schema. */
  readonly namespace?: string;
  /** What a value must be, in words, for error messages: `an integer from -128 to 127`. */
  readonly expected: string;
  parse(text: string): T | undefined;
  /** Also checks that `value` is what its static type promises: callers may be plain JavaScript. */
  format(value: T): string | undefined;
}
