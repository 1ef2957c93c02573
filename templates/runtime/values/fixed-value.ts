import type { Datatype } from "./datatype.js";
import { isSame } from "./facets.js";

/** Says what is expected instead of a value that is not the fixed one (XSD 1.0 part 1, 3.3.4); undefined if it is. */
export type FixedCheck<T> = (value: T) => string | undefined;

/** A check for the value that this text is. Names are not checked: a text does not say the namespace of its prefix. */
export function fixedValue<T>(datatype: Datatype<T>, text: string): FixedCheck<T> {
  const fixed = datatype.parse(text, () => undefined);
  return (value) => (fixed === undefined || isSame(datatype, fixed, value) ? undefined : `the fixed value ${text}`);
}
