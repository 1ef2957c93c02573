/** A value, or a function that returns it before each call. */
export type PerCall<T> = T | (() => T | Promise<T>);

export function isAsked<T>(value: PerCall<T>): value is () => T | Promise<T> {
  return typeof value === "function";
}
