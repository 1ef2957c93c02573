/** Values that the documentation shows as empty texts: the defaults that .NET has for these datatypes, in their lexical form. */
export const SHOWN_EMPTY: ReadonlyMap<string, string> = new Map([
  ["dateTime", "0001-01-01T00:00:00"],
  ["duration", "PT0S"],
]);

/** Whether the documentation shows an empty text for a value of the datatype. */
export function isShownEmpty(text: string, datatypeName: string): boolean {
  const shownEmpty = SHOWN_EMPTY.get(datatypeName);
  return shownEmpty !== undefined && (text === "" || text === shownEmpty);
}
