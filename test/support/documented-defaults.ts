import { SHOWN_EMPTY } from "../../generator/tools/documented/shown-empty.js";

/**
 * What stands for a value that the documentation leaves out, though the contract does not allow that: nil below the depth
 * that it shows. Such a value reads as what .NET has where nothing is sent, the default of its type.
 */
const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["boolean", "false"],
  ...["byte", "short", "int", "long", "float", "double", "decimal"].map((name) => [name, "0"] as const),
  ...["unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong", "char"].map((name) => [name, "0"] as const),
  ["guid", "00000000-0000-0000-0000-000000000000"],
  ...SHOWN_EMPTY,
]);

/** The text of the default, in the lexical form of the datatype; undefined if .NET has none but null. */
export function defaultText(datatypeName: string): string | undefined {
  return DEFAULTS.get(datatypeName);
}
