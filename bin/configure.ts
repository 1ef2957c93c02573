import type { Command } from "commander";
import { findConfiguration, pathInConfiguration, readConfiguration } from "../generator/files/read-configuration.js";
import type { LocatedConfiguration } from "../generator/tools/config/parse-configuration.js";

/** What the options of every command have beside its own, if there is a configuration. */
export interface Configured {
  readonly configuration?: LocatedConfiguration;
  /** The options that the command line leaves out and the configuration gives. */
  readonly configured?: ReadonlySet<string>;
}

/** Commands that write or compare the package: elsewhere `--out` is another folder. */
const PACKAGE_COMMANDS: ReadonlySet<string> = new Set(["generate", "check"]);

/**
 * Puts what the configuration file says in the place of what the command line leaves out.
 * @throws InputError if the file is named and missing, or says something that is not allowed
 */
export async function applyConfiguration(command: Command): Promise<void> {
  const { config } = command.optsWithGlobals<{ config?: string }>();
  const file = config ?? findConfiguration(process.cwd());
  if (file === undefined) return;
  const { parseConfiguration } = await import("../generator/tools/config/parse-configuration.js");
  const configuration = parseConfiguration(readConfiguration(file));
  const { schemas, out, services, endpoints } = configuration.values;
  const path = (given: string | undefined) => given && pathInConfiguration(file, given);
  const given = Object.entries({ schemas: path(schemas), services, endpoints, out: path(out) });
  const configured = given.filter(([name, value]) => value !== undefined && isLeftOut(name, command));
  for (const [name, value] of configured) command.setOptionValueWithSource(name, value, "config");
  command.setOptionValueWithSource("configuration", configuration, "config");
  command.setOptionValueWithSource("configured", new Set(configured.map(([name]) => name)), "config");
}

/** Whether the command has the option, and the command line does not. */
function isLeftOut(name: string, command: Command): boolean {
  if (name === "out" && !PACKAGE_COMMANDS.has(command.name())) return false;
  const isKnown = command.options.some((option) => option.attributeName() === name);
  return isKnown && command.getOptionValueSource(name) !== "cli";
}
