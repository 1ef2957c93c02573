import type { Command, Option } from "commander";
import { type Location, locate } from "../../generator/files/location.js";
import {
  findConfiguration,
  locateInConfiguration,
  readConfiguration,
} from "../../generator/files/read-configuration.js";
import type { LocatedConfiguration } from "../../generator/tools/config/parse-configuration.js";
import { printStep } from "../terminal/detail.js";
import { FolderOption } from "./folder-option.js";

/** What a configuration adds to the options of a command. */
export interface Configured {
  readonly configuration?: LocatedConfiguration;
  /** The names of the options whose values come from the configuration. */
  readonly configured?: ReadonlySet<string>;
  /** The path of the configuration, from which its own paths start. */
  readonly configurationFile?: string;
}

/**
 * Fills in the options that the command line leaves out: from the configuration file, or else with the usual folders.
 * @throws InputError if the configuration is named and does not exist, or has a value that is not allowed
 */
export async function applyConfiguration(command: Command): Promise<void> {
  const { config } = command.optsWithGlobals<{ config?: string }>();
  const file = config ?? findConfiguration(process.cwd());
  const configuration = file === undefined ? undefined : await loadConfiguration(file);
  printStep(file === undefined ? "no configuration" : `configuration: ${file}`);
  const leftOut = command.options.filter((option) => command.getOptionValueSource(option.attributeName()) !== "cli");
  const given = leftOut.map((option) => [option, configuredValue(option, configuration)] as const);
  for (const [option, value] of given) {
    const folder = option instanceof FolderOption ? (value ?? option.usual) : undefined;
    const meant = typeof folder === "string" ? locateFrom(file, folder) : value;
    if (meant !== undefined) command.setOptionValueWithSource(option.attributeName(), meant, "config");
  }
  if (configuration === undefined) return;
  const configured = given.filter(([, value]) => value !== undefined).map(([option]) => option.attributeName());
  command.setOptionValueWithSource("configuration", configuration, "config");
  command.setOptionValueWithSource("configurationFile", file, "config");
  command.setOptionValueWithSource("configured", new Set(configured), "config");
}

async function loadConfiguration(file: string): Promise<LocatedConfiguration> {
  const { parseConfiguration } = await import("../../generator/tools/config/parse-configuration.js");
  return parseConfiguration(readConfiguration(file));
}

/** The configuration's value for an option. It has none for folders without a usual name. */
function configuredValue(option: Option, configuration: LocatedConfiguration | undefined): unknown {
  if (option instanceof FolderOption && option.usual === undefined) return undefined;
  const { schemas, out, services, endpoints, ...others } = configuration?.values ?? {};
  const { operations, skip, skipUnsupported, ports, address } = others;
  const all = { schemas, out, services, endpoints, operations, skip, skipUnsupported, ports, address };
  return new Map<string, unknown>(Object.entries(all)).get(option.attributeName());
}

/** Folders are relative to the configuration, or to the working directory if there is none. */
function locateFrom(configuration: string | undefined, folder: string): Location {
  return configuration === undefined ? locate(folder) : locateInConfiguration(configuration, folder);
}
