import { InputError } from "../../generator/source/errors.js";
import { readCredentials } from "../../generator/tools/fetch/credentials.js";
import type { FetchRequest } from "../../generator/tools/fetch/fetch-schemas.js";
import { requireServerAddress } from "../../generator/tools/fetch/server-address.js";
import type { ServerOptions } from "../options/server-options.js";

/** How an installation is asked, apart from what for. */
export type ServerAccess = Omit<FetchRequest, "endpoints">;

/**
 * What the command line says of the installation, and where it is silent, the configuration. Credentials are in neither.
 * @param address - the installation to ask if none is named
 * @throws InputError if there is none, or it is no address
 */
export function serverAccess(options: ServerOptions, address?: string): ServerAccess {
  const configured = options.configuration?.values.server ?? {};
  const server = options.server ?? configured.url ?? address;
  if (server === undefined) {
    throw new InputError("which installation? Name it with --server, or as server.url in the configuration");
  }
  return {
    server: requireServerAddress(server),
    allowOrigins: options.allowOrigin ?? configured.allowOrigins,
    timeout: options.timeout ?? configured.timeout,
    credentials: readCredentials(process.env),
  };
}
