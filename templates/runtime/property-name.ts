/**
 * Members keep their names from the wire, but for the few that every JavaScript object already has
 * (`constructor`, `toString`, `__proto__` …): absent and inherited could not be told apart, and setting
 * `__proto__` would change what the object is. Those get a trailing underscore.
 */
export function propertyName(wireName: string): string {
  return wireName in Object.prototype ? `${wireName}_` : wireName;
}

/** The reverse of `propertyName`. */
export function wireName(propertyName: string): string {
  const name = propertyName.slice(0, -1);
  return propertyName.endsWith("_") && name in Object.prototype ? name : propertyName;
}
