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
  // Not recursive: a chain of documents may be as long as there are files.
  const pending: Step[] = [{ source: file, from: undefined }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { source, from } = next;
    const earlier = found.get(source.name);
    const definitions = earlier ?? parseDefinitions(parseXml(source));
    if (from !== undefined) checkNamespace(definitions, from);
    if (earlier !== undefined) continue;
    found.set(source.name, definitions);
    const steps = definitions.imports.map((from): Step => {
      return { source: resolveLocation(from.location, from.position, files), from };
    });
    for (const step of steps.reverse()) pending.push(step);
  }
  return [...found.values()];
}

interface Step {
  readonly source: SourceText;
  readonly from: WsdlImport | undefined;
}

function checkNamespace({ targetNamespace }: Definitions, { namespace, position }: WsdlImport): void {
  if (targetNamespace === namespace) return;
  throw new SchemaError(
    `wsdl:import expects definitions of the namespace ${namespace}, these have ${targetNamespace}`,
    position,
  );
}
