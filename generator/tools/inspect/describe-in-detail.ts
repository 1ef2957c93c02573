import type { Contract, Message, NamedType, Operation } from "../../contract/contract.js";
import {
  type DescribedPart,
  describeAttachment,
  describeElement,
  describeType,
  headerNames,
  partsOfContent,
} from "./describe-parts.js";

/** The part of a contract that somebody has searched for, with a line for every member and its documentation. */
export function describeInDetail({ version, endpoints, types }: Contract): string {
  const operations = endpoints.flatMap((endpoint) =>
    endpoint.operations.map((operation) => describeOperation(endpoint.name, operation)),
  );
  return [version, ...[...operations, ...types.map(linesOfType)].map(indented)].join("\n\n");
}

function describeOperation(endpoint: string, operation: Operation): string[] {
  const { name, documentation, request, response, faults, faultHeaders, isOneWay } = operation;
  return [
    describeLine({ text: `${endpoint}.${name}`, documentation }),
    ...describeMessage("request", request),
    ...(isOneWay ? ["  no answer"] : describeMessage("response", response)),
    ...faults.map(({ detail }) => `  fault ${describeLine(describeElement(detail))}`),
    ...faultHeaders.map((header) => `  fault, header ${describeLine(describeElement(header))}`),
  ];
}

function describeMessage(direction: string, message: Message): string[] {
  const names = headerNames(message);
  return [
    `  ${direction}${names === "" ? "" : `, headers ${names}`}`,
    ...[...partsOfContent(message.content), ...message.attachments.map(describeAttachment)].map(
      (part) => `    ${describeLine(part)}`,
    ),
  ];
}

function linesOfType(type: NamedType): string[] {
  const described = describeType(type);
  return [describeLine(described), ...described.parts.map((part) => `  ${describeLine(part)}`)];
}

/** A part and its documentation on one line. */
function describeLine({ text, documentation }: DescribedPart): string {
  const words = documentation.replace(/\s+/g, " ").trim();
  return words === "" ? text : `${text.padEnd(40)}  ${words}`;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join("\n");
}
