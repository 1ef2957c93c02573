import { isBlank } from "../../../templates/runtime/xml/characters.js";
import { decodeSource } from "../../source/decode-source.js";
import { InputError, SchemaError } from "../../source/errors.js";
import { quote } from "../../source/visible-text.js";
import { type DocumentReference, documentReferences } from "../../wsdl/document-references.js";
import { parseXml } from "../../xml/parse-xml.js";
import { isNamed, NAMESPACE } from "../../xml/qname.js";
import { showName, type XmlElement } from "../../xml/xml-element.js";
import { isKnown } from "../../xsd/known-schemas.js";
import { charsetOf } from "./charset.js";
import type { Connection } from "./connection.js";
import { type HttpDocument, type HttpRules, refuseAddress, showUrl } from "./get-document.js";

/** A WSDL or a schema that an endpoint publishes. */
export interface PublishedDocument {
  /** As it was asked for. */
  readonly url: string;
  readonly kind: DocumentReference["kind"];
  readonly root: XmlElement;
  readonly references: readonly ResolvedReference[];
}

export interface ResolvedReference extends DocumentReference {
  /** The `url` of the document that it refers to. */
  readonly url: string;
}

const MAX_DOCUMENTS = 100;

/** For all documents of an endpoint. The largest of NetServer has two. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Fetches the WSDL at an address and everything that it refers to. Cycles end where they began.
 * @returns the documents, the WSDL first
 * @throws InputError for whatever is not a WSDL or a schema, or is where it must not be
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
  // Others may have come meanwhile.
  if ((budget.bytes -= document.bytes.length) < 0)
    throw new InputError(`${showUrl(url)}: too large, with all the others`);
  const root = parseDocument(document);
  const kind = isNamed(root.name, NAMESPACE.wsdl, "definitions") ? "wsdl" : "xsd";
  if (kind === "xsd" && !isNamed(root.name, NAMESPACE.xsd, "schema")) {
    throw new SchemaError(`expected a WSDL or a schema, found ${showName(root)}`, root.position);
  }
  const references = documentReferences(root).flatMap((reference) =>
    resolve(reference, document.url, connection.rules),
  );
  return { url: url.href, kind, root, references };
}

function parseDocument({ url, contentType, bytes }: HttpDocument): XmlElement {
  const source = decodeSource(showUrl(url), bytes, charsetOf(contentType));
  if (/\bhtml\b/i.test(contentType) || /^\s*<(?:!doctype\s+html|html)\b/i.test(source.text)) {
    throw new InputError(`${source.name}: a page for people (HTML), where a WSDL or a schema was expected`);
  }
  if (isBlank(source.text)) throw new InputError(`${source.name}: an empty answer`);
  return parseXml(source);
}

/** Nothing of another origin is needed for a namespace that is known, such as that of XML. */
function resolve(reference: DocumentReference, base: URL, rules: HttpRules): readonly ResolvedReference[] {
  const { element, namespace, location } = reference;
  const what = `${showName(element)} of ${quote(location.slice(0, 200))}`;
  const url = URL.canParse(location, base.href) ? new URL(location, base) : undefined;
  if (url === undefined) throw new SchemaError(`${what}, which is no address`, element.position);
  url.hash = "";
  const refusal = refuseAddress(url, rules);
  if (refusal === undefined) return [{ ...reference, url: url.href }];
  if (namespace !== undefined && isKnown(namespace)) return [];
  throw new SchemaError(`${what}, ${refusal}`, element.position);
}

/** Reports a document of the wrong kind where something refers to it, or by its own address. */
function checkKind(
  { kind, root }: PublishedDocument,
  expected: PublishedDocument["kind"],
  from?: DocumentReference,
): void {
  if (kind === expected) return;
  const [wanted, found] = [expected, kind].map((name) => (name === "wsdl" ? "a WSDL" : "a schema"));
  const what = from === undefined ? "" : `${showName(from.element)} of ${quote(from.location.slice(0, 200))}: `;
  throw new SchemaError(`${what}expected ${wanted}, found ${found}`, (from?.element ?? root).position);
}
