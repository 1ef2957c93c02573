import type { SourceFiles, SourceText } from "../source/source-text.js";
import { parseIfXml } from "../xml/parse-xml.js";
import { findLocation } from "../xsd/load-schemas.js";
import { documentReferences } from "./document-references.js";
import { wsdlChildren } from "./grammar.js";

/** The files that a WSDL file imports, as far as they are among `files`. A file that is not XML imports nothing. */
export function importedFiles(source: SourceText, files: SourceFiles): SourceText[] {
  const root = mayImport(source) ? parseIfXml(source) : undefined;
  if (root === undefined) return [];
  return documentReferences(root)
    .filter(({ kind }) => kind === "wsdl")
    .flatMap(({ element, location }) => findLocation(location, element.position, files) ?? []);
}

/** Whether a WSDL file has a service of its own. */
export function hasService(source: SourceText): boolean {
  const root = parseIfXml(source);
  return root !== undefined && wsdlChildren(root, "service").length > 0;
}

/** Looks for an element `import` whose prefix stands for WSDL. It saves parsing: few WSDL files import others. */
function mayImport({ text }: SourceText): boolean {
  const imports = new Set([...text.matchAll(IMPORT)].map(([, prefix = ""]) => prefix));
  return imports.size > 0 && [...text.matchAll(DECLARATION)].some(([, prefix = ""]) => imports.has(prefix));
}

const IMPORT = /<(?:([^ \t\r\n<>/:]+):)?import[ \t\r\n/>]/g;

const DECLARATION =
  /[ \t\r\n]xmlns(?::([^ \t\r\n=]+))?[ \t\r\n]*=[ \t\r\n]*["']http:\/\/schemas\.xmlsoap\.org\/wsdl\/["']/g;
