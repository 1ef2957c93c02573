import type { EndpointNames } from "../../generator/tools/fetch/server-address.js";
import type { SchemaOptions } from "../options/schema-options.js";

/** The names of versions and endpoints, by where they are given. */
export interface NamedEndpoints {
  /** Names on the command line. They must exist. */
  readonly wanted: EndpointNames;
  /** Names in the configuration. It may also name endpoints from elsewhere, such as the project's own WSDL files. */
  readonly known: EndpointNames;
}

export function namedEndpoints({ services, endpoints, configured }: SchemaOptions): NamedEndpoints {
  const names = Object.entries({ services, endpoints }).filter(([, values]) => values !== undefined);
  const isKnown = (option: string): boolean => configured?.has(option) ?? false;
  return {
    wanted: Object.fromEntries(names.filter(([option]) => !isKnown(option))),
    known: Object.fromEntries(names.filter(([option]) => isKnown(option))),
  };
}
