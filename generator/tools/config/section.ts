import * as v from "valibot";

/** A part of the configuration that is an object. Unknown keys are refused. */
export function section<E extends v.ObjectEntries>(entries: E) {
  return v.strictObject(entries, keysOf(entries));
}

/** The words of an error message for such an object. */
export function keysOf(entries: object): string {
  return `an object with the keys ${Object.keys(entries).join(", ")}`;
}
