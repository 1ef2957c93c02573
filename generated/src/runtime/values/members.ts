// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** Whether a value has all members of these names. */
export function hasAll<T extends object, K extends keyof T & string>(
  value: T,
  names: readonly K[],
): value is T & Required<Pick<T, K>> {
  return names.every((name) => Object.hasOwn(value, name));
}

/** Whether a value is an object whose content is its properties: that of a Map or a Promise is elsewhere. */
export function hasProperties(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  // Nearly all are plain objects, which is a faster question than what kind of object it is.
  if (Object.getPrototypeOf(value) === Object.prototype && !(Symbol.toStringTag in value)) return true;
  return Object.prototype.toString.call(value) === "[object Object]";
}

/**
 * Members keep their names from the wire, but for the few that every JavaScript object already has
 * (`constructor`, `toString`, `__proto__` …): absent and inherited could not be told apart, and setting
 * `__proto__` would change what the object is. Those get a trailing underscore, and so do the names that
 * would then be taken, such as `constructor_`.
 */
export function propertyName(wireName: string): string {
  return isInherited(wireName) ? `${wireName}_` : wireName;
}

/** The reverse of `propertyName`. */
export function wireName(propertyName: string): string {
  const name = propertyName.slice(0, -1);
  return propertyName.endsWith("_") && isInherited(name) ? name : propertyName;
}

/** With or without underscores of its own: `__proto__` has two. */
function isInherited(name: string): boolean {
  for (let candidate = name; ; candidate = candidate.slice(0, -1)) {
    if (candidate in Object.prototype) return true;
    if (!candidate.endsWith("_")) return false;
  }
}

/** Sets an own property under any key: assigning to `__proto__` would change what the object is. */
export function setOwn<V>(target: Record<string, V>, key: string, value: V): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/** The values of an enumeration with their numbers in .NET. */
export type EnumerationValues = Readonly<Record<string, number | bigint>>;

/** Whether an enumeration has this value. */
export function isKeyOf<V extends EnumerationValues>(values: V, text: string): text is keyof V & string {
  // No object has a number under a name that it was not given, so this need not ask for own properties, which takes longer.
  const number = values[text];
  return typeof number === "number" || typeof number === "bigint";
}
