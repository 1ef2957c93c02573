import type { Contract, Endpoint, Message, NamedType, Operation } from "../../contract/contract.js";
import { counted } from "../../source/counted.js";
import { describeDemands } from "./describe-demands.js";
import {
  type DescribedPart,
  describeAttachment,
  describeElement,
  describeType,
  headerNames,
  partsOfContent,
} from "./describe-parts.js";

/** The contract for people: versions, endpoints, operations with their headers, types. */
export function describeContracts(contracts: readonly Contract[]): string {
  return contracts.map(describeContract).join("\n\n");
}

function describeContract({ version, endpoints, types }: Contract): string {
  return [
    version,
    ...endpoints.flatMap((endpoint) => ["", ...describeEndpoint(endpoint).map((line) => `  ${line}`)]),
    "",
    `  ${counted(types.length, "type")}`,
    ...types.map((type) => `    ${typeOnOneLine(type)}`),
  ].join("\n");
}

/** If all operations of an endpoint have the same headers, one line lists them for all. */
function describeEndpoint(endpoint: Endpoint): string[] {
  const { name, address, soapVersions, operations, leftOut } = endpoint;
  const headers = new Set(operations.map(describeHeaders));
  const shared = headers.size === 1 ? [...headers].map((line) => `  headers ${line}`) : [];
  return [
    `${name}  SOAP ${soapVersions.join(" or ")}  ${address ?? "(no address)"}`,
    ...describeDemands(endpoint).map((line) => `  ${line}`),
    ...shared,
    ...operations.flatMap((operation) => [
      `  ${describeOperation(operation)}`,
      ...(headers.size === 1 ? [] : [`    headers ${describeHeaders(operation)}`]),
    ]),
    ...leftOut.map(({ operation, reason }) => `  ${operation} is left out: ${reason}`),
  ];
}

function describeOperation({ name, request, response, faults, faultHeaders, isOneWay }: Operation): string {
  if (isOneWay) return `${name}(${describeBody(request)}) -> no answer`;
  const details = faults.map(({ detail }) => describeElement(detail));
  const headers = faultHeaders.map(({ element }) => `a header ${element.localName}`);
  const parts = [...details.map(({ text }) => text), ...headers];
  const orFaults = parts.length === 0 ? "" : ` or a fault with ${parts.join(", ")}`;
  return `${name}(${describeBody(request)}) -> ${describeBody(response) || "nothing"}${orFaults}`;
}

function describeBody({ content, attachments }: Message): string {
  return joined([...partsOfContent(content), ...attachments.map(describeAttachment)], ", ");
}

function describeHeaders({ request, response }: Operation): string {
  return `${headerNames(request) || "none"} -> ${headerNames(response) || "none"}`;
}

function typeOnOneLine(type: NamedType): string {
  const { text, parts, separator } = describeType(type);
  return separator === undefined ? text : `${text} { ${joined(parts, separator)} }`;
}

function joined(parts: readonly DescribedPart[], separator: string): string {
  return parts.map(({ text }) => text).join(separator);
}
