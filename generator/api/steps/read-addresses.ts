import { withoutInterruption } from "../../files/without-interruption.js";
import { InputError } from "../../source/errors.js";
import type { SchemaFiles } from "../../source/source-text.js";
import { showUrl } from "../../tools/fetch/address.js";
import { readCredentials } from "../../tools/fetch/credentials.js";
import { type AddressAccess, fetchAddresses, nameAddresses, pinnedName } from "../../tools/fetch/fetch-addresses.js";
import type { FetchedSchemas } from "../../tools/fetch/fetched-schemas.js";
import { readProxies } from "../../tools/fetch/proxies.js";
import { readFetched, readPinned } from "../../tools/fetch/read-pinned.js";
import { readLock, writeSchemas } from "../../tools/fetch/write-schemas.js";
import type { FetchedFiles } from "../fetched-files.js";
import type { Settings } from "../settings.js";

/** What to do with an address that has not been fetched: ask it and keep nothing, or report an error. */
export type Unpinned = "ask" | "error";

/** Reads the documents of addresses as they were fetched. */
export async function readAddresses(
  urls: readonly URL[],
  settings: Settings,
  unpinned: Unpinned,
): Promise<SchemaFiles[]> {
  const lock = readLock(settings.schemas);
  return Promise.all(
    nameAddresses(urls, lock).map(async ({ url, name }) => {
      const isAskedAgain = settings.refresh === true && unpinned === "ask";
      const isPinned = !isAskedAgain && pinnedName(url, lock) !== undefined;
      const locked = isPinned ? lock.endpoints[name] : undefined;
      if (locked !== undefined) return readPinned(name, locked, settings.schemas);
      if (unpinned === "error")
        throw new InputError(`${showUrl(url)}: has not been fetched yet; generate or fetch does that`);
      return readFetched(name, await fetchAddresses([{ url, name }], addressAccess(settings)));
    }),
  );
}

/** Fetches all addresses. Nothing is kept. */
export function fetchSources(urls: readonly URL[], settings: Settings): Promise<FetchedSchemas> {
  return fetchAddresses(nameAddresses(urls, readLock(settings.schemas)), addressAccess(settings));
}

/**
 * Fetches addresses and pins their documents in the schemas folder: all of them, or those that have not been fetched yet.
 * @returns undefined if there is nothing to fetch
 */
export async function pinAddresses(
  urls: readonly URL[],
  settings: Settings,
  which: "all" | "missing",
): Promise<FetchedFiles | undefined> {
  const { schemas } = settings;
  const lock = readLock(schemas);
  const wanted = nameAddresses(urls, lock).filter(({ url }) => which === "all" || pinnedName(url, lock) === undefined);
  if (wanted.length === 0) return undefined;
  const fetched = await fetchAddresses(wanted, addressAccess(settings));
  const written = withoutInterruption(() => writeSchemas(fetched, schemas, "keep"));
  return { schemas: schemas.shown, endpoints: Object.keys(fetched.endpoints), files: fetched.files, written };
}

/** Asks addresses in the lock again. */
export async function askPinned(urls: readonly URL[], settings: Settings): Promise<FetchedSchemas> {
  const lock = readLock(settings.schemas);
  const missing = urls.find((url) => pinnedName(url, lock) === undefined);
  if (missing !== undefined)
    throw new InputError(`${showUrl(missing)}: has not been fetched yet; generate or fetch does that`);
  return fetchAddresses(nameAddresses(urls, lock), addressAccess(settings));
}

/** The user or the configuration has named the addresses, so they get the credentials of the environment. */
export function addressAccess(settings: Settings): AddressAccess {
  const configured = settings.configuration.values.server ?? {};
  return {
    allowOrigins: settings.allowOrigins ?? configured.allowOrigins,
    originFlag: settings.originFlag,
    timeout: settings.timeout ?? configured.timeout,
    credentials: readCredentials(process.env),
    proxies: readProxies(process.env),
  };
}
