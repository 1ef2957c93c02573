import { type Command, InvalidArgumentError, Option } from "commander";
import { USUAL_FOLDERS } from "../../generator/api/usual-folders.js";
import { InputError } from "../../generator/source/errors.js";
import { isHttp } from "../../generator/source/http-address.js";
import { MEMBER_NAMES } from "../../generator/source/member-names.js";
import { addAddressOptions } from "./address-options.js";
import { FolderOption } from "./folder-option.js";

/** The help on what `[sources...]` may be. */
export const SOURCES_HELP = "WSDL files, folders of them, or addresses (default: the schemas folder)";

/** Adds the options of every command that reads schemas. @param origins - the flag that names origins */
export function addSchemaOptions(command: Command, origins?: string): Command {
  const description = "folder with one subfolder of WSDL and XSD files per version, or with the files of one service";
  return addAddressOptions(command, origins)
    .option("--only <names...>", "only these outputs of the configuration (default: all)")
    .addOption(new FolderOption("--schemas <dir>", description, "the folder of the schemas", USUAL_FOLDERS.schemas))
    .addOption(
      new FolderOption("--root <dir>", "folder that imports may reach (default: that of the schemas)", "the root"),
    )
    .addOption(new FolderOption("--catalog <file>", "file that maps addresses of imports to files", "the catalog"))
    .option("--services <names...>", "only these versions, such as Services88 (default: all)")
    .option("--endpoints <names...>", "only these endpoints, such as Batch (default: all)");
}

/** The flags of a command that has others of the usual names. */
interface Flags {
  readonly port?: string;
  readonly origins?: string;
}

/** Adds the options of commands that compile the schemas. */
export function addContractOptions(command: Command, { port = "--port", origins }: Flags = {}): Command {
  return addSkipUnsupported(addSchemaOptions(command, origins))
    .option("--operations <names...>", "only these operations, such as GetOrder or Orders.GetOrder (default: all)")
    .option("--skip <names...>", "without these operations and endpoints")
    .addOption(new PortOption(`${port} <names...>`, "the ports to use, where a portType has several in the WSDL"))
    .option("--address <url>", "where to call bindings whose WSDL has no address", parseCalled);
}

export function addSkipUnsupported(command: Command): Command {
  return command.option("--skip-unsupported", "without the operations that cannot be expressed, instead of an error");
}

/** Adds the option of commands whose results have members: code, pages, changes. */
export function addMembersOption(command: Command): Command {
  const description =
    "names of properties for elements and attributes: as in messages, or in camelCase (default: wire)";
  return command.addOption(new Option("--members <names>", description).choices(MEMBER_NAMES));
}

function parseCalled(text: string): string {
  if (isHttp(text)) return text;
  throw new InvalidArgumentError("It must be an http or https address, without a user or a password.");
}

/** Its value is in `ports`, whatever the flag is called. */
class PortOption extends Option {
  override attributeName(): string {
    return "ports";
  }
}

/**
 * Tells the sources among arguments from the one that is a word: sources are addresses, paths, and names with the ending of a file. An
 * empty one counts as a source, which is then refused: every name contains it.
 * @throws InputError if there are several words
 */
export function sourcesAndWord(
  given: readonly string[],
  what: string,
): { sources: string[]; word: string | undefined } {
  const [word, ...others] = given.filter((argument) => !isSource(argument));
  if (others.length > 0)
    throw new InputError(`more than one ${what}: ${[word, ...others].join(", ")}; write ./NAME for a folder`);
  return { sources: given.filter(isSource), word };
}

function isSource(argument: string): boolean {
  return /[\\/]|\.(?:wsdl|xml|xsd|zip)$/i.test(argument) || ["", ".", ".."].includes(argument);
}
