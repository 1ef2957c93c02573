import { fileURLToPath } from "node:url";
import { InputError } from "../../source/errors.js";

/**
 * The path that a source names, or a side of a comparison, if it is not a web address: a path, or the `file:` address of one.
 * @throws InputError if it is empty, which would mean the working directory, or an address of another kind. The error message does not
 * repeat a whole address, because it may contain a password
 */
export function pathOfSource(source: string): string {
  if (source === "") throw new InputError("a source has no name");
  // A single letter is a disk of Windows.
  const [, scheme] = /^([a-z][a-z\d+.-]+):\/\//i.exec(source) ?? [];
  if (scheme === undefined) return source;
  if (scheme.toLowerCase() === "file") return pathOfFileUrl(source);
  throw new InputError(`${scheme}: only http and https addresses are fetched; other sources are files and folders`);
}

/** @throws InputError that names the host or the path, and nothing else of the address */
function pathOfFileUrl(source: string): string {
  const url = URL.canParse(source) ? new URL(source) : undefined;
  if (url === undefined) throw new InputError(`file: ${MEANT}`);
  checkNames(url.pathname);
  try {
    return fileURLToPath(url);
  } catch (cause) {
    const where = url.host === "" ? "file:" : `file: ${url.host} is another computer;`;
    throw new InputError(`${where} ${MEANT}`, { cause });
  }
}

const MEANT = "a source with this scheme is the address of a file on this computer, such as file:///wsdl/Orders.wsdl";

/** @throws InputError for the codes of `/` and of the character 0: Node refuses only the first, and no file system takes the second */
function checkNames(path: string): void {
  const [code] = /%(?:00|2f)/i.exec(path) ?? [];
  if (code === undefined) return;
  // After too many slashes, a user and a password would be in the path.
  const shown = /@|%40/.test(path) ? "file:" : `${path}:`;
  throw new InputError(`${shown} ${code} stands for a character that no name of a file has`);
}
