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
    documents.map(({ name, text }) => [`${version}/${name}`, text] as const),
  );
  const endpoints = collected.map(({ endpoint: { version, endpoint }, source, documents, addressOf }) => {
    const locked = documents.map(({ name, document, text }) => {
      const url = addressOf?.(document);
      return [`${version}/${name}`, { ...(url !== undefined && { url }), ...lockText(text) }] as const;
    });
    return [`${version}/${endpoint}`, { ...source, files: Object.fromEntries(locked) }] as const;
  });
  return { files: memoryFolder(files), endpoints: Object.fromEntries(endpoints) };
}
