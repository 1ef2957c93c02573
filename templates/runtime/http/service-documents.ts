import type { SaxesTagNS } from "saxes";
import { DecodeError } from "../errors.js";
import { quote } from "../visible-text.js";
import { escapeAttribute } from "../xml/characters.js";
import { lineAndColumn } from "../xml/parse-xml.js";
import { XSD_NAMESPACE } from "../xml/qname.js";
import { newSaxesParser } from "../xml/saxes-parser.js";
import { trimSpace } from "../xml/white-space.js";

/** The WSDL of a service and the documents that it refers to, for whoever asks for `?wsdl`. */
export interface ServiceDocuments {
  /**
   * The document for a query: `wsdl`, `wsdl=wsdl0`, `xsd=xsd0`, in any case.
   * @param address - where the service is called; it replaces the addresses in the WSDL, and the locations of the other documents
   * @returns undefined if no document has this query
   */
  document(query: string, address: string): string | undefined;
}

/**
 * Publishes documents under the queries of WCF. Nothing else can be asked for: who asks gives a query, and never the name of a file.
 * @param wsdl - the name of the WSDL among the files
 * @param files - the texts by name: paths with slashes, relative to one folder, as the documents refer to each other. A reference to
 * another document stays as it is
 * @throws TypeError if the WSDL is not among the files; DecodeError for a document that is not XML
 */
export function publishDocuments(wsdl: string, files: Readonly<Record<string, string>>): ServiceDocuments {
  const documents = collectDocuments(wsdl, new Map(Object.entries(files)));
  const queries = new Map([...documents].map(([query, { name }]) => [name, query]));
  return {
    document: (query, address) => {
      const found = documents.get(query.toLowerCase());
      if (found === undefined) return undefined;
      const { text, places, name } = found;
      let [written, at] = ["", 0];
      for (const { start, end, location } of places) {
        const other = location === undefined ? "" : queries.get(resolveLocation(location, name));
        if (other === undefined) continue;
        written += `${text.slice(at, start)}"${escapeAttribute(other === "" ? address : `${address}?${other}`)}"`;
        at = end;
      }
      return written + text.slice(at);
    },
  };
}

/** A document, and the places in it that are written anew. */
interface PublishedDocument {
  readonly name: string;
  readonly text: string;
  readonly places: readonly Place[];
}

/** The value of an attribute with its quotes: the location of another document, or the address of the service. */
interface Place {
  readonly start: number;
  readonly end: number;
  /** Undefined for the address. */
  readonly location: string | undefined;
}

/** All documents that can be asked for, by query, in the order of the references to them. */
function collectDocuments(wsdl: string, files: ReadonlyMap<string, string>): Map<string, PublishedDocument> {
  const found = new Map<string, PublishedDocument>();
  const seen = new Set<string>();
  const counts = { wsdl: 0, xsd: 0 };
  const pending = [wsdl];
  for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
    const text = files.get(name);
    if (text === undefined || seen.has(name)) continue;
    seen.add(name);
    const { kind, places } = findPlaces(text, name);
    found.set(found.size === 0 ? "wsdl" : `${kind}=${kind}${counts[kind]++}`, { name, text: asUtf8(text), places });
    for (const { location } of places) if (location !== undefined) pending.push(resolveLocation(location, name));
  }
  if (found.size === 0) throw new TypeError(`there is no document ${quote(wsdl)} among the files`);
  return found;
}

/** The locations of the documents that a WSDL or a schema refers to. @throws DecodeError for a text that is not XML */
export function locationsIn(text: string, name: string): string[] {
  return findPlaces(asUtf8(text), name).places.flatMap(({ location }) => location ?? []);
}

function findPlaces(given: string, name: string): { kind: "wsdl" | "xsd"; places: Place[] } {
  const text = asUtf8(given);
  const places: Place[] = [];
  const parser = newSaxesParser();
  let kind: "wsdl" | "xsd" | undefined;
  parser.on("error", ({ message }) => {
    const facts = { element: name, path: "", expected: "well-formed XML", found: message.replace(/^\d+:\d+: /, "") };
    throw new DecodeError(facts, lineAndColumn(text, parser.position));
  });
  parser.on("opentag", (tag) => {
    kind ??= tag.uri === XSD_NAMESPACE ? "xsd" : "wsdl";
    const attribute = attributeToWrite(tag);
    if (attribute === undefined) return;
    // The parser is after the tag, and a tag contains no "<" (XML 1.0, 3.1).
    const start = text.lastIndexOf("<", parser.position - 1);
    const place = placeOf(attribute, text.slice(start, parser.position));
    const location = attribute === "schemaLocation" || tag.uri === WSDL ? tag.attributes[attribute]?.value : undefined;
    if (place !== undefined) places.push({ start: start + place.start, end: start + place.end, location });
  });
  parser.write(text).close();
  return { kind: kind ?? "wsdl", places };
}

const WSDL = "http://schemas.xmlsoap.org/wsdl/";

const SOAP_BINDINGS: readonly string[] = [`${WSDL}soap/`, `${WSDL}soap12/`];

/** The attribute of an element that says where something is. */
function attributeToWrite({ uri, local }: SaxesTagNS): "location" | "schemaLocation" | undefined {
  if (uri === WSDL && local === "import") return "location";
  if (uri === XSD_NAMESPACE && /^(?:import|include|redefine)$/.test(local)) return "schemaLocation";
  return SOAP_BINDINGS.includes(uri) && local === "address" ? "location" : undefined;
}

/** The range of an attribute's value in a tag, with its quotes. */
function placeOf(name: string, tag: string): { start: number; end: number } | undefined {
  // Names and values are matched in turn, so text inside a value never counts as an attribute.
  for (const { 0: whole, 1: found, 2: quoted = "", index } of tag.matchAll(ATTRIBUTE)) {
    const end = index + whole.length;
    if (found === name) return { start: end - quoted.length, end };
  }
  return undefined;
}

/** Matches from the first character of a name only, so that a long name is not tried from each of its characters. */
const ATTRIBUTE = /(?<![^ \t\r\n=<>"'/])([^ \t\r\n=<>"'/]+)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')/g;

/** The name of the document that a location means in another one: relative to its folder (RFC 3986, 5.2). */
export function resolveLocation(location: string, from: string): string {
  const path = decodeLocation(trimSpace(location));
  if (/^[a-z][a-z\d+.-]*:|^[\\/]/i.test(path)) return path;
  const steps = from.split("/").slice(0, -1);
  for (const step of path.split(/[\\/]/)) {
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function decodeLocation(location: string): string {
  try {
    return decodeURIComponent(location);
  } catch {
    return location;
  }
}

/** The document is sent in UTF-8, and must declare it. */
function asUtf8(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/^(<\?xml[^>]*?\sencoding\s*=\s*["'])[^"']*/, "$1utf-8");
}
