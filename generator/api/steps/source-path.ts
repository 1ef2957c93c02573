import { fileURLToPath } from "node:url";
import { InputError } from "../../source/errors.js";

/**
 * The path that a source names, or a side of a comparison, if it is not a web address: a path, or the `file:` address of one.
 * @throws InputError if it is empty, which would mean the working directory, or an address of another kind. The error message does not
 * repeat an address, because it may contain a password
 */
export function pathOfSource(source: string): string {
  if (source === "") throw new InputError("a source has no name");
  // A single letter is a disk of Windows.
  const [, scheme] = /^([a-z][a-z\d+.-]+):\/\//i.exec(source) ?? [];
  if (scheme === undefined) return source;
  if (scheme.toLowerCase() === "file") return pathOfFileUrl(source);
  throw new InputError(`${scheme}: only http and https addresses are fetched; other sources are files and folders`);
}

function pathOfFileUrl(source: string): string {
  // No path has this character, and no file system takes it.
  if (/%00/.test(source)) throw notOfThisComputer();
  try {
    return fileURLToPath(source);
  } catch (cause) {
    throw notOfThisComputer(cause);
  }
}

function notOfThisComputer(cause?: unknown): InputError {
  return new InputError(
    "file: a source with this scheme is the address of a file on this computer, such as file:///wsdl/Orders.wsdl",
    { cause },
  );
}
