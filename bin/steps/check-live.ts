import { diffFile } from "../../generator/files/diff-files.js";
import { locateIn } from "../../generator/files/location.js";
import { InputError } from "../../generator/source/errors.js";
import {
  compareWithLock,
  type LiveDifference,
  type LockedName,
  lockedEndpoints,
  lockedServer,
} from "../../generator/tools/fetch/compare-live.js";
import { fetchSchemas } from "../../generator/tools/fetch/fetch-schemas.js";
import type { FetchedSchemas } from "../../generator/tools/fetch/fetched-schemas.js";
import { showUrl } from "../../generator/tools/fetch/get-document.js";
import { importSchemas } from "../../generator/tools/fetch/import-schemas.js";
import { openPublication } from "../../generator/tools/fetch/publication.js";
import { LOCK_FILE } from "../../generator/tools/fetch/source-lock.js";
import { readLock } from "../../generator/tools/fetch/write-schemas.js";
import type { SchemaOptions } from "../options/schema-options.js";
import type { ServerOptions } from "../options/server-options.js";
import { printNote } from "../terminal/detail.js";
import { counted, printLine } from "../terminal/print.js";
import { printDiffs } from "../terminal/print-diffs.js";
import type { ShowProgress } from "../terminal/progress.js";
import { namedEndpoints } from "./named-endpoints.js";
import { askPinned } from "./read-addresses.js";
import { sourcesOf } from "./read-input.js";
import { serverAccess } from "./server-access.js";

export interface LiveOptions extends SchemaOptions, ServerOptions {}

/** How an installation or published files differ from the schemas that were fetched from them. */
export interface LiveResult {
  /** The address of the installation, or the name of the published files. */
  readonly server: string;
  readonly fetched: FetchedSchemas;
  readonly documents: readonly DocumentDifference[];
}

interface DocumentDifference extends LiveDifference {
  /** The first lines of a unified diff. */
  readonly diff: readonly string[];
}

/** Fetches the endpoints of the lock file again, or takes them from published files, and compares them with the lock file. */
export async function checkLive(options: LiveOptions, show: ShowProgress): Promise<LiveResult> {
  const { urls } = sourcesOf(options);
  if (urls.length > 0) return checkAddresses(urls, options, show);
  const { wanted: names, known } = namedEndpoints(options);
  const all = lockedEndpoints(readLock(options.schemas), names, known);
  const locked = options.from === undefined ? all : asPublished(all);
  const { server, fetched, origin } = await fetchLocked(locked, options, show);
  const wanted = { files: fetched.files, origin };
  const documents = compareWithLock(fetched, locked).map((difference) => ({
    ...difference,
    diff: diffFile(difference.path, wanted, options.schemas),
  }));
  return { server, fetched, documents };
}

/** Asks addresses again, and compares what they give with the lock. */
async function checkAddresses(urls: readonly URL[], options: LiveOptions, show: ShowProgress): Promise<LiveResult> {
  const server = urls.map(showUrl).join(", ");
  show(server);
  const { endpoints } = readLock(options.schemas);
  const fetched = await askPinned(urls, options);
  const locked = Object.values(endpoints).filter(({ url }) => urls.some(({ href }) => href === url));
  const documents = compareWithLock(
    fetched,
    locked.map((each) => ({ locked: each })),
  ).map((difference) => ({
    ...difference,
    diff: diffFile(difference.path, { files: fetched.files, origin: "on the server" }, options.schemas),
  }));
  return { server, fetched, documents };
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

async function fetchLocked(
  locked: readonly LockedName[],
  options: LiveOptions,
  show: ShowProgress,
): Promise<FetchedAgain> {
  if (options.from !== undefined) {
    const publication = await openPublication(options.from);
    return { server: publication.shown, fetched: await importSchemas(publication, locked), origin: "as published" };
  }
  const access = serverAccess(options, lockedServer(locked));
  const { server } = access;
  show(server);
  const endpoints = locked.map(({ version, endpoint, locked: { url } }) => ({
    version,
    endpoint,
    // A published file is a single document as well.
    singleWsdl: url?.endsWith("?singleWsdl") ?? true,
  }));
  const onDocument = (count: number): void => show(`${server}: ${count} documents`);
  return { server, fetched: await fetchSchemas({ ...access, endpoints, onDocument }), origin: "on the server" };
}

/** The result as JSON, for programs. */
export function liveJson({ server, fetched, documents }: LiveResult): object {
  return {
    server,
    count: fetched.files.size,
    documents: documents.map(({ kind, path, diff }) => ({
      kind,
      path,
      ...(diff.length > 0 && { diff: diff.join("\n") }),
    })),
  };
}

export function printLive({ server, fetched, documents }: LiveResult, { schemas }: LiveOptions): void {
  const lock = locateIn(schemas, LOCK_FILE).shown;
  if (documents.length === 0) {
    printNote(`${server}: ${counted(fetched.files.size, "document")}, all as in ${lock}`);
    return;
  }
  const differ = documents.length === 1 ? "1 document differs" : `${documents.length} documents differ`;
  printLine(`${server}: ${differ} from ${lock}`);
  for (const { kind, path } of documents) printLine(`${kind.padEnd(7)}  ${locateIn(schemas, path).shown}`);
  printDiffs(documents.map(({ diff }) => diff));
}
