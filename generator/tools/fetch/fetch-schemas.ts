import { type MemoryFolder, memoryFolder } from "../../package/memory-folder.js";
import { InputError } from "../../source/errors.js";
import { openConnection } from "./connection.js";
import { type Credentials, conceal } from "./credentials.js";
import { fetchEndpoint } from "./fetch-endpoint.js";
import { type NamedDocument, nameDocuments } from "./name-documents.js";
import { checkEndpointName, type EndpointName, endpointAddress } from "./server-address.js";
import { type LockedEndpoint, lockText } from "./source-lock.js";

export interface WantedEndpoint extends EndpointName {
  /** Ask for ?singleWsdl, one document, instead of ?wsdl and all that it imports. */
  readonly singleWsdl?: boolean | undefined;
}

/** What to ask an installation for, and how. */
export interface FetchRequest {
  /** Its address, as `requireServerAddress` gives it. */
  readonly server: string;
  readonly endpoints: readonly WantedEndpoint[];
  readonly allowOrigins?: readonly string[] | undefined;
  readonly credentials?: Credentials | undefined;
  /** In seconds, for each document. */
  readonly timeout?: number | undefined;
  /** Called for each document that has come, with their number. */
  readonly onDocument?: ((count: number) => void) | undefined;
}

/** What an installation publishes, as it is to stand in a schemas folder. */
export interface FetchedSchemas {
  /** Text by path from the folder: `Services88/Batch.wsdl`. */
  readonly files: MemoryFolder;
  /** What the lock is to say of each endpoint. */
  readonly endpoints: Readonly<Record<string, LockedEndpoint>>;
}

const DEFAULT_TIMEOUT = 30;

/**
 * Asks an installation for the contracts of endpoints. Nothing is written.
 * @throws InputError for the first thing that goes wrong; what else is under way is given up
 */
export async function fetchSchemas(request: FetchRequest): Promise<FetchedSchemas> {
  const { server, credentials, allowOrigins = [], timeout = DEFAULT_TIMEOUT, onDocument } = request;
  const abort = new AbortController();
  let count = 0;
  const { origin } = new URL(server);
  const connection = openConnection({ origin, allowOrigins, credentials, timeout, signal: abort.signal }, () =>
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
    return collect(fetched);
  } catch (error) {
    abort.abort();
    if (!(error instanceof InputError)) throw error;
    const message = conceal(error.message, credentials);
    throw message === error.message ? error : new InputError(message);
  }
}

/** Every endpoint once; names that differ in case only would be one file. */
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

/** A server that repeats what it has been shown would put it into files that are checked in. */
function checkSecrets(documents: readonly NamedDocument[], credentials: Credentials | undefined): void {
  const [secret] = credentials?.secrets ?? [];
  // What is shorter may be in any document by chance.
  if (secret === undefined || secret.length < 8) return;
  const found = documents.find(({ text }) => text.includes(secret));
  if (found !== undefined) throw new InputError(`${found.document.url}: has the credentials in it; nothing is written`);
}

interface FetchedEndpoint {
  readonly endpoint: EndpointName;
  readonly url: URL;
  readonly documents: readonly NamedDocument[];
}

function collect(fetched: readonly FetchedEndpoint[]): FetchedSchemas {
  const files = fetched.flatMap(({ endpoint: { version }, documents }) =>
    documents.map(({ name, text }) => [`${version}/${name}`, text] as const),
  );
  const endpoints = fetched.map(({ endpoint: { version, endpoint }, url, documents }) => {
    const locked = documents.map(({ name, document, text }) => {
      // The numbers in the addresses of a server's parts may change, and mean nothing.
      const isPart = document.url.split("?")[0] === url.href.split("?")[0];
      return [`${version}/${name}`, { ...(isPart ? {} : { url: document.url }), ...lockText(text) }] as const;
    });
    return [`${version}/${endpoint}`, { url: url.href, files: Object.fromEntries(locked) }] as const;
  });
  return {
    files: memoryFolder(files),
    endpoints: Object.fromEntries(endpoints),
  };
}
