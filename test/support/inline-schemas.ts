import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes the schemas in a WSDL to separate files, which import each other by location.
 * @returns the file of the WSDL's own namespace
 */
export function writeSchemas(wsdl: string, folder: string): string {
  const text = readFileSync(wsdl, "utf8");
  const outer = declarationsIn(/<wsdl:definitions[^>]*>/.exec(text)?.[0] ?? "");
  const schemas = [...text.matchAll(/<xs:schema[^>]*>[\s\S]*?<\/xs:schema>/g)].map(([schema]) => schema);
  const namespaces = schemas.map((schema) => /targetNamespace="([^"]*)"/.exec(schema)?.[1] ?? "");
  mkdirSync(folder, { recursive: true });
  schemas.forEach((schema, index) => {
    const located = schema.replace(/<xs:import namespace="([^"]*)"\s*\/>/g, (whole, namespace: string) => {
      const at = namespaces.indexOf(namespace);
      return at === -1 ? whole : `<xs:import namespace="${namespace}" schemaLocation="${at}.xsd"/>`;
    });
    const own = declarationsIn(/^<xs:schema[^>]*>/.exec(schema)?.[0] ?? "");
    const missing = [...outer].filter(([name]) => !own.has(name)).map(([, declaration]) => ` ${declaration}`);
    writeFileSync(join(folder, `${index}.xsd`), located.replace("<xs:schema", `<xs:schema${missing.join("")}`));
  });
  const target = /<wsdl:definitions[^>]* targetNamespace="([^"]*)"/.exec(text)?.[1] ?? "";
  return join(folder, `${namespaces.indexOf(target)}.xsd`);
}

/** Namespace declarations in a tag, by their prefix. */
function declarationsIn(tag: string): Map<string, string> {
  return new Map([...tag.matchAll(/xmlns(?::([\w.-]+))?="[^"]*"/g)].map(([whole, prefix = ""]) => [prefix, whole]));
}
