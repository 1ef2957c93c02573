import { InvalidArgumentError, Option } from "commander";
import { dateTime } from "../../templates/runtime/values/dates.js";

/** The option for the value of every dateTime in samples. */
export function timestampOption(description: string): Option {
  return new Option("--timestamp <dateTime>", description).default("2024-01-01T00:00:00Z").argParser(parseDateTime);
}

function parseDateTime(text: string): string {
  if (dateTime.format(text) !== undefined) return text;
  throw new InvalidArgumentError(`It must be ${dateTime.expected}.`);
}
