import type { Command, Option } from "commander";
import { FolderOption } from "./folder-option.js";

/** The option for published files, which replace an installation. */
export function publicationOption(description: string): Option {
  const option = new FolderOption("--from <path>", description, "what is published");
  return option.conflicts(["server", "allowOrigins", "timeout", "singleWsdl"]);
}

export function addServerOption(command: Command): Command {
  return command.option("--server <url>", "installation, such as https://example.com/Cust12345/Remote");
}
