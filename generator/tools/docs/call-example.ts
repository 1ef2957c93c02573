import type { Contract, Endpoint, Operation } from "../../contract/contract.js";
import { elementsIn } from "../../contract/types.js";
import type { ValueTypes } from "../../typescript/datatypes.js";
import { free } from "../../typescript/distinct-names.js";
import type { Document } from "../../typescript/document.js";
import { isReserved, literal } from "../../typescript/identifiers.js";
import {
  type EndpointNames,
  endpointNames,
  entryOfEndpoint,
  operationNames,
  type VersionNames,
} from "../../typescript/names.js";
import { printDocument } from "../../typescript/print-document.js";
import { arrayLiteral, objectLiteral, property } from "../../typescript/syntax.js";
import { sampleAttachments } from "../samples/sample-attachments.js";
import { plainStyle } from "../samples/sample-style.js";
import { sampleValues } from "../samples/values-of-message.js";
import { ExampleImports } from "./example-imports.js";
import { demandExample } from "./security-example.js";
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

/** The parts of the code that calls an operation. */
export interface CallParts {
  readonly names: EndpointNames;
  /** What a program imports the endpoint from. */
  readonly entry: string;
  /** The variable for the client. */
  readonly client: string;
  /** The headers of the request, apart from those that may be left out. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** `await client.method(request)`; it begins on the line of a declaration. */
  readonly call: Document;
}

export function callParts(
  { contract, names: version, endpoint, operation }: CalledOperation,
  { packageName, timestamp, values }: ExampleOptions,
): CallParts {
  const names = endpointNames(version, endpoint.name);
  const { method } = operationNames(names, operation.name);
  // People leave out most optional members as well.
  const style = { ...plainStyle(timestamp), inherited: "required", members: "important", maxDepth: 1, values } as const;
  const { headers, body } = sampleValues(operation.request, contract, style);
  const { content, attachments } = operation.request;
  const isEmpty = elementsIn(content).length + attachments.length === 0;
  const request = isEmpty ? "" : valueLiteral({ ...body, ...sampleAttachments(attachments) });
  const client = free(variableFor(names), new Set([...VARIABLES, names.client]));
  return {
    names,
    entry: entryOfEndpoint(packageName, version, names),
    client,
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null)),
    call: [`await ${client}.${method}(`, request, ")"],
  };
}

/** The name of an endpoint may end in what tells it from other names of the package. A program has few of these. */
function variableFor({ exportName }: EndpointNames): string {
  const plain = exportName.replace(/(?<!_)_+$/, "");
  return plain === "" || isReserved(plain) ? exportName : plain;
}

/** The other variables of examples. */
const VARIABLES = ["response", "session", "error", "console", "process"];

/** The code with which a user of the generated package calls an operation. It compiles without changes. */
export function callExample(called: CalledOperation, options: ExampleOptions): string {
  const parts = callParts(called, options);
  const imports = new ExampleImports();
  const client = clientStatement(called, parts, options, imports);
  return [
    imports.print(),
    client,
    printDocument([called.operation.isOneWay ? "" : "const response = ", parts.call, ";\n"]),
  ].join("\n");
}

/** `const orders = new OrdersClient({ … });` */
export function clientStatement(
  { endpoint }: CalledOperation,
  { names, entry, client, headers }: CallParts,
  { packageName, url = endpoint.address }: ExampleOptions,
  imports: ExampleImports,
): string {
  const { security, fulfilled } = demandExample(endpoint);
  const options = [
    property("url", literal(url ?? `https://example.com/${endpoint.name}.svc`)),
    ...(Object.keys(headers).length > 0 ? [property("headers", valueLiteral(headers))] : []),
    ...(security === undefined ? [] : [property("extensions", arrayLiteral([security.extension]))]),
    ...(fulfilled.length === 0 ? [] : [property("fulfilled", arrayLiteral(fulfilled.map((name) => literal(name))))]),
  ];
  imports.add(entry, names.client);
  if (security?.readsFiles) imports.add("node:fs", "readFileSync");
  for (const name of security?.imports ?? []) imports.add(`${packageName}/security`, name);
  const note = fulfilled.length === 0 ? "" : `${FULFILLED}\n`;
  return note + printDocument([`const ${client} = new ${names.client}(`, objectLiteral(options), ");"]);
}

const FULFILLED = "// The package does not do what `fulfilled` names. A service that insists on it refuses the call.";
