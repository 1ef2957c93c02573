import type { Contract, Endpoint, Operation } from "../../contract/contract.js";
import { elementsIn } from "../../contract/types.js";
import type { ValueTypes } from "../../typescript/datatypes.js";
import { free } from "../../typescript/distinct-names.js";
import { literal } from "../../typescript/identifiers.js";
import { endpointNames, entryOfEndpoint, operationNames, type VersionNames } from "../../typescript/names.js";
import { printDocument } from "../../typescript/print-document.js";
import { arrayLiteral, objectLiteral, property } from "../../typescript/syntax.js";
import { sampleAttachments } from "../samples/sample-attachments.js";
import { plainStyle } from "../samples/sample-style.js";
import { sampleValues } from "../samples/values-of-message.js";
import { securityExample } from "./security-example.js";
import { valueLiteral } from "./value-literal.js";

/** An operation of a generated package. */
export interface CalledOperation {
  readonly contract: Contract;
  readonly names: VersionNames;
  readonly endpoint: Endpoint;
  readonly operation: Operation;
}

export interface ExampleOptions {
  readonly packageName: string;
  /** The value of every dateTime, in its lexical form. */
  readonly timestamp: string;
  readonly values?: ValueTypes | undefined;
  /** The address to call; that in the WSDL if left out. */
  readonly url?: string | undefined;
}

/** The code with which a user of the generated package calls an operation. It compiles without changes. */
export function callExample(
  { contract, names: version, endpoint, operation }: CalledOperation,
  { packageName, timestamp, values, url = endpoint.address }: ExampleOptions,
): string {
  const names = endpointNames(version, endpoint.name);
  const { method } = operationNames(names, operation.name);
  // Only the required members of base types: people leave the others out as well.
  const style = { ...plainStyle(timestamp), inherited: "required", maxDepth: 1, values } as const;
  const { headers, body } = sampleValues(operation.request, contract, style);
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null));
  const security = securityExample(endpoint);
  const options = [
    property("url", literal(url ?? `https://example.com/${endpoint.name}.svc`)),
    ...(Object.keys(given).length > 0 ? [property("headers", valueLiteral(given))] : []),
    ...(security === undefined ? [] : [property("extensions", arrayLiteral([security.extension]))]),
  ];
  const client = free(names.exportName, new Set(["response", names.client]));
  const { content, attachments } = operation.request;
  const isEmpty = elementsIn(content).length + attachments.length === 0;
  const request = isEmpty ? "" : valueLiteral({ ...body, ...sampleAttachments(attachments) });
  return [
    ...(security?.readsFiles ? [`import { readFileSync } from "node:fs";`] : []),
    `import { ${names.client} } from ${literal(entryOfEndpoint(packageName, version, names))};${security ? "" : "\n"}`,
    ...(security ? [`import { ${security.imports.join(", ")} } from ${literal(`${packageName}/security`)};\n`] : []),
    printDocument([`const ${client} = new ${names.client}(`, objectLiteral(options), ");"]),
    printDocument([`${operation.isOneWay ? "" : "const response = "}await ${client}.${method}(`, request, ");\n"]),
  ].join("\n");
}
