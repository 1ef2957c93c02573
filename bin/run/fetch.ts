import type { Location } from "../../generator/files/location.js";
import { InputError } from "../../generator/source/errors.js";
import { fetchSchemas, type WantedEndpoint } from "../../generator/tools/fetch/fetch-schemas.js";
import type { FetchedSchemas } from "../../generator/tools/fetch/fetched-schemas.js";
import { importSchemas } from "../../generator/tools/fetch/import-schemas.js";
import { endpointsIn, openPublication } from "../../generator/tools/fetch/publication.js";
import { type OtherEndpoints, writeSchemas } from "../../generator/tools/fetch/write-schemas.js";
import type { SchemaOptions } from "../options/schema-options.js";
import type { ServerOptions } from "../options/server-options.js";
import { namedEndpoints } from "../steps/named-endpoints.js";
import { pinAddresses } from "../steps/read-addresses.js";
import { describeInput, sourcesOf } from "../steps/read-input.js";
import { serverAccess } from "../steps/server-access.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printFetched } from "../terminal/print-fetched.js";
import { type ShowProgress, withProgress } from "../terminal/progress.js";
import { withoutInterruption } from "../terminal/signals.js";

export interface FetchOptions extends SchemaOptions, ServerOptions {
  readonly json?: boolean;
}

/** Fetches the contracts of endpoints from an installation or from published files, and writes them to the schemas folder. */
export async function fetch(options: FetchOptions): Promise<number> {
  const { from, schemas } = options;
  const { urls } = sourcesOf(options);
  if (urls.length > 0) return fetchSources(urls, options);
  const fetched = await withProgress((show) =>
    from === undefined ? fetchFromServer(options, show) : importFrom(from, options, show),
  );
  const differences = withoutInterruption(() => writeSchemas(fetched, schemas, othersOf(options)));
  printFetched(fetched, differences, options);
  return EXIT.done;
}

/** Fetches WSDLs at addresses of their own. */
async function fetchSources(urls: readonly URL[], options: FetchOptions): Promise<number> {
  const pinned = await withProgress((show) => {
    show(`asking ${describeInput(options)}`);
    return pinAddresses(urls, options, "all");
  });
  if (pinned !== undefined) printFetched(pinned.fetched, pinned.differences, options);
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
