/** Whether a value has all members of these names. */
export function hasAll<T extends object, K extends keyof T & string>(
  value: T,
  names: readonly K[],
): value is T & Required<Pick<T, K>> {
  return names.every((name) => Object.hasOwn(value, name));
}

/** Whether a value is an object with its content in properties, unlike a Map or a Promise. */
export function hasProperties(value: unknown): value is object {
  // Nearly all values are plain objects, and this test is faster.
  if (isPlainObject(value)) return true;
  return typeof value === "object" && value !== null && Object.prototype.toString.call(value) === "[object Object]";
}

/** Whether a value is an object that no class has made, with nothing under symbols. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.getOwnPropertySymbols(value).length === 0;
}

/** Whether every object has a property of this name, or of the name without some underscores at its end: `__proto__` has two. */
export function isInherited(name: string): boolean {
  for (let candidate = name; ; candidate = candidate.slice(0, -1)) {
    if (candidate in Object.prototype) return true;
    if (!candidate.endsWith("_")) return false;
  }
}
