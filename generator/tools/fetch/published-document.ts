import { isBlank } from "../../../templates/runtime/xml/white-space.js";
import { InputError, SchemaError } from "../../source/errors.js";
import type { SourceText } from "../../source/source-text.js";
import { quote } from "../../source/visible-text.js";
import type { DocumentReference } from "../../wsdl/document-references.js";
import { parseXml } from "../../xml/parse-xml.js";
import { isNamed, NAMESPACE } from "../../xml/qname.js";
import { showName, type XmlElement } from "../../xml/xml-element.js";

/** A WSDL or a schema that is published. */
export interface PublishedDocument {
  /** Its address, or the name of its file. */
  readonly url: string;
  readonly kind: DocumentReference["kind"];
  readonly root: XmlElement;
  readonly references: readonly ResolvedReference[];
}

export interface ResolvedReference extends DocumentReference {
  /** The `url` of the document that it refers to. */
  readonly url: string;
}

/** The limit for all documents of an endpoint. The largest of a large service has 2 MB. */
export const MAX_BYTES = 32 * 1024 * 1024;

/** @throws InputError if it is not XML */
export function parseDocument(source: SourceText, isPage: boolean): XmlElement {
  if (isPage || /^\s*<(?:!doctype\s+html|html)\b/i.test(source.text)) {
    throw new InputError(`${source.name}: a page for people (HTML), where a WSDL or a schema was expected`);
  }
  if (isBlank(source.text)) throw new InputError(`${source.name}: empty, where a WSDL or a schema was expected`);
  return parseXml(source);
}

/** @throws SchemaError if it is neither */
export function kindOfDocument(root: XmlElement): PublishedDocument["kind"] {
  if (isNamed(root.name, NAMESPACE.wsdl, "definitions")) return "wsdl";
  if (isNamed(root.name, NAMESPACE.xsd, "schema")) return "xsd";
  throw new SchemaError(`expected a WSDL or a schema, found ${showName(root)}`, root.position);
}

/** Reports a document of the wrong kind where something refers to it, or by its own address. */
export function checkKind(
  { kind, root }: Pick<PublishedDocument, "kind" | "root">,
  expected: PublishedDocument["kind"],
  from?: DocumentReference,
): void {
  // WSDL 1.1 imports schemas with wsdl:import itself (2.1.2).
  const isImport = from !== undefined && expected === "wsdl";
  if (kind === expected || isImport) return;
  const [wanted, found] = [expected, kind].map((name) => (name === "wsdl" ? "a WSDL" : "a schema"));
  const what = from === undefined ? "" : `${showReference(from)}: `;
  throw new SchemaError(`${what}expected ${wanted}, found ${found}`, (from?.element ?? root).position);
}

/** A reference for error messages, at most a line of its location. */
export function showReference({ element, location }: DocumentReference): string {
  return `${showName(element)} of ${quote(location.slice(0, 200))}`;
}
