// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { type EnumerationValues, isKeyOf } from "../values/members.js";
import { Uncertain } from "./uncertain.js";

/** The value of an enumeration. @throws Uncertain if it has none of this name */
export function knownValue<V extends EnumerationValues>(values: V, text: string): keyof V & string {
  if (isKeyOf(values, text)) return text;
  throw new Uncertain("an unknown value");
}

/** The sets of flags in a message. There are few different ones, so each is taken apart once. */
export class ScanFlags {
  readonly #read = new Map<EnumerationValues, Map<string, readonly string[]>>();

  /** @throws Uncertain if a flag is unknown, or if there is more than a space between two */
  read<V extends EnumerationValues>(values: V, text: string): (keyof V & string)[] {
    if (text === "") return [];
    const earlier = this.#read.get(values) ?? new Map<string, readonly string[]>();
    const known = earlier.get(text);
    // What is kept under an enumeration are values of it.
    if (known !== undefined) return known.slice() as (keyof V & string)[];
    const flags = text.split(" ").map((flag) => knownValue(values, flag));
    this.#read.set(values, earlier.set(text, flags));
    return flags.slice();
  }
}
