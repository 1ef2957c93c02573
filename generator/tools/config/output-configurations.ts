import type { OutputConfiguration } from "./configuration.js";
import type { LocatedConfiguration } from "./parse-configuration.js";

/** The configuration for one package. */
export interface LocatedOutput extends Omit<LocatedConfiguration, "values"> {
  /** Undefined if the configuration is for one package. */
  readonly name: string | undefined;
  readonly values: OutputConfiguration;
}

/** The values of these keys are objects. An output may replace a part of such an object. */
const SECTIONS = ["package", "values", "server"] as const;

/**
 * The configurations of the packages. What an output leaves out is as for all.
 * @throws ConfigurationError if an output has no folder of its own
 */
export function outputConfigurations(whole: LocatedConfiguration): LocatedOutput[] {
  const { $schema, outputs, ...common } = whole.values;
  if (outputs === undefined) return [{ ...whole, name: undefined, values: common }];
  return Object.entries(outputs).map(([name, own]) => {
    if (own.out === undefined) throw whole.refuse(["outputs", name], "expected a folder of its own, in the key out");
    const refuse: LocatedConfiguration["refuse"] = (path, reason) =>
      whole.refuse(isOwn(path, own) ? ["outputs", name, ...path] : path, reason);
    return { ...whole, name, values: merged(common, own), refuse };
  });
}

function merged(common: OutputConfiguration, own: OutputConfiguration): OutputConfiguration {
  // One that has schemas of its own is not made of the sources of all.
  const { sources, ...others } = common;
  const inherited = own.schemas === undefined ? common : others;
  const sections = SECTIONS.filter((key) => common[key] !== undefined && own[key] !== undefined);
  const joined = sections.map((key) => [key, { ...common[key], ...own[key] }]);
  return { ...inherited, ...own, ...Object.fromEntries(joined) };
}

/** Whether the output itself has a value, and not all outputs. */
function isOwn([key, inside]: readonly (string | number)[], own: OutputConfiguration): boolean {
  const value = new Map<unknown, unknown>(Object.entries(own)).get(key);
  if (value === undefined || inside === undefined || !SECTIONS.some((section) => section === key))
    return value !== undefined;
  return typeof value === "object" && value !== null && inside in value;
}
