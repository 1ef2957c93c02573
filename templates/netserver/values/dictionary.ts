/** A dictionary with text keys: an object, or a `Map` in a package whose configuration asks for it. */
export type Dictionary<Value> = Readonly<Record<string, Value>> | Map<string, Value>;

/** The keys, in their order. */
export function keysOf(dictionary: Dictionary<unknown>): string[] {
  return dictionary instanceof Map ? [...dictionary.keys()] : Object.keys(dictionary);
}

/** The value of a key; undefined if the dictionary does not have it. What an object inherits does not count. */
export function valueIn<Value>(dictionary: Dictionary<Value>, key: string): Value | undefined {
  if (dictionary instanceof Map) return dictionary.get(key);
  return Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}
