import type { Contract, Field, Message, NamedType, Operation } from "../../contract/contract.js";
import { describeFault, describeField, describeHead } from "./describe-contracts.js";

/** What has been looked for, with a line for every member and what the schemas say about it. */
export function describeInDetail({ version, endpoints, types }: Contract): string {
  const operations = endpoints.flatMap((endpoint) =>
    endpoint.operations.map((operation) => describeOperation(endpoint.name, operation)),
  );
  return [version, ...[...operations, ...types.map(describeType)].map(indented)].join("\n\n");
}

function describeOperation(endpoint: string, operation: Operation): string[] {
  const { name, documentation, request, response, faults } = operation;
  return [
    withText(`${endpoint}.${name}`, documentation),
    ...describeMessage("request", request),
    ...describeMessage("response", response),
    ...faults.map((fault) => `  fault ${withText(describeFault(fault), fault.documentation)}`),
  ];
}

function describeMessage(direction: string, { fields, headers }: Message): string[] {
  const names = headers.map(({ element }) => element.localName).join(", ");
  return [
    `  ${direction}${names === "" ? "" : `, headers ${names}`}`,
    ...fields.map((field) => `    ${describeMember(field)}`),
  ];
}

function describeType(type: NamedType): string[] {
  return [withText(describeHead(type), type.documentation), ...membersOf(type).map((line) => `  ${line}`)];
}

function membersOf(type: NamedType): string[] {
  switch (type.kind) {
    case "struct":
      return type.fields.map(describeMember);
    case "enum":
    case "flags":
      return type.values.map(({ name, number, documentation }) => withText(`${name} = ${number}`, documentation));
    case "array":
    case "dictionary":
      return [];
  }
}

function describeMember(field: Field): string {
  return withText(describeField(field), field.documentation);
}

/** On one line: documentation comes with line ends of its own. */
function withText(line: string, documentation: string): string {
  const text = documentation.replace(/\s+/g, " ").trim();
  return text === "" ? line : `${line.padEnd(40)}  ${text}`;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join("\n");
}
