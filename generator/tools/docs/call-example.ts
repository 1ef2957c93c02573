import { elementsIn } from "../../contract/types.js";
import { free } from "../../typescript/distinct-names.js";
import { literal } from "../../typescript/identifiers.js";
import { endpointNames, operationNames } from "../../typescript/names.js";
import { printDocument } from "../../typescript/print-document.js";
import { sampleValues } from "../samples/sample-message.js";
import { plainStyle } from "../samples/sample-style.js";
import type { DocumentedOperation, Site } from "./site.js";
import { valueLiteral } from "./value-literal.js";

/** The code with which a user of the generated package calls an operation. It compiles without changes. */
export function callExample(
  { version, endpoint, operation }: DocumentedOperation,
  { packageName, timestamp, values }: Site,
): string {
  const names = endpointNames(version.typescript.names, endpoint.name);
  const { method } = operationNames(names, operation.name);
  // Only the required members of base types: people leave the others out as well.
  const style = { ...plainStyle(timestamp), inherited: "required", maxDepth: 1, values } as const;
  const { headers, body } = sampleValues(operation.request, version.contract, style);
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null));
  const options = {
    url: endpoint.address ?? `https://example.com/${endpoint.name}.svc`,
    ...(Object.keys(given).length > 0 && { headers: given }),
  };
  const client = free(names.exportName, new Set(["response", names.client]));
  const request = elementsIn(operation.request.content).length === 0 ? "" : valueLiteral(body);
  return [
    `import { ${names.client} } from ${literal(`${packageName}/${version.typescript.names.folder}/${names.module}`)};\n`,
    printDocument([`const ${client} = new ${names.client}(`, valueLiteral(options), ");"]),
    printDocument([`${operation.isOneWay ? "" : "const response = "}await ${client}.${method}(`, request, ");\n"]),
  ].join("\n");
}
