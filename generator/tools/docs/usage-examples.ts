import { isChecked } from "../../contract/checked-assertion.js";
import type { Contract, Operation } from "../../contract/contract.js";
import { elementsIn } from "../../contract/types.js";
import { webAddress } from "../../contract/web-address.js";
import { packageName } from "../../package/package-name.js";
import type { UsageExamples } from "../../package/readme.js";
import { namesOf } from "../../profiles/profiles.js";
import type { ValueTypes } from "../../typescript/datatypes.js";
import { literal } from "../../typescript/identifiers.js";
import { endpointNames, entryOfEndpoint, operationNames } from "../../typescript/names.js";
import { printDocument } from "../../typescript/print-document.js";
import { MOCK_PORT, servedPaths } from "../mock/served-paths.js";
import { sampleAttachments } from "../samples/sample-attachments.js";
import { plainStyle } from "../samples/sample-style.js";
import { sampleValues } from "../samples/values-of-message.js";
import { type CalledOperation, callExample } from "./call-example.js";
import { unlessEndless } from "./unless-endless.js";
import { valueLiteral } from "./value-literal.js";

/** The name of the package that the examples are for, and the types of its values. */
export interface ExamplePackage {
  readonly name?: string | undefined;
  readonly values?: ValueTypes | undefined;
}

/** The value of every dateTime. It is always the same, so that the output is. */
const TIMESTAMP = "2024-01-01T00:00:00Z";

/** The examples of a package's README; undefined if it has no operation. They call and serve the operation with the shortest request. */
export function usageExamples(
  contracts: readonly Contract[],
  { name, values }: ExamplePackage,
): UsageExamples | undefined {
  const style = { packageName: packageName(contracts, name), timestamp: TIMESTAMP, values };
  const endpoints = contracts.flatMap((contract) => contract.endpoints.map((endpoint) => ({ contract, endpoint })));
  const paths = servedPaths(endpoints);
  const calls = endpoints.flatMap((served) =>
    served.endpoint.operations.map((operation) => ({ rank: rankOf(operation), served, operation })),
  );
  for (const { served, operation: tried } of calls.sort((a, b) => a.rank - b.rank).slice(0, MOST_TRIED)) {
    const called = { ...served, operation: tried };
    const path = paths.get(served) ?? "";
    const operation = { ...called, names: namesOf(called.contract) };
    const url = `http://127.0.0.1:${MOCK_PORT}${path}`;
    const call = unlessEndless(() => callExample(operation, { ...style, url }));
    const handler = unlessEndless(() => handlerExample(operation, style));
    if (call === undefined || handler === undefined) continue;
    const own = endpointNames(operation.names, called.endpoint.name);
    return {
      call: called.operation.isOneWay ? call : `${call}console.log(response);\n`,
      handler,
      client: own.client,
      entry: entryOfEndpoint(style.packageName, operation.names, own),
      operation: operationNames(own, called.operation.name).constant,
      address: describeAddress(called),
    };
  }
  return undefined;
}

/** Requests that cannot be shown are rare: their required members are endless. */
const MOST_TRIED = 20;

/** Operations with an answer come before the others, and shorter ones before longer ones. */
function rankOf(operation: Operation): number {
  return sizeOf(operation) + (operation.isOneWay ? LARGER_THAN_ANY : 0);
}

const LARGER_THAN_ANY = 1_000_000;

function sizeOf({ request, response }: Operation): number {
  return [request, response].reduce(
    (sum, { headers, content }) => sum + headers.length + elementsIn(content).length,
    0,
  );
}

function describeAddress({ endpoint }: Pick<CalledOperation, "endpoint">): string {
  return webAddress(endpoint) === undefined
    ? "The WSDL has no address, so a client is always given one."
    : "Without `url`, a client calls the address in the WSDL.";
}

/** A handler that answers the operation, in the place of `fetch`. */
function handlerExample(
  { contract, names: version, endpoint, operation }: CalledOperation,
  { packageName, timestamp, values }: { packageName: string; timestamp: string; values: ValueTypes | undefined },
): string {
  const names = endpointNames(version, endpoint.name);
  const { constant } = operationNames(names, operation.name);
  const { headers, body } = sampleValues(operation.response, contract, {
    ...plainStyle(timestamp),
    maxDepth: 1,
    values,
  });
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null));
  // In a test, neither side does what the service asks for beside the messages.
  const asks = endpoint.assertions.some(isChecked);
  const taken = asks ? `, fulfilled: Object.keys(${names.endpoint}.asked)` : "";
  const attachments = sampleAttachments(operation.response.attachments);
  const answer = { body: { ...body, ...attachments }, ...(Object.keys(given).length > 0 && { headers: given }) };
  return [
    `import { createHandler } from ${literal(packageName)};`,
    `import { ${names.client}, ${names.endpoint} } from ${literal(entryOfEndpoint(packageName, version, names))};\n`,
    `const handler = createHandler(${names.endpoint}, {`,
    printDocument([`  ${constant}: () => (`, valueLiteral(answer), "),"]),
    "});",
    `const client = new ${names.client}({ url: "https://example.com/", fetch: handler${taken} });\n`,
  ].join("\n");
}
