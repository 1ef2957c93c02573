// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type { EnumerationValues } from "./writer.js";

/** Whether a value has all members of these names. */
export function hasAll<T extends object, K extends keyof T & string>(
  value: T,
  names: readonly K[],
): value is T & Required<Pick<T, K>> {
  return names.every((name) => Object.hasOwn(value, name));
}

/** Whether an enumeration has this value. */
export function isKeyOf<V extends EnumerationValues>(values: V, text: string): text is keyof V & string {
  // No object has a number by a name that it has not been given. This takes a third of the time of `hasOwn`.
  const number = values[text];
  return typeof number === "number" || typeof number === "bigint";
}

/** Whether a value is an object whose content is its properties: that of a Map or a Promise is elsewhere. */
export function hasProperties(value: { readonly [Symbol.toStringTag]?: unknown }): boolean {
  if (typeof value !== "object" || value === null) return false;
  // Nearly all are plain, which is found out ten times faster than what kind of object another one is.
  if (Object.getPrototypeOf(value) === Object.prototype && value[Symbol.toStringTag] === undefined) return true;
  return Object.prototype.toString.call(value) === "[object Object]";
}
