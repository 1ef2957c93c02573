import { type Command, InvalidArgumentError, type Option } from "commander";
import type { Location } from "../../generator/files/location.js";
import type { Configured } from "./configure.js";
import { FolderOption } from "./folder-option.js";

/** The options that name an installation and how to ask it, or published files. */
export interface ServerOptions extends Configured {
  readonly server?: string;
  /** The archive of published WSDL files, or the folder of its files. */
  readonly from?: Location;
  readonly allowOrigin?: readonly string[];
  readonly singleWsdl?: boolean;
  readonly timeout?: number;
}

/** The option for published files, which replace an installation. */
export function publicationOption(description: string): Option {
  const option = new FolderOption("--from <path>", description, "what is published");
  return option.conflicts(["server", "allowOrigin", "timeout", "singleWsdl"]);
}

export function addServerOptions(command: Command): Command {
  return command
    .option("--server <url>", "installation, such as https://example.com/Cust12345/Remote")
    .option("--allow-origin <origins...>", "other origins that its documents may refer to")
    .option("--timeout <seconds>", "time for each document (default: 30)", parseTimeout);
}

export function parseTimeout(text: string): number {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 1 && seconds <= 3600) return seconds;
  throw new InvalidArgumentError("It must be a number of seconds from 1 to 3600.");
}
