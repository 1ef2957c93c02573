/** A value in an error message, of which nothing is shown: it may be a secret, whatever it looks like. */
export function describeKind(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (value === "") return "empty text";
  if (typeof value === "string") return `text of ${value.length} characters`;
  if (Array.isArray(value)) return "an array";
  const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
  return typeof value === "object" && kind !== "Object" ? `an object (${kind})` : `a value of type ${typeof value}`;
}
