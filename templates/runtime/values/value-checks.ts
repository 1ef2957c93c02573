import type { Datatype } from "./datatype.js";
import { isSame } from "./facets.js";

/** Says what is expected instead of a value that an element or an attribute cannot have; undefined if it can. */
export type ValueCheck<T> = (value: T) => string | undefined;

/**
 * A check for the value that this text is (XSD 1.0 part 1, 3.3.4). Names are not checked: a text does not say the namespace of its
 * prefix.
 */
export function fixedValue<T>(datatype: Datatype<T>, text: string): ValueCheck<T> {
  const fixed = datatype.parse(text, () => undefined);
  return (value) => (fixed === undefined || isSame(datatype, fixed, value) ? undefined : `the fixed value ${text}`);
}

/** A check for values with a text. An empty element with a default means the default (XSD 1.0 part 1, 3.3.1). */
export function notEmpty<T>(datatype: Datatype<T>): ValueCheck<T> {
  return (value) =>
    datatype.format(value, () => "") === "" ? "a value with a text (an empty element means the default)" : undefined;
}
