import { dateTime } from "../../templates/runtime/values/dates.js";
import { OptionError } from "../source/errors.js";
import { quote } from "../source/visible-text.js";

/** The value of every dateTime in samples, if no other is given. */
export const USUAL_TIMESTAMP = "2024-01-01T00:00:00Z";

/** @throws OptionError if the text is no xs:dateTime */
export function requireTimestamp(text: string): void {
  if (dateTime.format(text) !== undefined) return;
  throw new OptionError("timestamp", `expected ${dateTime.expected}, found ${quote(text)}`);
}
