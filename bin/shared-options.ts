import { type Command, InvalidArgumentError } from "commander";
import { dateTime } from "../templates/runtime/values/dates.js";

/** Adds the options that say which schemas are meant. */
export function selecting(command: Command): Command {
  return command
    .option("--schemas <dir>", "folder with one subfolder of WSDL and XSD files per version", "schemas")
    .option("--services <names...>", "only these versions, such as Services88 (default: all)")
    .option("--endpoints <names...>", "only these endpoints, such as Batch (default: all)");
}

/** Adds the options that say which installation is asked. */
export function asking(command: Command): Command {
  return command
    .option("--server <url>", "installation, such as https://example.com/Cust12345/Remote")
    .option("--allow-origin <origins...>", "other origins that its documents may refer to")
    .option("--timeout <seconds>", "time for each document (default: 30)", parseTimeout);
}

function parseTimeout(text: string): number {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 1 && seconds <= 3600) return seconds;
  throw new InvalidArgumentError("It must be a number of seconds from 1 to 3600.");
}

export function parseDateTime(text: string): string {
  if (dateTime.format(text) !== undefined) return text;
  throw new InvalidArgumentError(`It must be ${dateTime.expected}.`);
}
