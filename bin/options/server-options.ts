import type { Command, Option } from "commander";
import type { Location } from "../../generator/files/location.js";
import type { AddressOptions } from "./address-options.js";
import type { Configured } from "./configure.js";
import { FolderOption } from "./folder-option.js";

/** The options that name an installation and how to ask it, or published files. */
export interface ServerOptions extends Configured, AddressOptions {
  readonly server?: string;
  /** The archive of published WSDL files, or the folder of its files. */
  readonly from?: Location;
  readonly singleWsdl?: boolean;
}

/** The option for published files, which replace an installation. */
export function publicationOption(description: string): Option {
  const option = new FolderOption("--from <path>", description, "what is published");
  return option.conflicts(["server", "allowOrigin", "timeout", "singleWsdl"]);
}

export function addServerOption(command: Command): Command {
  return command.option("--server <url>", "installation, such as https://example.com/Cust12345/Remote");
}
