import { diffFile } from "../../files/diff-files.js";
import { counted } from "../../source/counted.js";
import { InputError } from "../../source/errors.js";
import { showUrl } from "../../tools/fetch/address.js";
import {
  compareWithLock,
  type LiveDifference,
  type LockedName,
  lockedEndpoints,
  lockedServer,
} from "../../tools/fetch/compare-live.js";
import { fetchSchemas } from "../../tools/fetch/fetch-schemas.js";
import type { FetchedSchemas } from "../../tools/fetch/fetched-schemas.js";
import { importSchemas } from "../../tools/fetch/import-schemas.js";
import { openPublication } from "../../tools/fetch/publication.js";
import { LOCK_FILE } from "../../tools/fetch/source-lock.js";
import { readLock } from "../../tools/fetch/write-schemas.js";
import type { Settings } from "../settings.js";
import { namedEndpoints } from "./named-endpoints.js";
import { askPinned } from "./read-addresses.js";
import { sourcesOf } from "./read-input.js";
import { serverAccess } from "./server-access.js";

/** How an installation or published files differ from the schemas that were fetched from them. */
export interface LiveResult {
  /** The address of the installation, or the name of the published files. */
  readonly server: string;
  /** The schemas folder, as the options or the configuration name it. */
  readonly schemas: string;
  /** How many documents there are now. */
  readonly count: number;
  /** The documents that differ. */
  readonly documents: readonly DocumentDifference[];
}

/** A document that differs from the one that was fetched. */
export interface DocumentDifference extends LiveDifference {
  /** The first lines of a unified diff. */
  readonly diff: readonly string[];
}

/** Fetches the endpoints of the lock file again, or takes them from published files, and compares them with the lock file. */
export async function checkLive(settings: Settings): Promise<LiveResult> {
  const { urls } = sourcesOf(settings);
  if (urls.length > 0) return checkAddresses(urls, settings);
  const { wanted: names, known } = namedEndpoints(settings);
  const all = lockedEndpoints(readLock(settings.schemas), names, known);
  const locked = settings.from === undefined ? all : asPublished(all);
  const { server, fetched, origin } = await fetchLocked(locked, settings);
  const wanted = { files: fetched.files, origin };
  const documents = compareWithLock(fetched, locked).map((difference) => ({
    ...difference,
    diff: diffFile(difference.path, wanted, settings.schemas),
  }));
  return { server, schemas: settings.schemas.shown, count: fetched.files.size, documents };
}

/** Asks addresses again, and compares what they give with the lock. */
async function checkAddresses(urls: readonly URL[], settings: Settings): Promise<LiveResult> {
  const server = urls.map(showUrl).join(", ");
  settings.show(server);
  const { endpoints } = readLock(settings.schemas);
  const fetched = await askPinned(urls, settings);
  const locked = Object.values(endpoints).filter(({ url }) => urls.some(({ href }) => href === url));
  const documents = compareWithLock(
    fetched,
    locked.map((each) => ({ locked: each })),
  ).map((difference) => ({
    ...difference,
    diff: diffFile(difference.path, { files: fetched.files, origin: "on the server" }, settings.schemas),
  }));
  return { server, schemas: settings.schemas.shown, count: fetched.files.size, documents };
}

/** Endpoints that were fetched as what is published: as one document. Others have one for each namespace. */
function asPublished(locked: readonly LockedName[]): LockedName[] {
  const found = locked.filter(isOneDocument);
  if (found.length > 0) return found;
  throw new InputError(
    `${LOCK_FILE}: has no endpoint as it is published; fetch one with --from, or with --single-wsdl`,
  );
}

function isOneDocument({ locked: { url } }: LockedName): boolean {
  return url === undefined || url.endsWith("?singleWsdl");
}

interface FetchedAgain {
  readonly server: string;
  readonly fetched: FetchedSchemas;
  /** Its name in a diff. */
  readonly origin: string;
}

async function fetchLocked(locked: readonly LockedName[], settings: Settings): Promise<FetchedAgain> {
  if (settings.from !== undefined) {
    const publication = await openPublication(settings.from);
    return { server: publication.shown, fetched: await importSchemas(publication, locked), origin: "as published" };
  }
  const access = serverAccess(settings, lockedServer(locked));
  const { server } = access;
  settings.show(server);
  const endpoints = locked.map(({ version, endpoint, locked: { url } }) => ({
    version,
    endpoint,
    // A published file is a single document as well.
    singleWsdl: url?.endsWith("?singleWsdl") ?? true,
  }));
  const onDocument = (count: number): void => settings.show(`${server}: ${counted(count, "document")}`);
  return { server, fetched: await fetchSchemas({ ...access, endpoints, onDocument }), origin: "on the server" };
}
