/**
 * Adds which type a value is of, where the type of an element has others derived from it. The value is changed in place, because nobody
 * else has it yet, and because V8 is slow at reading the properties of copies that a spread makes.
 */
export function withType<T extends object, Name extends string>(
  value: T & { $type?: Name },
  $type: Name,
): T & { $type: Name } {
  value.$type = $type;
  return value as T & { $type: Name };
}
