/**
 * What stands for a value that the documentation leaves out, though the contract does not allow that: nil where it shows
 * no more depth, an empty text for some dates and durations. Such a value reads as what .NET has where nothing is sent,
 * the default of its type, and a default that is shown empty is written so.
 */
const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["boolean", "false"],
  ...["byte", "short", "int", "long", "float", "double", "decimal"].map((name) => [name, "0"] as const),
  ...["unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong", "char"].map((name) => [name, "0"] as const),
  ["dateTime", "0001-01-01T00:00:00"],
  ["duration", "PT0S"],
  ["guid", "00000000-0000-0000-0000-000000000000"],
]);

const SHOWN_EMPTY: ReadonlySet<string> = new Set(["dateTime", "duration"]);

/** The text of the default, in the lexical form of the datatype; undefined if .NET has none but null. */
export function defaultText(datatypeName: string): string | undefined {
  return DEFAULTS.get(datatypeName);
}

/** Whether a text is a default that the documentation shows as nothing. */
export function isShownEmpty(text: string, datatypeName: string): boolean {
  return SHOWN_EMPTY.has(datatypeName) && (text === "" || text === defaultText(datatypeName));
}
