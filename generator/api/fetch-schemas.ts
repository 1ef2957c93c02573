import { withoutInterruption } from "../files/without-interruption.js";
import { counted } from "../source/counted.js";
import { InputError } from "../source/errors.js";
import { fetchSchemas as fetchEndpoints, type WantedEndpoint } from "../tools/fetch/fetch-schemas.js";
import type { FetchedSchemas } from "../tools/fetch/fetched-schemas.js";
import { importSchemas } from "../tools/fetch/import-schemas.js";
import { endpointsIn, openPublication } from "../tools/fetch/publication.js";
import { type OtherEndpoints, writeSchemas } from "../tools/fetch/write-schemas.js";
import type { FetchedFiles } from "./fetched-files.js";
import type { SchemaOptions, ServerOptions, WriteOptions } from "./options.js";
import { readSettings, type Settings } from "./settings.js";
import { namedEndpoints } from "./steps/named-endpoints.js";
import { fetchSources } from "./steps/read-addresses.js";
import { describeInput, sourcesOf } from "./steps/read-input.js";
import { serverAccess } from "./steps/server-access.js";

/** What is fetched, and whether it is written. */
export interface FetchSchemasOptions extends SchemaOptions, ServerOptions, WriteOptions {}

/**
 * Fetches the contracts of endpoints from an installation, from published files or from addresses of their own, and on request writes
 * them to the schemas folder. Credentials and proxies are taken from the environment, as for the command
 * `fetch`.
 *
 * @throws InputError, or one of its subclasses, if the options or the configuration cannot be used, a document cannot be fetched, or a
 * file of the folder has been changed since it was fetched
 */
export async function fetchSchemas(options: FetchSchemasOptions = {}): Promise<FetchedFiles> {
  const settings = await readSettings(options);
  const fetched = await fetchNamed(settings);
  const written = options.write
    ? withoutInterruption(() => writeSchemas(fetched, settings.schemas, othersOf(settings)))
    : [];
  return { schemas: settings.schemas.shown, endpoints: Object.keys(fetched.endpoints), files: fetched.files, written };
}

async function fetchNamed(settings: Settings): Promise<FetchedSchemas> {
  const { paths, urls } = sourcesOf(settings);
  const [path] = paths;
  // A configuration may also name files, for other commands.
  if (path !== undefined && settings.sources?.length)
    throw new InputError(`${path.shown}: not an http or https address; only such are fetched`);
  if (urls.length > 0) {
    settings.show(`asking ${describeInput(settings)}`);
    return fetchSources(urls, settings);
  }
  return settings.from === undefined ? fetchFromServer(settings) : importFrom(settings);
}

/**
 * The configuration names all endpoints of the schemas folder, options only some of them. Published files need not have all
 * endpoints that the configuration names, and an address is for itself.
 */
function othersOf(settings: Settings): OtherEndpoints {
  const { configured, from } = settings;
  const isComplete = configured.has("services") && configured.has("endpoints");
  return isComplete && from === undefined && sourcesOf(settings).urls.length === 0 ? "remove" : "keep";
}

function fetchFromServer(settings: Settings): Promise<FetchedSchemas> {
  const access = serverAccess(settings);
  const endpoints = wantedEndpoints(settings);
  settings.show(access.server);
  const onDocument = (count: number): void => settings.show(`${access.server}: ${counted(count, "document")}`);
  return fetchEndpoints({ ...access, endpoints, onDocument });
}

async function importFrom(settings: Settings): Promise<FetchedSchemas> {
  const { from = settings.schemas } = settings;
  const publication = await openPublication(from);
  const onDocument = (count: number): void => settings.show(`${from.shown}: ${counted(count, "document")}`);
  const { wanted, known } = namedEndpoints(settings);
  return importSchemas(publication, endpointsIn(publication, wanted, known), onDocument);
}

/** An installation does not list its endpoints, so they must be named. */
function wantedEndpoints({ services, endpoints, ...settings }: Settings): WantedEndpoint[] {
  const { server } = settings.configuration.values;
  const singleWsdl = settings.singleWsdl ?? server?.singleWsdl;
  if (services === undefined || endpoints === undefined) {
    const missing = services === undefined ? "services" : "endpoints";
    throw new InputError(`which ${missing}? Name them with --${missing}, or in the configuration`);
  }
  return services.flatMap((version) => endpoints.map((endpoint) => ({ version, endpoint, singleWsdl })));
}
