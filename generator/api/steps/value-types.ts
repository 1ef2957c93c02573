import type { ValueTypes } from "../../typescript/datatypes.js";
import type { Settings } from "../settings.js";

/** What values are in TypeScript, and what their members are called. */
export function valueTypes({ configuration, members }: Settings): ValueTypes {
  return { ...configuration.values.values, members };
}
