import type {
  Contract,
  Endpoint,
  Fault,
  Field,
  Message,
  NamedType,
  Operation,
  TypeUse,
} from "../../contract/contract.js";

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

function describeOperation({ name, request, response, faults }: Operation): string {
  const result = response.fields.length === 0 ? "nothing" : describeFields(response);
  const orFaults = faults.length === 0 ? "" : ` or a fault with ${faults.map(describeFault).join(", ")}`;
  return `${name}(${describeFields(request)}) -> ${result}${orFaults}`;
}

/** `OutOfStock: OutOfStock or nil`: the element in the detail, and what it holds. */
export function describeFault({ element, type, nillable }: Fault): string {
  return describeField({ name: element.localName, type, required: true, nillable });
}

function describeFields({ fields }: Message): string {
  return fields.map(describeField).join(", ");
}

function describeHeaders({ request, response }: Operation): string {
  const names = ({ headers }: Message): string => headers.map(({ element }) => element.localName).join(", ") || "none";
  return `${names(request)} -> ${names(response)}`;
}

function describeType(type: NamedType): string {
  switch (type.kind) {
    case "struct":
      return `${describeHead(type)} { ${type.fields.map(describeField).join("; ")} }`;
    case "enum":
    case "flags":
      return `${describeHead(type)} { ${type.values.map(({ name, number }) => `${name} = ${number}`).join(", ")} }`;
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
    case "enum":
    case "flags":
      return `${type.kind} ${localName}`;
    case "array":
      return `array ${localName} of ${showItem(type.item)}`;
    case "dictionary":
      return `dictionary ${localName} from ${showUse(type.key.type)} to ${showItem(type.value)}`;
  }
}

function showItem({ type, nillable }: Field): string {
  return `${showUse(type)}${nillable ? " or nil" : ""}`;
}

export function describeField({
  name,
  type,
  required,
  nillable,
}: Pick<Field, "name" | "type" | "required" | "nillable">): string {
  return `${name}${required ? "" : "?"}: ${showUse(type)}${nillable ? " or nil" : ""}`;
}

function showUse({ name }: TypeUse): string {
  return name.localName;
}

function numberOrText(value: bigint): number | string {
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}
