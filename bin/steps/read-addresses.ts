import type { Difference } from "../../generator/files/compare-folder.js";
import { InputError } from "../../generator/source/errors.js";
import type { SchemaFiles } from "../../generator/source/source-text.js";
import { readCredentials } from "../../generator/tools/fetch/credentials.js";
import {
  type AddressAccess,
  fetchAddresses,
  nameAddresses,
  pinnedName,
} from "../../generator/tools/fetch/fetch-addresses.js";
import type { FetchedSchemas } from "../../generator/tools/fetch/fetched-schemas.js";
import { showUrl } from "../../generator/tools/fetch/get-document.js";
import { readFetched, readPinned } from "../../generator/tools/fetch/read-pinned.js";
import { readLock, writeSchemas } from "../../generator/tools/fetch/write-schemas.js";
import type { SchemaOptions } from "../options/schema-options.js";
import { withoutInterruption } from "../terminal/signals.js";

/** What to do with an address that has not been fetched: ask it and keep nothing, or report an error. */
export type Unpinned = "ask" | "error";

/** Reads the documents of addresses as they were fetched. */
export async function readAddresses(
  urls: readonly URL[],
  options: SchemaOptions,
  unpinned: Unpinned,
): Promise<SchemaFiles[]> {
  const lock = readLock(options.schemas);
  return Promise.all(
    nameAddresses(urls, lock).map(async ({ url, name }) => {
      const isAskedAgain = options.refresh === true && unpinned === "ask";
      const isPinned = !isAskedAgain && pinnedName(url, lock) !== undefined;
      const locked = isPinned ? lock.endpoints[name] : undefined;
      if (locked !== undefined) return readPinned(name, locked, options.schemas);
      if (unpinned === "error")
        throw new InputError(`${showUrl(url)}: has not been fetched yet; generate or fetch does that`);
      return readFetched(name, await fetchAddresses([{ url, name }], addressAccess(options)));
    }),
  );
}

/** What is fetched, and the files of the schemas folder that have changed. */
export interface PinnedAddresses {
  readonly fetched: FetchedSchemas;
  readonly differences: readonly Difference[];
}

/**
 * Fetches addresses and pins their documents in the schemas folder: all of them, or those that have not been fetched yet.
 * @returns undefined if there is nothing to fetch
 */
export async function pinAddresses(
  urls: readonly URL[],
  options: SchemaOptions,
  which: "all" | "missing",
): Promise<PinnedAddresses | undefined> {
  const lock = readLock(options.schemas);
  const wanted = nameAddresses(urls, lock).filter(({ url }) => which === "all" || pinnedName(url, lock) === undefined);
  if (wanted.length === 0) return undefined;
  const fetched = await fetchAddresses(wanted, addressAccess(options));
  return { fetched, differences: withoutInterruption(() => writeSchemas(fetched, options.schemas, "keep")) };
}

/** Asks addresses in the lock again. */
export async function askPinned(urls: readonly URL[], options: SchemaOptions): Promise<FetchedSchemas> {
  const lock = readLock(options.schemas);
  const missing = urls.find((url) => pinnedName(url, lock) === undefined);
  if (missing !== undefined)
    throw new InputError(`${showUrl(missing)}: has not been fetched yet; generate or fetch does that`);
  return fetchAddresses(nameAddresses(urls, lock), addressAccess(options));
}

/** The user or the configuration has named the addresses, so they get the credentials of the environment. */
export function addressAccess(options: SchemaOptions): AddressAccess {
  const configured = options.configuration?.values.server ?? {};
  return {
    allowOrigins: options.allowOrigin ?? configured.allowOrigins,
    timeout: options.timeout ?? configured.timeout,
    credentials: readCredentials(process.env),
  };
}
