import { isInherited } from "./properties.js";

/**
 * The property for a member. Members keep their names from the wire, except names that every JavaScript object already has
 * (`constructor`, `toString`, `__proto__` …): an absent member would look like the inherited property, and setting
 * `__proto__` would change the object's prototype. Such names get a trailing underscore, and so do names that would then
 * clash, such as `constructor_`.
 */
export function propertyName(wireName: string): string {
  return isInherited(wireName) ? `${wireName}_` : wireName;
}

/** The reverse of `propertyName`. */
export function wireName(propertyName: string): string {
  const name = propertyName.slice(0, -1);
  return propertyName.endsWith("_") && isInherited(name) ? name : propertyName;
}

/** What the writer and the readers call an element: by its local name, or by its key if that has a number (`Line$2`). */
export function memberFor(key: string, element: string): string {
  return key.includes("$") ? key : element;
}
