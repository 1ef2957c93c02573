import { type MemoryFolder, memoryFolder } from "../../package/memory-folder.js";
import type { NamedDocument } from "./name-documents.js";
import type { PublishedDocument } from "./published-document.js";
import type { EndpointName } from "./server-address.js";
import { type LockedEndpoint, lockText } from "./source-lock.js";

/** Fetched documents, in the form for a schemas folder. */
export interface FetchedSchemas {
  /** Text by path from the folder: `Services88/Batch.wsdl`. */
  readonly files: MemoryFolder;
  /** The entries of the lock for the endpoints. */
  readonly endpoints: Readonly<Record<string, LockedEndpoint>>;
}

/** An endpoint with its documents, and their origin for the lock. */
export interface CollectedEndpoint {
  readonly endpoint: EndpointName;
  readonly source: Omit<LockedEndpoint, "files">;
  readonly documents: readonly NamedDocument[];
  /** The address of a document, if it is not part of the endpoint's own. */
  readonly addressOf?: (document: PublishedDocument) => string | undefined;
}

export function collectSchemas(collected: readonly CollectedEndpoint[]): FetchedSchemas {
  const files = collected.flatMap(({ endpoint: { version }, documents }) =>
    documents.map(({ name, text }) => [pathIn(version, name), text] as const),
  );
  const endpoints = collected.map(({ endpoint: { version, endpoint }, source, documents, addressOf }) => {
    const locked = documents.map(({ name, document, text }) => {
      const url = addressOf?.(document);
      return [pathIn(version, name), { ...(url !== undefined && { url }), ...lockText(text) }] as const;
    });
    return [pathIn(version, endpoint), { ...source, files: Object.fromEntries(locked) }] as const;
  });
  return { files: memoryFolder(files), endpoints: Object.fromEntries(endpoints) };
}

/** An endpoint with the address that it was fetched from. */
export interface FetchedEndpoint {
  readonly endpoint: EndpointName;
  readonly url: URL;
  readonly documents: readonly NamedDocument[];
}

/** The lock has no addresses of a server's own documents: the numbers in them may change, and mean nothing. */
export function lockFetched({ endpoint, url, documents }: FetchedEndpoint): CollectedEndpoint {
  const addressOf = (document: PublishedDocument): string | undefined =>
    document.url.split("?")[0] === url.href.split("?")[0] ? undefined : document.url;
  return { endpoint, source: { url: url.href }, documents, addressOf };
}

/** A path in the folder of a version; a service without versions has none. */
function pathIn(version: string, name: string): string {
  return version === "" ? name : `${version}/${name}`;
}
