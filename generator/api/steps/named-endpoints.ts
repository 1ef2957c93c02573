import type { EndpointNames } from "../../tools/fetch/server-address.js";
import type { Settings } from "../settings.js";

/** The names of versions and endpoints, by where they are given. */
export interface NamedEndpoints {
  /** Names in options. They must exist. */
  readonly wanted: EndpointNames;
  /** Names in the configuration. It may also name endpoints from elsewhere, such as the project's own WSDL files. */
  readonly known: EndpointNames;
}

export function namedEndpoints({ services, endpoints, configured }: Settings): NamedEndpoints {
  const names = Object.entries({ services, endpoints }).filter(([, values]) => values !== undefined);
  return {
    wanted: Object.fromEntries(names.filter(([option]) => !configured.has(option))),
    known: Object.fromEntries(names.filter(([option]) => configured.has(option))),
  };
}
