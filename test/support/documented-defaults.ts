import { SHOWN_EMPTY } from "../../generator/tools/documented/shown-empty.js";

/**
 * The defaults for values that the documentation leaves out against the contract: it shows nil below a certain depth. Such a value
 * is read as the default of its type, which .NET has if nothing is sent.
 */
const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["boolean", "false"],
  ...["byte", "short", "int", "long", "float", "double", "decimal"].map((name) => [name, "0"] as const),
  ...["unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong", "char"].map((name) => [name, "0"] as const),
  ["guid", "00000000-0000-0000-0000-000000000000"],
  ...SHOWN_EMPTY,
]);

/** The text of the default, in the lexical form of the datatype; undefined if the default in .NET is null. */
export function defaultText(datatypeName: string): string | undefined {
  return DEFAULTS.get(datatypeName);
}
