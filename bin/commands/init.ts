import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readTemplates } from "../../generator/files/program-files.js";
import { CONFIGURATION_FILE } from "../../generator/files/read-configuration.js";
import { InputError } from "../../generator/source/errors.js";
import { initialConfiguration } from "../../generator/tools/config/initial-configuration.js";
import { requireServerAddress } from "../../generator/tools/fetch/server-address.js";
import { EXIT, printable, printLine } from "../terminal.js";

export interface InitOptions {
  readonly config?: string;
  readonly server?: string;
  readonly services?: readonly string[];
  readonly endpoints?: readonly string[];
  readonly workflow?: boolean;
}

/** Where GitHub looks for it, from the root of a repository; the same in the folder of templates. */
const WORKFLOW = ".github/workflows/netserver-contract.yml";

/** Writes a commented configuration to start from, and on request a workflow. */
export async function init(options: InitOptions): Promise<number> {
  const { config = CONFIGURATION_FILE, server, services, endpoints, workflow = false } = options;
  const url = server === undefined ? undefined : requireServerAddress(server);
  const files: [string, string][] = [[config, initialConfiguration({ url, services, endpoints })]];
  if (workflow) files.push([WORKFLOW, readTemplates().get(`example/${WORKFLOW}`) ?? ""]);
  writeNew(files);
  for (const [file] of files) printLine(`${printable(file)}: written`);
  return EXIT.done;
}

/** Writes files that are not there yet: all of them, or nothing. */
function writeNew(files: readonly (readonly [string, string])[]): void {
  const created: string[] = [];
  for (const [file, text] of files) {
    try {
      mkdirSync(dirname(file), { recursive: true });
      // Fails if there is one, also if it has come this very moment.
      writeFileSync(file, "", { flag: "wx" });
      created.push(file);
      writeFileSync(file, text);
    } catch (cause) {
      for (const path of created) rmSync(path, { force: true });
      const { code, message } = cause as NodeJS.ErrnoException;
      const problem = code === "EEXIST" ? "is there already, and stays as it is" : message;
      throw new InputError(`${file}: ${problem}`, { cause });
    }
  }
}
