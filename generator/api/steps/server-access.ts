import { InputError } from "../../source/errors.js";
import { readCredentials, SERVER_VARIABLE } from "../../tools/fetch/credentials.js";
import type { FetchRequest } from "../../tools/fetch/fetch-schemas.js";
import { readProxies } from "../../tools/fetch/proxies.js";
import { requireServerAddress } from "../../tools/fetch/server-address.js";
import type { Settings } from "../settings.js";

/** How to ask an installation: everything but the endpoints. */
export type ServerAccess = Omit<FetchRequest, "endpoints">;

/**
 * Finds the installation: in the options, or else in the configuration, or else in the environment. Credentials come from the
 * environment alone, and only an installation that one of the three names gets them.
 * @param locked - the installation in the lock file; if nothing else names one, it is asked without credentials
 * @throws InputError if no installation is named, or its address is not valid
 */
export function serverAccess(settings: Settings, locked?: string): ServerAccess {
  const configured = settings.configuration.values.server ?? {};
  const named = settings.server ?? configured.url ?? process.env[SERVER_VARIABLE];
  const server = named ?? locked;
  if (server === undefined) {
    throw new InputError(
      "which installation? Name it with --server, or as server.url in the configuration; --from takes published files",
    );
  }
  return {
    server: requireServerAddress(server),
    allowOrigins: settings.allowOrigins ?? configured.allowOrigins,
    timeout: settings.timeout ?? configured.timeout,
    credentials: named === undefined ? undefined : readCredentials(process.env),
    proxies: readProxies(process.env),
  };
}
