import type {
  Contract,
  ElementUse,
  Message,
  NamedType,
  Operation,
  Particle,
  StructContent,
} from "../../contract/contract.js";
import { describeElement, describeHead, describeValue } from "./describe-contracts.js";

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
    ...faults.map(({ detail }) => `  fault ${describeUse(detail)}`),
  ];
}

function describeMessage(direction: string, { content, headers }: Message): string[] {
  const names = headers.map(({ element }) => element.localName).join(", ");
  return [
    `  ${direction}${names === "" ? "" : `, headers ${names}`}`,
    ...partsOf(content).map((line) => `    ${line}`),
  ];
}

function describeType(type: NamedType): string[] {
  return [withText(describeHead(type), type.documentation), ...linesOf(type).map((line) => `  ${line}`)];
}

function linesOf(type: NamedType): string[] {
  switch (type.kind) {
    case "struct":
      return partsOf(type.content);
    case "simple":
      return type.variety.values.map((value) => withText(describeValue(value), value.documentation));
    case "array":
    case "dictionary":
      return [];
  }
}

function partsOf(content: StructContent): string[] {
  switch (content.kind) {
    case "elements":
      return content.particles.map(describeParticle);
  }
}

function describeParticle(particle: Particle): string {
  switch (particle.kind) {
    case "member":
      return describeUse(particle);
  }
}

function describeUse(use: ElementUse): string {
  return withText(describeElement(use), use.documentation);
}

/** On one line: documentation comes with line ends of its own. */
function withText(line: string, documentation: string): string {
  const text = documentation.replace(/\s+/g, " ").trim();
  return text === "" ? line : `${line.padEnd(40)}  ${text}`;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join("\n");
}
