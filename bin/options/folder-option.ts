import { Option } from "commander";
import { type Location, locate } from "../../generator/files/location.js";
import { InputError } from "../../generator/source/errors.js";

/** An option that names a folder. Its value is a Location: where the folder is gets decided here, and nowhere else. */
export class FolderOption extends Option {
  /** What the folder is called where neither the command line nor the configuration names it. */
  readonly usual: string | undefined;

  /** @param what - what messages call the folder */
  constructor(flags: string, description: string, what: string, usual?: string) {
    super(flags, usual === undefined ? description : `${description} (default: "${usual}")`);
    this.usual = usual;
    this.argParser((given: string): Location => {
      if (given === "") throw new InputError(`${what} has no name`);
      return locate(given);
    });
  }
}

/** The option for the folder of the generated package, which a configuration may name. */
export function packageFolder(description: string): FolderOption {
  return new FolderOption("--out <dir>", description, "the folder of the package", "generated");
}

/** The option for a folder of other output, which only the command line names. */
export function outputFolder(description: string): FolderOption {
  return new FolderOption("--out <dir>", description, "the folder of the output");
}
