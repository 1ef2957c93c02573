import { type Location, locate } from "../files/location.js";
import { findConfiguration, locateInConfiguration, readConfiguration } from "../files/read-configuration.js";
import { ConfigurationError, OptionError } from "../source/errors.js";
import type { LocatedConfiguration } from "../tools/config/parse-configuration.js";
import type { ContractOptions, ServerOptions, ShowProgress } from "./options.js";
import { USUAL_FOLDERS } from "./usual-folders.js";

/** All options that settings are made of. A function takes some of them. */
export interface GivenOptions extends ContractOptions, ServerOptions {
  readonly out?: string | undefined;
}

type Path = "schemas" | "out" | "root" | "catalog" | "from";

/** The options, and for those that are left out the values of the configuration. Paths are located, so each is resolved once. */
export interface Settings extends Omit<GivenOptions, Path | "config" | "onProgress"> {
  readonly schemas: Location;
  readonly out: Location;
  readonly root: Location | undefined;
  readonly catalog: Location | undefined;
  readonly from: Location | undefined;
  /** One without values if there is none. */
  readonly configuration: LocatedConfiguration;
  /** The names of the options whose values come from the configuration. */
  readonly configured: ReadonlySet<string>;
  readonly show: ShowProgress;
}

/**
 * Reads the configuration, and fills in the options that are left out.
 * @throws ConfigurationError if the configuration cannot be used
 */
export async function readSettings(options: GivenOptions): Promise<Settings> {
  const { onProgress: show = () => undefined } = options;
  const configuration = await readConfigured(options, show);
  const { values } = configuration;
  const filled = new Map<string, unknown>(Object.entries(options));
  const configured = Object.keys(values).filter((name) => filled.get(name) === undefined);
  return {
    ...withoutPaths(options),
    ...located(options, configuration),
    services: options.services ?? values.services,
    endpoints: options.endpoints ?? values.endpoints,
    operations: options.operations ?? values.operations,
    skip: options.skip ?? values.skip,
    skipUnsupported: options.skipUnsupported ?? values.skipUnsupported,
    ports: options.ports ?? values.ports,
    address: options.address ?? values.address,
    configuration,
    configured: new Set(configured),
    show,
  };
}

function withoutPaths({ schemas, out, root, catalog, from, config, onProgress, ...others }: GivenOptions) {
  return others;
}

function located(options: GivenOptions, { values, file }: LocatedConfiguration): Pick<Settings, Path> {
  const usual = (path: "schemas" | "out"): Location =>
    locateGiven(path, options[path]) ?? locateInConfiguration(file, values[path] ?? USUAL_FOLDERS[path]);
  const optional = (path: Path): Location | undefined => locateGiven(path, options[path]);
  const [root, catalog, from] = [optional("root"), optional("catalog"), optional("from")];
  return { schemas: usual("schemas"), out: usual("out"), root, catalog, from };
}

/** @throws OptionError if the path is empty: it would mean the working directory */
export function locateGiven(option: string, path: string | undefined): Location | undefined {
  if (path === "") throw new OptionError(option, "has no name");
  return path === undefined ? undefined : locate(path);
}

async function readConfigured({ config }: GivenOptions, show: ShowProgress): Promise<LocatedConfiguration> {
  if (typeof config === "object") {
    const { checkConfiguration } = await import("../tools/config/parse-configuration.js");
    return checkConfiguration(config, "config", "");
  }
  const file = config === false ? undefined : (config ?? findConfiguration(process.cwd()));
  show(file === undefined ? "no configuration" : `configuration: ${file}`);
  if (file === undefined) return NO_CONFIGURATION;
  const { parseConfiguration } = await import("../tools/config/parse-configuration.js");
  return parseConfiguration(readConfiguration(file), file);
}

/** Those of a project without a configuration. */
const NO_CONFIGURATION: LocatedConfiguration = {
  values: {},
  file: "",
  refuse: (_, reason) => new ConfigurationError(reason, { place: { path: "config" } }),
};
