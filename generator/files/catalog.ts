import { InputError, SchemaError } from "../source/errors.js";
import type { SourceText } from "../source/source-text.js";
import { parseXml } from "../xml/parse-xml.js";
import { childElements, trimmedAttribute, type XmlElement } from "../xml/xml-element.js";

/**
 * Says which files stand for addresses and namespaces, as OASIS XML Catalogs do. A key that ends with a slash stands for all that
 * begins with it, and its path is a folder. The longest key wins.
 */
export type CatalogEntries = ReadonlyMap<string, string>;

/** The path of the file that a catalog names for an address or a namespace; undefined if it names none. */
export function mappedPath(entries: CatalogEntries, uri: string): string | undefined {
  const exact = entries.get(uri);
  if (exact !== undefined) return exact;
  const [start, folder] =
    [...entries]
      .filter(([key]) => key.endsWith("/") && uri.startsWith(key))
      .sort(([a], [b]) => b.length - a.length)
      .at(0) ?? [];
  if (start === undefined || folder === undefined) return undefined;
  const rest = uri.slice(start.length).replace(/[?#].*/s, "");
  // What is after the key comes from a schema, and must not lead out of the folder.
  const steps = rest.split("/").map(decode);
  const isPlain = steps.every((step) => step !== "" && step !== "." && step !== ".." && !/[\\/:\0]/.test(step));
  return isPlain ? [folder.replace(/\/$/, ""), ...steps].join("/") : undefined;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/**
 * Reads a catalog: a JSON object from addresses to paths, or an XML catalog of OASIS.
 * @throws InputError if it is neither
 */
export function parseCatalog(source: SourceText): CatalogEntries {
  return source.text.trimStart().startsWith("<") ? parseXmlCatalog(source) : parseJsonCatalog(source);
}

function parseJsonCatalog({ name, text }: SourceText): CatalogEntries {
  const value = parseJson(name, text);
  const entries = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const isCatalog = entries.length > 0 && entries.every(([, path]) => typeof path === "string" && path !== "");
  if (!isCatalog) throw new InputError(`${name}: expected an object such as { "http://example.com/a.xsd": "a.xsd" }`);
  return new Map(entries.map(([key, path]) => [key, String(path)]));
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError(`${name}: neither JSON nor an XML catalog`, { cause });
  }
}

const CATALOG = "urn:oasis:names:tc:entity:xmlns:xml:catalog";

/** The entries of XML catalogs (OASIS XML Catalogs 1.1, 6.5) that have a meaning for schemas: their two attributes. */
const ENTRIES: Readonly<Record<string, readonly [key: string, path: string]>> = {
  uri: ["name", "uri"],
  system: ["systemId", "uri"],
  rewriteURI: ["uriStartString", "rewritePrefix"],
  rewriteSystem: ["systemIdStartString", "rewritePrefix"],
};

function parseXmlCatalog(source: SourceText): CatalogEntries {
  const root = parseXml(source);
  if (root.name.namespace !== CATALOG) throw new SchemaError("expected an XML catalog of OASIS", root.position);
  return new Map(entriesIn(root));
}

function entriesIn(element: XmlElement): [string, string][] {
  return childElements(element).flatMap((child) => {
    if (child.name.namespace !== CATALOG) return [];
    if (child.name.localName === "group") return entriesIn(child);
    const [key = "", path = ""] = (ENTRIES[child.name.localName] ?? []).map(
      (name) => trimmedAttribute(child, name) ?? "",
    );
    if (key !== "" && path !== "") return [[key, path]];
    throw new SchemaError(
      `${child.name.localName} is no entry that a catalog of schemas can have here`,
      child.position,
    );
  });
}
