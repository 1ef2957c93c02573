import { type Command, InvalidArgumentError, Option } from "commander";

/** Adds the options of commands that ask addresses. @param flag - the one that names origins */
export function addAddressOptions(command: Command, flag = "--allow-origin"): Command {
  const description = "other origins that documents at addresses may refer to, also in private networks";
  return command
    .addOption(new OriginOption(`${flag} <origins...>`, description))
    .option("--timeout <seconds>", "time for each document at an address (default: 30)", parseTimeout);
}

/** Its value is in `allowOrigins`, whatever the flag is called. */
class OriginOption extends Option {
  override attributeName(): string {
    return "allowOrigins";
  }
}

/** Adds the option of commands that read fetched documents. @param effect - what happens to the new ones */
export function addRefresh(command: Command, effect = "without keeping what they give"): Command {
  return command.option("--refresh", `ask addresses again that have been fetched, ${effect}`);
}

function parseTimeout(text: string): number {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 1 && seconds <= 3600) return seconds;
  throw new InvalidArgumentError("It must be a number of seconds from 1 to 3600.");
}
