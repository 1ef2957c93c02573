import { contains, type Location, locate } from "../files/location.js";
import { locateInConfiguration } from "../files/read-configuration.js";
import { isNotOneOf } from "../source/did-you-mean.js";
import { OptionError } from "../source/errors.js";
import { MEMBER_NAMES } from "../source/member-names.js";
import { type LocatedOutput, outputConfigurations } from "../tools/config/output-configurations.js";
import { loadConfiguration } from "./load-configuration.js";
import type { ContractOptions, NamingOptions, ServerOptions, ShowProgress } from "./options.js";
import { USUAL_FOLDERS } from "./usual-folders.js";

/** All options that settings are made of. A function takes some of them. */
export interface GivenOptions extends ContractOptions, ServerOptions, NamingOptions {
  readonly out?: string | undefined;
  /** The flag of `allowOrigins`, if it is not the usual one. */
  readonly originFlag?: string | undefined;
}

type Path = "schemas" | "out" | "root" | "catalog" | "from";

/** The options, and for those that are left out the values of the configuration. Paths are located, so each is resolved once. */
export interface Settings extends Omit<GivenOptions, Path | "config" | "onProgress" | "only"> {
  readonly schemas: Location;
  readonly out: Location;
  readonly root: Location | undefined;
  readonly catalog: Location | undefined;
  readonly from: Location | undefined;
  /** If there is no configuration, this one has no values. */
  readonly configuration: LocatedOutput;
  /** The names of the options whose values come from the configuration. */
  readonly configured: ReadonlySet<string>;
  readonly show: ShowProgress;
}

/** A list that has something in it. */
export type NonEmpty<T> = readonly [T, ...T[]];

/**
 * Reads the configuration, and fills in the options that are left out: the settings of each package.
 * @throws ConfigurationError if the configuration cannot be used; OptionError if an option cannot be used with it
 */
export async function readAllSettings(options: GivenOptions): Promise<NonEmpty<Settings>> {
  const { onProgress: show = () => undefined } = options;
  const outputs = chosen(outputConfigurations(await loadConfiguration(options, show)), options.only);
  const [first, ...others] = outputs.map((output) => settingsOf(options, output, show));
  if (first === undefined) throw new OptionError("only", "name an output");
  if (others.length > 0) checkTogether([first, ...others], options);
  return [first, ...others];
}

/**
 * The same for functions that are about one package.
 * @throws OptionError as well if the configuration has several, and the options do not say which one
 */
export async function readSettings(options: GivenOptions): Promise<Settings> {
  const [settings, ...others] = await readAllSettings(options);
  if (others.length === 0) return settings;
  const names = [settings, ...others].map(({ configuration }) => configuration.name);
  throw new OptionError("only", `name one of the outputs of the configuration: ${names.join(", ")}`);
}

/** @throws OptionError for a name that no output has */
function chosen(outputs: readonly LocatedOutput[], only: readonly string[] | undefined): readonly LocatedOutput[] {
  if (only === undefined) return outputs;
  const names = outputs.flatMap(({ name }) => name ?? []);
  if (names.length === 0) throw new OptionError("only", "the configuration has no outputs");
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new OptionError("only", isNotOneOf(unknown, names));
  return outputs.filter(({ name }) => name !== undefined && only.includes(name));
}

/** @throws OptionError if members cannot have such names */
function settingsOf(options: GivenOptions, configuration: LocatedOutput, show: ShowProgress): Settings {
  if (options.members !== undefined && !MEMBER_NAMES.includes(options.members))
    throw new OptionError("members", isNotOneOf(options.members, MEMBER_NAMES));
  const { values } = configuration;
  const given = new Map<string, unknown>(Object.entries(options));
  const configured = Object.keys(values).filter((name) => given.get(name) === undefined);
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
    members: options.members ?? values.members,
    configuration,
    configured: new Set(configured),
    show,
  };
}

function withoutPaths({ schemas, out, root, catalog, from, config, onProgress, only, ...others }: GivenOptions) {
  return others;
}

function located(options: GivenOptions, { values, file }: LocatedOutput): Pick<Settings, Path> {
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

/** Several packages must have folders of their own, and options that can only be meant for one are refused. */
function checkTogether(all: readonly Settings[], options: GivenOptions): void {
  const names = all.map(({ configuration }) => configuration.name).join(", ");
  for (const option of ["out", "sources"] as const) {
    const value = options[option];
    if (value === undefined || value.length === 0) continue;
    throw new OptionError(option, `is for one package; name one of the outputs of the configuration: ${names}`);
  }
  for (const [index, { out, configuration }] of all.entries()) {
    const other = all
      .slice(0, index)
      .find((each) => contains(each.out.path, out.path) || contains(out.path, each.out.path));
    if (other === undefined) continue;
    throw configuration.refuse(["out"], `overlaps the folder of the output ${other.configuration.name}`);
  }
}
