import { SchemaError } from "../source/errors.js";
import type { SourceFiles, SourceText } from "../source/source-text.js";
import { parseXml } from "../xml/parse-xml.js";
import { resolveLocation } from "../xsd/load-schemas.js";
import type { Definitions, WsdlImport } from "./definitions.js";
import { parseDefinitions } from "./parse-definitions.js";

/**
 * Parses a WSDL file and all that it imports (WSDL 1.1, 2.1.1), the file itself first. Cycles end where they began.
 * @throws SchemaError if a location is not among `files` or leads to another namespace than it says
 */
export function loadWsdl(file: SourceText, files: SourceFiles): Definitions[] {
  const found = new Map<string, Definitions>();
  const visit = (source: SourceText, from?: WsdlImport): void => {
    const definitions = found.get(source.name) ?? parseDefinitions(parseXml(source));
    if (from !== undefined) checkNamespace(definitions, from);
    if (found.has(source.name)) return;
    found.set(source.name, definitions);
    for (const next of definitions.imports) visit(resolveLocation(next.location, next.position, files), next);
  };
  visit(file);
  return [...found.values()];
}

function checkNamespace({ targetNamespace }: Definitions, { namespace, position }: WsdlImport): void {
  if (targetNamespace === namespace) return;
  throw new SchemaError(
    `wsdl:import expects definitions of the namespace ${namespace}, these have ${targetNamespace}`,
    position,
  );
}
