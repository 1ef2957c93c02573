import { decodeSource } from "../../source/decode-source.js";
import { InputError, SchemaError } from "../../source/errors.js";
import type { SourceText } from "../../source/source-text.js";
import { documentReferences } from "../../wsdl/document-references.js";
import { type CollectedEndpoint, collectSchemas, type FetchedSchemas } from "./fetched-schemas.js";
import { nameDocuments } from "./name-documents.js";
import { findWsdl, type Publication, type PublishedWsdl } from "./publication.js";
import {
  checkKind,
  kindOfDocument,
  MAX_BYTES,
  type PublishedDocument,
  parseDocument,
  showReference,
} from "./published-document.js";
import type { EndpointName } from "./server-address.js";

/** For all that is imported at once: an archive may be made to unpack to any size. */
const MAX_TOTAL = 512 * 2 ** 20;

/**
 * Takes the contracts of endpoints from a publication. Nothing is written.
 * @param onDocument - called for each document that has been read, with their number
 * @throws InputError for the first file that is no WSDL, or refers to another one
 */
export async function importSchemas(
  publication: Publication,
  endpoints: readonly EndpointName[],
  onDocument?: (count: number) => void,
): Promise<FetchedSchemas> {
  const wsdls = endpoints.map((endpoint) => findWsdl(publication, endpoint));
  checkSizes(wsdls, publication.shown);
  const collected: CollectedEndpoint[] = [];
  // One after the other: several at once would be several in memory.
  for (const { version, endpoint, fileName, read } of wsdls) {
    const source = decodeSource(`${publication.shown}/${fileName}`, await read());
    const documents = nameDocuments(endpoint, [readDocument(source, fileName)]);
    collected.push({ endpoint: { version, endpoint }, source: { from: fileName }, documents });
    onDocument?.(collected.length);
  }
  return collectSchemas(collected);
}

function checkSizes(wsdls: readonly PublishedWsdl[], shown: string): void {
  const large = wsdls.find(({ size }) => size > MAX_BYTES);
  if (large !== undefined) throw new InputError(`${shown}/${large.fileName}: larger than ${MAX_BYTES / 2 ** 20} MiB`);
  const total = wsdls.reduce((sum, { size }) => sum + size, 0);
  if (total > MAX_TOTAL) throw new InputError(`${shown}: larger than ${MAX_TOTAL / 2 ** 20} MiB when it is unpacked`);
}

function readDocument(source: SourceText, fileName: string): PublishedDocument {
  const root = parseDocument(source, false);
  const kind = kindOfDocument(root);
  checkKind({ kind, root }, "wsdl");
  const [reference] = documentReferences(root);
  if (reference !== undefined) {
    throw new SchemaError(
      `${showReference(reference)}: a published WSDL has all that it needs`,
      reference.element.position,
    );
  }
  return { url: fileName, kind, root, references: [] };
}
