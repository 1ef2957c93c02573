import type { Difference } from "../../generator/files/compare-folder.js";
import { type Location, locateIn } from "../../generator/files/location.js";
import { InputError } from "../../generator/source/errors.js";
import { fetchSchemas, type WantedEndpoint } from "../../generator/tools/fetch/fetch-schemas.js";
import type { FetchedSchemas } from "../../generator/tools/fetch/fetched-schemas.js";
import { importSchemas } from "../../generator/tools/fetch/import-schemas.js";
import { endpointsIn, openPublication } from "../../generator/tools/fetch/publication.js";
import { type OtherEndpoints, writeSchemas } from "../../generator/tools/fetch/write-schemas.js";
import type { SchemaOptions } from "../options/schema-options.js";
import type { ServerOptions } from "../options/server-options.js";
import { namedEndpoints } from "../steps/named-endpoints.js";
import { serverAccess } from "../steps/server-access.js";
import { EXIT } from "../terminal/exit-codes.js";
import { counted, printLine } from "../terminal/print.js";
import { type ShowProgress, withProgress } from "../terminal/progress.js";
import { withoutInterruption } from "../terminal/signals.js";

export interface FetchOptions extends SchemaOptions, ServerOptions {}

/** Fetches the contracts of endpoints from an installation or from published files, and writes them to the schemas folder. */
export async function fetch(options: FetchOptions): Promise<number> {
  const { schemas, from } = options;
  const fetched = await withProgress((show) =>
    from === undefined ? fetchFromServer(options, show) : importFrom(from, options, show),
  );
  const differences = withoutInterruption(() => writeSchemas(fetched, schemas, othersOf(options)));
  const what = `${counted(Object.keys(fetched.endpoints).length, "endpoint")} in ${counted(fetched.files.size, "file")}`;
  printLine(`${schemas.shown}: ${what}, ${summary(differences)}`);
  for (const { kind, path } of differences) printLine(`${KINDS[kind]}  ${locateIn(schemas, path).shown}`);
  return EXIT.done;
}

/**
 * The configuration names all endpoints of the schemas folder, the command line only some of them. Published files need not have all
 * endpoints that the configuration names.
 */
function othersOf(options: FetchOptions): OtherEndpoints {
  const isComplete = isConfigured("services", options) && isConfigured("endpoints", options);
  return isComplete && options.from === undefined ? "remove" : "keep";
}

function fetchFromServer(options: FetchOptions, show: ShowProgress): Promise<FetchedSchemas> {
  const access = serverAccess(options);
  const endpoints = wantedEndpoints(options);
  show(access.server);
  const onDocument = (count: number): void => show(`${access.server}: ${count} documents`);
  return fetchSchemas({ ...access, endpoints, onDocument });
}

async function importFrom(from: Location, options: FetchOptions, show: ShowProgress): Promise<FetchedSchemas> {
  const publication = await openPublication(from);
  const onDocument = (count: number): void => show(`${from.shown}: ${count} documents`);
  const { wanted, known } = namedEndpoints(options);
  return importSchemas(publication, endpointsIn(publication, wanted, known), onDocument);
}

const KINDS: Readonly<Record<Difference["kind"], string>> = {
  missing: "added  ",
  changed: "changed",
  stale: "removed",
};

function summary(differences: readonly Difference[]): string {
  if (differences.length === 0) return "all up to date";
  const count = (wanted: Difference["kind"]): number => differences.filter(({ kind }) => kind === wanted).length;
  return `${count("missing")} added, ${count("changed")} changed, ${count("stale")} removed`;
}

function isConfigured(option: "services" | "endpoints", { configured }: FetchOptions): boolean {
  return configured?.has(option) ?? false;
}

/** An installation does not list its endpoints, so they must be named. */
function wantedEndpoints({ services, endpoints, configuration, ...options }: FetchOptions): WantedEndpoint[] {
  if (services === undefined || endpoints === undefined) {
    const missing = services === undefined ? "services" : "endpoints";
    throw new InputError(`which ${missing}? Name them with --${missing}, or in the configuration`);
  }
  const singleWsdl = options.singleWsdl ?? configuration?.values.server?.singleWsdl;
  return services.flatMap((version) => endpoints.map((endpoint) => ({ version, endpoint, singleWsdl })));
}
