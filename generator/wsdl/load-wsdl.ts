import { SchemaError } from "../source/errors.js";
import type { SourceFiles, SourceText } from "../source/source-text.js";
import { parseXml } from "../xml/parse-xml.js";
import { isNamed, NAMESPACE } from "../xml/qname.js";
import type { XmlElement } from "../xml/xml-element.js";
import { resolveLocation } from "../xsd/load-schemas.js";
import { parseSchema } from "../xsd/parse-schema.js";
import type { LoadedDefinitions, ParsedDefinitions, WsdlImport } from "./definitions.js";
import { definitionsOfSchema, parseDefinitions } from "./parse-definitions.js";

/** Returns the documents of a WSDL file and of all that it imports (WSDL 1.1, 2.1.1), the file itself first. */
export type WsdlLoader = (file: SourceText) => LoadedDefinitions[];

/**
 * Follows wsdl:import through `files`. A document that several import is parsed once, and cycles end where they began.
 * The loader throws a SchemaError if a location is not among `files`, or if an imported document has another namespace than stated.
 */
export function createWsdlLoader(files: SourceFiles): WsdlLoader {
  const parsed = new Map<string, LoadedDefinitions>();
  const parseFile = (source: SourceText): LoadedDefinitions => {
    const definitions = parsed.get(source.name) ?? withSchemas(parseImported(parseXml(source)));
    parsed.set(source.name, definitions);
    return definitions;
  };
  const stepsOf = ({ imports }: LoadedDefinitions): Step[] =>
    imports.map((from) => ({ source: resolveLocation(from.location, from.position, files), from }));
  return (file) => {
    const found = new Set<LoadedDefinitions>();
    // Not recursive: a chain of documents may be as long as there are files.
    const pending: Step[] = [{ source: file, from: undefined }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const definitions = parseFile(next.source);
      if (next.from !== undefined) checkNamespace(definitions, next.from);
      if (found.has(definitions)) continue;
      found.add(definitions);
      for (const step of stepsOf(definitions).reverse()) pending.push(step);
    }
    return [...found];
  };
}

/** WSDL 1.1 imports schemas in this way itself (2.1.2), before it says that wsdl:types contains them (2.2). */
function parseImported(root: XmlElement): ParsedDefinitions {
  return isNamed(root.name, NAMESPACE.xsd, "schema") ? definitionsOfSchema(root) : parseDefinitions(root);
}

/** Schemas are parsed at once, so that the elements of one file need no memory while the next one is read. */
function withSchemas(definitions: ParsedDefinitions): LoadedDefinitions {
  return { ...definitions, schemas: definitions.schemas.map((schema) => parseSchema(schema)) };
}

interface Step {
  readonly source: SourceText;
  readonly from: WsdlImport | undefined;
}

function checkNamespace({ targetNamespace }: LoadedDefinitions, { namespace, position }: WsdlImport): void {
  if (targetNamespace === namespace) return;
  throw new SchemaError(
    `wsdl:import expects definitions of the namespace ${namespace}, but these have ${targetNamespace}`,
    position,
  );
}
