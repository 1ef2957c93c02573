import { compareText } from "../../xml/qname.js";
import { trimmedAttribute } from "../../xml/xml-element.js";
import { lastSegment } from "./canonical-prefixes.js";
import { canonicalText, type NewLocations } from "./canonical-text.js";
import type { PublishedDocument } from "./published-document.js";

/** A document as a file beside the others of its endpoint. */
export interface NamedDocument {
  /** `Batch.wsdl`, `Batch.Arrays.xsd` */
  readonly name: string;
  readonly document: PublishedDocument;
  readonly text: string;
}

/**
 * Gives the documents of an endpoint names, and changes their locations accordingly. A name comes from the target namespace, because
 * the numbers in the addresses of a server may change: `Batch.Arrays.xsd` for `…/Batch.svc?xsd=xsd2`.
 */
export function nameDocuments(endpoint: string, documents: readonly PublishedDocument[]): NamedDocument[] {
  const names = chooseNames(endpoint, documents);
  return documents
    .map((document) => {
      const text = canonicalText(
        document.root,
        locationsIn(document, ({ url }) => names.get(url) ?? ""),
      );
      return { name: names.get(document.url) ?? "", document, text };
    })
    .sort((a, b) => compareText(a.name, b.name));
}

/** By address. */
function chooseNames(endpoint: string, documents: readonly PublishedDocument[]): Map<string, string> {
  const [main, ...others] = documents;
  const names = new Map(main === undefined ? [] : [[main.url, `${endpoint}.wsdl`]]);
  const taken = new Set<string>();
  for (const { document, stem } of others.map((document) => describe(endpoint, document)).sort(byContent)) {
    let name = `${stem}.${document.kind}`;
    // Some file systems ignore case.
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}-${number}.${document.kind}`;
    taken.add(name.toLowerCase());
    names.set(document.url, name);
  }
  return names;
}

interface Described {
  readonly document: PublishedDocument;
  readonly stem: string;
  /** Its text, without the locations of the others. */
  readonly text: string;
}

function describe(endpoint: string, document: PublishedDocument): Described {
  const namespace = trimmedAttribute(document.root, "targetNamespace") ?? "";
  const stem = `${endpoint}.${lastSegment(namespace, "schema")}`;
  return {
    document,
    stem,
    text: canonicalText(
      document.root,
      locationsIn(document, () => ""),
    ),
  };
}

function byContent(a: Described, b: Described): number {
  return compareText(a.stem, b.stem) || compareText(a.text, b.text);
}

function locationsIn({ references }: PublishedDocument, locate: (reference: { url: string }) => string): NewLocations {
  return new Map(
    references.map((reference) => {
      const name = { namespace: "", localName: reference.name };
      return [reference.element, { name, value: locate(reference) }];
    }),
  );
}
