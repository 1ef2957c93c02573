import { decodeSource } from "../../source/decode-source.js";
import { SchemaError } from "../../source/errors.js";
import type { SourceText } from "../../source/source-text.js";
import { documentReferences } from "../../wsdl/document-references.js";
import { type CollectedEndpoint, collectSchemas, type FetchedSchemas } from "./fetched-schemas.js";
import { nameDocuments } from "./name-documents.js";
import { checkSizes, findWsdl, type Publication } from "./publication.js";
import {
  checkKind,
  kindOfDocument,
  type PublishedDocument,
  parseDocument,
  showReference,
} from "./published-document.js";
import type { EndpointName } from "./server-address.js";

/**
 * Reads the contracts of endpoints from a publication. Nothing is written.
 * @param onDocument - called for each document that has been read, with their number
 * @throws InputError for the first file that is not a WSDL, or refers to another file
 */
export async function importSchemas(
  publication: Publication,
  endpoints: readonly EndpointName[],
  onDocument?: (count: number) => void,
): Promise<FetchedSchemas> {
  const wsdls = endpoints.map((endpoint) => findWsdl(publication, endpoint));
  checkSizes(publication, wsdls);
  const collected: CollectedEndpoint[] = [];
  // One after the other, so that only one is in memory.
  for (const { version, endpoint, fileName, read } of wsdls) {
    const source = decodeSource(`${publication.shown}/${fileName}`, await read());
    const documents = nameDocuments(endpoint, [readDocument(source, fileName)]);
    collected.push({ endpoint: { version, endpoint }, source: { from: fileName }, documents });
    onDocument?.(collected.length);
  }
  return collectSchemas(collected);
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
