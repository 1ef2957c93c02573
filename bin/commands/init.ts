import { rmSync, writeFileSync } from "node:fs";
import { CONFIGURATION_FILE } from "../../generator/config/find-configuration.js";
import { initialConfiguration } from "../../generator/config/initial-configuration.js";
import { InputError, requireServerAddress } from "../../generator/index.js";
import { EXIT, printable, printLine } from "../terminal.js";

export interface InitOptions {
  readonly config?: string;
  readonly server?: string;
  readonly services?: readonly string[];
  readonly endpoints?: readonly string[];
}

/** Writes a commented configuration to start from. */
export async function init(options: InitOptions): Promise<number> {
  const { config = CONFIGURATION_FILE, server, services, endpoints } = options;
  const url = server === undefined ? undefined : requireServerAddress(server);
  writeNew(config, initialConfiguration({ url, services, endpoints }));
  printLine(`${printable(config)}: written`);
  return EXIT.done;
}

/** Writes a file that is not there yet: all of it, or nothing. */
function writeNew(file: string, text: string): void {
  let created = false;
  try {
    // Fails if there is one, also if it has come this very moment.
    writeFileSync(file, "", { flag: "wx" });
    created = true;
    writeFileSync(file, text);
  } catch (cause) {
    if (created) rmSync(file, { force: true });
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new InputError(code === "EEXIST" ? `${file}: is there already, and stays as it is` : `${file}: ${message}`, {
      cause,
    });
  }
}
