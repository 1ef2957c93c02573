import { decodeSource } from "../../source/decode-source.js";
import { InputError, SchemaError } from "../../source/errors.js";
import { type DocumentReference, documentReferences } from "../../wsdl/document-references.js";
import type { XmlElement } from "../../xml/xml-element.js";
import { isKnown } from "../../xsd/known-schemas.js";
import { showUrl } from "./address.js";
import { charsetOf } from "./charset.js";
import type { Connection } from "./connection.js";
import { type HttpDocument, type HttpRules, refuseAddress } from "./get-document.js";
import {
  checkKind,
  kindOfDocument,
  MAX_BYTES,
  type PublishedDocument,
  parseDocument,
  type ResolvedReference,
  showReference,
} from "./published-document.js";

const MAX_DOCUMENTS = 100;

/**
 * Fetches the WSDL at an address and everything that it refers to. Cycles end where they began.
 * @returns the documents, the WSDL first
 * @throws InputError for a document that is not a WSDL or a schema, or has an address that is not allowed
 */
export async function fetchEndpoint(address: URL, connection: Connection): Promise<PublishedDocument[]> {
  const documents = new Map<string, Promise<PublishedDocument>>();
  const budget = { bytes: MAX_BYTES };
  const visit = async (url: URL): Promise<PublishedDocument> => {
    const known = documents.get(url.href);
    if (known !== undefined) return known;
    if (documents.size === MAX_DOCUMENTS)
      throw new InputError(`${showUrl(address)}: more than ${MAX_DOCUMENTS} documents`);
    const loading = load(url, connection, budget);
    documents.set(url.href, loading);
    const document = await loading;
    await Promise.all(document.references.map((reference) => follow(reference)));
    return document;
  };
  const follow = async (reference: ResolvedReference): Promise<void> => {
    checkKind(await visit(new URL(reference.url)), reference.kind, reference);
  };
  checkKind(await visit(address), "wsdl");
  return Promise.all(documents.values());
}

async function load(url: URL, connection: Connection, budget: { bytes: number }): Promise<PublishedDocument> {
  const document = await connection.get(url, budget.bytes);
  // Other documents may have arrived meanwhile.
  if ((budget.bytes -= document.bytes.length) < 0)
    throw new InputError(`${showUrl(url)}: too large, with all the others`);
  const root = parseAnswer(document);
  const kind = kindOfDocument(root);
  const references = documentReferences(root).flatMap((reference) =>
    resolve(reference, document.url, connection.rules),
  );
  return { url: url.href, kind, root, references };
}

function parseAnswer({ url, contentType, bytes }: HttpDocument): XmlElement {
  return parseDocument(decodeSource(showUrl(url), bytes, charsetOf(contentType)), /\bhtml\b/i.test(contentType));
}

/** A reference to another origin is ignored if its namespace is known, such as that of XML. */
function resolve(reference: DocumentReference, base: URL, rules: HttpRules): readonly ResolvedReference[] {
  const { element, namespace, location } = reference;
  const what = showReference(reference);
  const url = URL.canParse(location, base.href) ? new URL(location, base) : undefined;
  if (url === undefined) throw new SchemaError(`${what}, which is no address`, element.position);
  url.hash = "";
  const isNeeded = namespace === undefined || !isKnown(namespace);
  if (!isNeeded && url.origin !== rules.origin) return [];
  const refusal = refuseAddress(url, rules);
  if (refusal === undefined) return [{ ...reference, url: url.href }];
  throw new SchemaError(`${what}, ${refusal}`, element.position);
}
