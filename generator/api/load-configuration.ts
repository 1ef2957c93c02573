import { findConfiguration, kindOfConfiguration, PACKAGE_KEY } from "../files/find-configuration.js";
import { readConfiguration, seenFromHere } from "../files/read-configuration.js";
import { ConfigurationError } from "../source/errors.js";
import type { LocatedConfiguration } from "../tools/config/parse-configuration.js";
import type { CommonOptions, ShowProgress } from "./options.js";

/**
 * Loads the configuration that the options give or name, or else the one that is found.
 * @throws ConfigurationError if it cannot be used
 */
export async function loadConfiguration(
  { config }: Pick<CommonOptions, "config">,
  show: ShowProgress,
): Promise<LocatedConfiguration> {
  if (typeof config === "object") {
    const { checkConfiguration } = await import("../tools/config/parse-configuration.js");
    return checkConfiguration(config, "config", "");
  }
  const file = config === false ? undefined : (config ?? findConfiguration(process.cwd()));
  show(file === undefined ? "no configuration" : `configuration: ${file}`);
  return file === undefined ? NO_CONFIGURATION : loadFile(file);
}

/** Those of a project without a configuration. */
const NO_CONFIGURATION: LocatedConfiguration = {
  values: {},
  file: "",
  files: [],
  refuse: (_, reason) => new ConfigurationError(reason, { place: { path: "config" } }),
};

async function loadFile(file: string): Promise<LocatedConfiguration> {
  // It is read in any case, so that one which does not exist has the same error message, whatever it is.
  const source = readConfiguration(file);
  const { parseConfiguration, checkConfiguration } = await import("../tools/config/parse-configuration.js");
  switch (kindOfConfiguration(file)) {
    case "json":
      return parseConfiguration(source, file);
    case "package":
      return parseConfiguration(source, file, PACKAGE_KEY);
    case "program": {
      const { runConfiguration } = await import("../tools/config/run-configuration.js");
      const { value, files } = await runConfiguration(file);
      return { ...checkConfiguration(value, seenFromHere(file), file), files };
    }
  }
}
