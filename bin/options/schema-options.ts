import type { Command } from "commander";
import type { Location } from "../../generator/files/location.js";
import type { Configured } from "./configure.js";
import { FolderOption } from "./folder-option.js";

/** The options that select schemas. They are the same for every command. */
export interface SchemaOptions extends Configured {
  readonly schemas: Location;
  readonly services?: readonly string[];
  readonly endpoints?: readonly string[];
}

export function addSchemaOptions(command: Command): Command {
  const description = "folder with one subfolder of WSDL and XSD files per version";
  return command
    .addOption(new FolderOption("--schemas <dir>", description, "the folder of the schemas", "schemas"))
    .option("--services <names...>", "only these versions, such as Services88 (default: all)")
    .option("--endpoints <names...>", "only these endpoints, such as Batch (default: all)");
}
