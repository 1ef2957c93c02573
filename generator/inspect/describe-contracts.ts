import type { Contract, Endpoint, Field, Message, NamedType, Operation, TypeUse } from "../contract/contract.js";

/** The contract as data for other programs: numbers that JSON cannot hold exactly are text. */
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

function describeOperation({ name, request, response }: Operation): string {
  const result = response.fields.length === 0 ? "nothing" : describeFields(response);
  return `${name}(${describeFields(request)}) -> ${result}`;
}

function describeFields({ fields }: Message): string {
  return fields.map(describeField).join(", ");
}

function describeHeaders({ request, response }: Operation): string {
  const names = ({ headers }: Message): string => headers.map(({ element }) => element.localName).join(", ") || "none";
  return `${names(request)} -> ${names(response)}`;
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
