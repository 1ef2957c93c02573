import { Option } from "commander";
import { USUAL_FOLDERS } from "../../generator/api/usual-folders.js";
import { InputError } from "../../generator/source/errors.js";

/** An option that names a file or folder. */
export class FolderOption extends Option {
  /**
   * @param what - the folder, in error messages
   * @param usual - the folder to use if neither the command line nor the configuration names one
   */
  constructor(flags: string, description: string, what: string, usual?: string) {
    super(flags, usual === undefined ? description : `${description} (default: "${usual}")`);
    this.argParser((given: string): string => {
      if (given === "") throw new InputError(`${what} has no name`);
      // For other programs it is their output stream. Here it would be a folder that most commands cannot name.
      if (given === "-") throw new InputError(`-: ${what} cannot be a stream; for a folder of this name, write ./-`);
      return given;
    });
  }
}

/** The option for the folder of the generated package. A configuration may name it. */
export function packageFolder(description: string): FolderOption {
  return new FolderOption("-o, --out <dir>", description, "the folder of the package", USUAL_FOLDERS.out);
}

/** The option for the folder of other output. Only the command line names it. */
export function outputFolder(description: string): FolderOption {
  return new FolderOption("-o, --out <dir>", description, "the folder of the output");
}
