import type { EndpointNames } from "../../generator/tools/fetch/server-address.js";
import type { SchemaOptions } from "../options/schema-options.js";

/** The names of versions and endpoints, by where they stand. */
export interface NamedEndpoints {
  /** On the command line: they must be there. */
  readonly wanted: EndpointNames;
  /** In the configuration, which also names what comes from elsewhere, such as WSDL files of one's own. */
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
