import { InputError } from "../../source/errors.js";
import { openConnection } from "./connection.js";
import { type Credentials, conceal } from "./credentials.js";
import { fetchEndpoint } from "./fetch-endpoint.js";
import { collectSchemas, type FetchedSchemas, lockFetched } from "./fetched-schemas.js";
import { type NamedDocument, nameDocuments } from "./name-documents.js";
import type { Proxies } from "./proxies.js";
import { checkEndpointName, type EndpointName, endpointAddress } from "./server-address.js";

export interface WantedEndpoint extends EndpointName {
  /** Ask for ?singleWsdl, one document, instead of ?wsdl and its imports. */
  readonly singleWsdl?: boolean | undefined;
}

/** What to fetch from an installation, and how. */
export interface FetchRequest {
  /** Its address, as `requireServerAddress` gives it. */
  readonly server: string;
  readonly endpoints: readonly WantedEndpoint[];
  readonly allowOrigins?: readonly string[] | undefined;
  readonly credentials?: Credentials | undefined;
  /** Through which proxies it is asked; directly if left out. */
  readonly proxies?: Proxies | undefined;
  /** In seconds, for each document. */
  readonly timeout?: number | undefined;
  /** Called for each document that has been received, with their number. */
  readonly onDocument?: ((count: number) => void) | undefined;
}

const DEFAULT_TIMEOUT = 30;

/**
 * Asks an installation for the contracts of endpoints. Nothing is written.
 * @throws InputError for the first error; all other requests are then cancelled
 */
export async function fetchSchemas(request: FetchRequest): Promise<FetchedSchemas> {
  const { server, credentials, proxies, allowOrigins = [], timeout = DEFAULT_TIMEOUT, onDocument } = request;
  const abort = new AbortController();
  let count = 0;
  const { origin } = new URL(server);
  const connection = openConnection({ origin, allowOrigins, credentials, proxies, timeout, signal: abort.signal }, () =>
    onDocument?.(++count),
  );
  try {
    const fetched = await Promise.all(
      distinctEndpoints(request.endpoints).map(async (endpoint) => {
        const url = new URL(`${endpointAddress(server, endpoint)}?${endpoint.singleWsdl ? "singleWsdl" : "wsdl"}`);
        return { endpoint, url, documents: nameDocuments(endpoint.endpoint, await fetchEndpoint(url, connection)) };
      }),
    );
    for (const { documents } of fetched) checkSecrets(documents, credentials);
    return collectSchemas(fetched.map(lockFetched));
  } catch (error) {
    abort.abort();
    if (!(error instanceof InputError)) throw error;
    const message = conceal(error.message, credentials);
    throw message === error.message ? error : new InputError(message);
  }
}

/** Every endpoint once. Names that differ only in case are refused, because their files would be the same on some systems. */
function distinctEndpoints(endpoints: readonly WantedEndpoint[]): WantedEndpoint[] {
  const found = new Map<string, WantedEndpoint>();
  for (const name of endpoints) {
    const { version, endpoint } = name;
    const key = `${checkEndpointName(version)}/${checkEndpointName(endpoint)}`;
    const other = found.get(key.toLowerCase());
    if (other !== undefined && (other.version !== version || other.endpoint !== endpoint))
      throw new InputError(`${other.version}/${other.endpoint} and ${key} would be one file`);
    found.set(key.toLowerCase(), name);
  }
  return [...found.values()];
}

/** Refuses documents that contain the credentials, because the files are checked in. */
export function checkSecrets(documents: readonly NamedDocument[], credentials: Credentials | undefined): void {
  const [secret] = credentials?.secrets ?? [];
  // A shorter secret may be in any document by chance.
  if (secret === undefined || secret.length < 8) return;
  const found = documents.find(({ text }) => text.includes(secret));
  if (found !== undefined) throw new InputError(`${found.document.url}: has the credentials in it; nothing is written`);
}
