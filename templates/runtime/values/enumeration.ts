/** The values of an enumeration with their numbers in .NET. */
export type EnumerationValues = Readonly<Record<string, number | bigint>>;

/** Whether an enumeration has this value. */
export function isKeyOf<V extends EnumerationValues>(values: V, text: string): text is keyof V & string {
  // No object has a number under a name that it was not given, so this need not ask for own properties, which takes longer.
  const number = values[text];
  return typeof number === "number" || typeof number === "bigint";
}
