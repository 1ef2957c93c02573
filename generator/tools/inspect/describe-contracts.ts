import type {
  Contract,
  ElementUse,
  Endpoint,
  EnumValue,
  Message,
  NamedType,
  Operation,
  Particle,
  StructContent,
  TypeUse,
} from "../../contract/contract.js";
import { isRequired } from "../../contract/types.js";
import { kindOf } from "../type-kind.js";

/** The contract for people: versions, endpoints, operations with their headers, types. */
export function describeContracts(contracts: readonly Contract[]): string {
  return contracts.map(describeContract).join("\n\n");
}

function describeContract({ version, endpoints, types }: Contract): string {
  return [
    version,
    ...endpoints.flatMap((endpoint) => ["", ...describeEndpoint(endpoint).map((line) => `  ${line}`)]),
    "",
    `  ${types.length} types`,
    ...types.map((type) => `    ${describeType(type)}`),
  ].join("\n");
}

/** Headers are mostly the same for a whole endpoint; then they are said once. */
function describeEndpoint({ name, address, soapVersion, operations }: Endpoint): string[] {
  const headers = new Set(operations.map(describeHeaders));
  const shared = headers.size === 1 ? [...headers].map((line) => `  headers ${line}`) : [];
  return [
    `${name}  SOAP ${soapVersion}  ${address ?? "(no address)"}`,
    ...shared,
    ...operations.flatMap((operation) => [
      `  ${describeOperation(operation)}`,
      ...(headers.size === 1 ? [] : [`    headers ${describeHeaders(operation)}`]),
    ]),
  ];
}

function describeOperation({ name, request, response, faults }: Operation): string {
  const result = describeContent(response.content).join(", ") || "nothing";
  const details = faults.map(({ detail }) => describeElement(detail));
  const orFaults = faults.length === 0 ? "" : ` or a fault with ${details.join(", ")}`;
  return `${name}(${describeContent(request.content).join(", ")}) -> ${result}${orFaults}`;
}

function describeHeaders({ request, response }: Operation): string {
  const names = ({ headers }: Message): string => headers.map(({ element }) => element.localName).join(", ") || "none";
  return `${names(request)} -> ${names(response)}`;
}

function describeType(type: NamedType): string {
  switch (type.kind) {
    case "struct":
      return `${describeHead(type)} { ${describeContent(type.content).join("; ")} }`;
    case "simple":
      return `${describeHead(type)} { ${type.variety.values.map(describeValue).join(", ")} }`;
    case "array":
    case "dictionary":
      return describeHead(type);
  }
}

/** A type without its members. */
export function describeHead(type: NamedType): string {
  const { localName } = type.name;
  switch (type.kind) {
    case "struct":
      return `struct ${localName}${type.base === undefined ? "" : ` extends ${type.base.localName}`}`;
    case "simple":
      return `${kindOf(type)} ${localName}`;
    case "array":
      return `array ${localName} of ${showElement(type.item)}`;
    case "dictionary":
      return `dictionary ${localName} from ${showUse(type.key.type)} to ${showElement(type.value)}`;
  }
}

function showElement({ type, nillable }: ElementUse): string {
  return `${showUse(type)}${nillable ? " or nil" : ""}`;
}

function describeContent(content: StructContent): string[] {
  switch (content.kind) {
    case "elements":
      return content.particles.map(describeParticle);
  }
}

function describeParticle(particle: Particle): string {
  switch (particle.kind) {
    case "member":
      return describeElement(particle);
  }
}

/** `OutOfStock?: OutOfStock or nil`: an element in its place, and what it holds. */
export function describeElement(use: ElementUse): string {
  return `${use.element.localName}${isRequired(use) ? "" : "?"}: ${showElement(use)}`;
}

export function describeValue({ name, number }: EnumValue): string {
  return `${name} = ${number}`;
}

function showUse({ name }: TypeUse): string {
  return name.localName;
}
