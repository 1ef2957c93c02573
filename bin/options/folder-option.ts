import { Option } from "commander";
import { type Location, locate } from "../../generator/files/location.js";
import { InputError } from "../../generator/source/errors.js";

/** An option that names a folder. Its value is a Location, so the path is resolved here and nowhere else. */
export class FolderOption extends Option {
  /** The folder to use if neither the command line nor the configuration names one. */
  readonly usual: string | undefined;

  /** @param what - the folder, in error messages */
  constructor(flags: string, description: string, what: string, usual?: string) {
    super(flags, usual === undefined ? description : `${description} (default: "${usual}")`);
    this.usual = usual;
    this.argParser((given: string): Location => {
      if (given === "") throw new InputError(`${what} has no name`);
      // For other programs it is their output stream. Here it would be a folder that most commands cannot name.
      if (given === "-") throw new InputError(`-: ${what} cannot be a stream; for a folder of this name, write ./-`);
      return locate(given);
    });
  }
}

/** The option for the folder of the generated package. A configuration may name it. */
export function packageFolder(description: string): FolderOption {
  return new FolderOption("-o, --out <dir>", description, "the folder of the package", "generated");
}

/** The option for the folder of other output. Only the command line names it. */
export function outputFolder(description: string): FolderOption {
  return new FolderOption("-o, --out <dir>", description, "the folder of the output");
}
