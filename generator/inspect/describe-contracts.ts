import type { Contract, Field, HeaderEntry, Message, NamedType, Operation, TypeUse } from "../contract/contract.js";

/** The contract as data for other programs: everything but documentation's line breaks; numbers beyond 2^53 as text. */
export function contractJson(contracts: readonly Contract[]): string {
  return JSON.stringify(contracts, (_, value: unknown) => (typeof value === "bigint" ? numberOrText(value) : value), 2);
}

/** The contract for people: versions, endpoints, operations with their headers, types. */
export function describeContracts(contracts: readonly Contract[]): string {
  return contracts.map(describeContract).join("\n\n");
}

function describeContract({ version, endpoints, types }: Contract): string {
  return [
    version,
    ...endpoints.flatMap(({ name, address, soapVersion, operations }) => [
      "",
      `  ${name}  SOAP ${soapVersion}  ${address ?? "(no address)"}`,
      ...operations.flatMap(describeOperation).map((line) => `    ${line}`),
    ]),
    "",
    `  ${types.length} types`,
    ...types.map((type) => `    ${describeType(type)}`),
  ].join("\n");
}

function describeOperation({ name, request, response }: Operation): string[] {
  return [
    `${name}(${describeFields(request)}): ${describeFields(response)}`,
    `  ${describeHeaders(request)} -> ${describeHeaders(response)}`,
  ];
}

function describeFields({ fields }: Message): string {
  return fields.map(describeField).join(", ");
}

function describeHeaders({ headers }: Message): string {
  return headers.length === 0 ? "no headers" : headers.map(({ element }: HeaderEntry) => element.localName).join(", ");
}

function describeType(type: NamedType): string {
  const { localName } = type.name;
  switch (type.kind) {
    case "struct": {
      const base = type.base === undefined ? "" : ` extends ${type.base.localName}`;
      return `struct ${localName}${base} { ${type.fields.map(describeField).join("; ")} }`;
    }
    case "enum":
    case "flags":
      return `${type.kind} ${localName} { ${type.values.map(({ name, number }) => `${name} = ${number}`).join(", ")} }`;
    case "array":
      return `array ${localName} of ${showUse(type.item.type)}${type.item.nillable ? " or nil" : ""}`;
    case "dictionary":
      return `dictionary ${localName} from ${showUse(type.key.type)} to ${showUse(type.value.type)}${type.value.nillable ? " or nil" : ""}`;
  }
}

function describeField({ name, type, required, nillable }: Field): string {
  return `${name}${required ? "" : "?"}: ${showUse(type)}${nillable ? " or nil" : ""}`;
}

function showUse({ name }: TypeUse): string {
  return name.localName;
}

function numberOrText(value: bigint): number | string {
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}
