import { NAMESPACE, type QName } from "../xml/qname.js";

/** How a datatype appears in generated code. */
export interface DatatypeMapping {
  /** The TypeScript type of its values. */
  readonly type: string;
  /** The type is an alias that the runtime exports. */
  readonly isAlias?: true;
  /** The method of Reader and Writer. */
  readonly method: string;
  /** For the method `simple`: the constant of the runtime that describes the datatype. */
  readonly constant?: string;
  /** What the module that has the constant is imported as; `datatypes` if left out. */
  readonly constants?: "datatypes" | "mapped";
}

/** The datatypes that a package may have as another type than the usual one, which stands first. */
export interface ValueTypes {
  readonly dateTime?: "string" | "Date" | undefined;
  /** Of unsignedLong as well. */
  readonly long?: "bigint" | "number" | "string" | undefined;
}

/**
 * From the datatypes of XML Schema (XSD 1.0 part 2, 3) and of WCF to TypeScript. Numbers that a JavaScript
 * number cannot hold exactly are bigint or text; dates stay text, as a Date would lose zone and digits.
 * @param chosen - what a package has instead
 */
export function mapDatatype({ namespace, localName }: QName, chosen: ValueTypes = {}): DatatypeMapping {
  const table = namespace === NAMESPACE.serialization ? WCF : XSD;
  const mapping = (table === XSD ? chosenMapping(localName, chosen) : undefined) ?? table.get(localName);
  if (mapping === undefined) throw new Error(`no TypeScript type for {${namespace}}${localName}`);
  return mapping;
}

function chosenMapping(localName: string, chosen: ValueTypes): DatatypeMapping | undefined {
  const choice = CHOSEN_AS.get(localName);
  return choice && CHOICES.get(`${localName} as ${chosen[choice]}`);
}

const XSD: ReadonlyMap<string, DatatypeMapping> = tableOf({
  boolean: { type: "boolean", method: "boolean" },
  ...methods("number", ["byte", "short", "int", "unsignedByte", "unsignedShort", "unsignedInt", "float", "double"]),
  ...methods("bigint", ["long", "unsignedLong"]),
  ...methods("string", ["string", "anyURI"]),
  decimal: { type: "Decimal", isAlias: true, method: "decimal" },
  dateTime: { type: "DateTime", isAlias: true, method: "dateTime" },
  base64Binary: { type: "Uint8Array", method: "base64Binary" },
  anyType: { type: "AnyValue", isAlias: true, method: "anyType" },
  QName: { type: "QName", isAlias: true, method: "qname" },
  ...constants("bigint", ["integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"]),
  ...constants("string", [
    "normalizedString",
    "token",
    "language",
    "Name",
    "NCName",
    "NMTOKEN",
    "ID",
    "IDREF",
    "ENTITY",
    "gDay",
    "gMonth",
    "gMonthDay",
    "gYear",
    "gYearMonth",
  ]),
  date: { type: "CalendarDate", isAlias: true, method: "simple", constant: "date" },
  time: { type: "TimeOfDay", isAlias: true, method: "simple", constant: "time" },
  duration: { type: "Duration", isAlias: true, method: "simple", constant: "duration" },
  hexBinary: { type: "Uint8Array", method: "simple", constant: "hexBinary" },
});

const WCF: ReadonlyMap<string, DatatypeMapping> = tableOf({
  char: { type: "number", method: "char" },
  duration: { type: "TimeSpan", isAlias: true, method: "timeSpan" },
  guid: { type: "Guid", isAlias: true, method: "guid" },
});

/** By which choice a datatype goes. */
const CHOSEN_AS: ReadonlyMap<string, keyof ValueTypes> = new Map([
  ["dateTime", "dateTime"],
  ["long", "long"],
  ["unsignedLong", "long"],
]);

const CHOICES: ReadonlyMap<string, DatatypeMapping> = tableOf({
  "dateTime as Date": mapped("Date", "dateTimeAsDate"),
  "long as number": mapped("number", "longAsNumber"),
  "long as string": mapped("string", "longAsString"),
  "unsignedLong as number": mapped("number", "unsignedLongAsNumber"),
  "unsignedLong as string": mapped("string", "unsignedLongAsString"),
});

function mapped(type: string, constant: string): DatatypeMapping {
  return { type, method: "simple", constant, constants: "mapped" };
}

function tableOf(mappings: Record<string, DatatypeMapping>): ReadonlyMap<string, DatatypeMapping> {
  return new Map(Object.entries(mappings));
}

function methods(type: string, names: readonly string[]): Record<string, DatatypeMapping> {
  return Object.fromEntries(names.map((name) => [name, { type, method: name }]));
}

function constants(type: string, names: readonly string[]): Record<string, DatatypeMapping> {
  return Object.fromEntries(names.map((name) => [name, { type, method: "simple", constant: name }]));
}
