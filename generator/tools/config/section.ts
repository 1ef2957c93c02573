import * as v from "valibot";

/** A part of the configuration that is an object. Keys that it does not know are refused. */
export function section<E extends v.ObjectEntries>(entries: E) {
  return v.strictObject(entries, keysOf(entries));
}

/** What is expected where such an object stands. */
export function keysOf(entries: object): string {
  return `an object with the keys ${Object.keys(entries).join(", ")}`;
}
