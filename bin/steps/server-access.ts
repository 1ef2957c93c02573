import { InputError } from "../../generator/source/errors.js";
import { readCredentials, SERVER_VARIABLE } from "../../generator/tools/fetch/credentials.js";
import type { FetchRequest } from "../../generator/tools/fetch/fetch-schemas.js";
import { requireServerAddress } from "../../generator/tools/fetch/server-address.js";
import type { ServerOptions } from "../options/server-options.js";

/** How an installation is asked, apart from what for. */
export type ServerAccess = Omit<FetchRequest, "endpoints">;

/**
 * What the command line says of the installation, or else the configuration, or else the environment. Credentials come from
 * the environment alone, and only an installation that one of the three names gets them.
 * @param locked - the installation that the lock file names, which is asked without credentials if nothing else names one
 * @throws InputError if no installation is named, or its address is not valid
 */
export function serverAccess(options: ServerOptions, locked?: string): ServerAccess {
  const configured = options.configuration?.values.server ?? {};
  const named = options.server ?? configured.url ?? process.env[SERVER_VARIABLE];
  const server = named ?? locked;
  if (server === undefined) {
    throw new InputError("which installation? Name it with --server, or as server.url in the configuration");
  }
  return {
    server: requireServerAddress(server),
    allowOrigins: options.allowOrigin ?? configured.allowOrigins,
    timeout: options.timeout ?? configured.timeout,
    credentials: named === undefined ? undefined : readCredentials(process.env),
  };
}
