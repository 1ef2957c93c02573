import type { Datatype } from "../../templates/runtime/values/datatype.js";
import * as mappedTypes from "../../templates/runtime/values/mapped.js";
import { usualDatatype } from "../contract/simple-datatypes.js";
import { bug } from "../source/errors.js";
import type { MemberNames } from "../source/member-names.js";
import { NAMESPACE, type QName } from "../xml/qname.js";
import type { Document, ImportedName } from "./document.js";
import {
  type DatatypeName,
  datatypeConstant,
  type MappedName,
  mappedConstant,
  runtimeName,
  type ValueMethod,
} from "./runtime-symbols.js";

/** How a datatype appears in generated code. */
export interface DatatypeMapping {
  /** The TypeScript type of its values: a built-in type, or one of the library. */
  readonly type: string | ImportedName;
  /** The method of Reader and Writer: `simple` for a datatype that few contracts have, so that a bundle has it only if it is used. */
  readonly method: ValueMethod;
  /** The constant of the library that describes the datatype, for the method `simple`. Undefined for xs:anyType. */
  readonly constant?: Document;
}

/** What a package may have in another TypeScript type, or under other names. What is usual comes first. */
export interface ValueTypes {
  readonly dateTime?: "string" | "Date" | undefined;
  /** For unsignedLong as well. */
  readonly long?: "bigint" | "number" | "string" | undefined;
  /** Dictionaries with text keys. Those with other keys are a Map in any case. */
  readonly dictionary?: "object" | "Map" | undefined;
  /** What the properties for elements and attributes are called. */
  readonly members?: MemberNames | undefined;
}

/**
 * Maps the datatypes of XML Schema (XSD 1.0 part 2, 3) and of WCF to TypeScript. Numbers that a JavaScript
 * number cannot hold exactly are bigint or text. Dates stay text, because a Date would lose the zone and digits.
 * @param chosen - the types that a package has instead
 * @param isDotNet - whether .NET reads the values; if left out, the values are those of all services
 */
export function mapDatatype(
  { namespace, localName }: QName,
  chosen: ValueTypes = {},
  isDotNet?: boolean,
): DatatypeMapping {
  if (namespace === NAMESPACE.swaRef) return SWA_REF;
  const table = namespace === NAMESPACE.serialization ? WCF : XSD;
  const other = chosenMapping(localName, chosen) ?? adapted(localName, isDotNet);
  const mapping = (table === XSD ? other : undefined) ?? table.get(localName);
  if (mapping === undefined) throw bug(`no TypeScript type for {${namespace}}${localName}`);
  return mapping;
}

function adapted(localName: string, isDotNet: boolean | undefined): DatatypeMapping | undefined {
  return isDotNet === undefined ? undefined : (isDotNet ? DOT_NET : NOT_DOT_NET).get(localName);
}

/** The library's own datatype. */
export function libraryDatatype(name: QName, chosen: ValueTypes = {}): Datatype<unknown> {
  const choice = name.namespace === NAMESPACE.xsd ? choiceFor(name.localName, chosen) : undefined;
  return choice === undefined ? usualDatatype(name) : MAPPED[choice.constant];
}

function chosenMapping(localName: string, chosen: ValueTypes): DatatypeMapping | undefined {
  const choice = choiceFor(localName, chosen);
  return choice && { type: choice.type, method: "simple", constant: mappedConstant(choice.constant) };
}

function choiceFor(localName: string, chosen: ValueTypes): Choice | undefined {
  const choice = CHOSEN_AS.get(localName);
  return choice && CHOICES.get(`${localName} as ${chosen[choice]}`);
}

const XSD: ReadonlyMap<string, DatatypeMapping> = tableOf({
  ...methods("boolean", ["boolean"]),
  ...methods("number", ["short", "int"]),
  ...methods("string", ["string"]),
  ...constants("number", ["byte", "unsignedByte", "unsignedShort", "unsignedInt", "float", "double"]),
  ...constants("bigint", ["long", "unsignedLong"]),
  decimal: { type: runtimeName("Decimal"), method: "simple", constant: datatypeConstant("decimal") },
  dateTime: { type: runtimeName("DateTime"), method: "dateTime", constant: datatypeConstant("dateTime") },
  base64Binary: { type: "Uint8Array", method: "simple", constant: datatypeConstant("base64Binary") },
  anyType: { type: runtimeName("AnyValue"), method: "anyType" },
  // xsi:type may name the type of a value.
  anySimpleType: { type: runtimeName("AnyValue"), method: "anyType" },
  QName: { type: runtimeName("QName"), method: "qname", constant: datatypeConstant("QName") },
  NOTATION: { type: runtimeName("QName"), method: "simple", constant: datatypeConstant("NOTATION") },
  ...constants("string[]", ["NMTOKENS", "IDREFS", "ENTITIES"]),
  ...constants("bigint", ["integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"]),
  ...constants("string", [
    "anyURI",
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
  date: { type: runtimeName("CalendarDate"), method: "simple", constant: datatypeConstant("date") },
  time: { type: runtimeName("TimeOfDay"), method: "simple", constant: datatypeConstant("time") },
  duration: { type: runtimeName("Duration"), method: "simple", constant: datatypeConstant("duration") },
  hexBinary: { type: "Uint8Array", method: "simple", constant: datatypeConstant("hexBinary") },
});

const WCF: ReadonlyMap<string, DatatypeMapping> = tableOf({
  char: { type: "number", method: "simple", constant: datatypeConstant("char") },
  duration: { type: runtimeName("TimeSpan"), method: "simple", constant: datatypeConstant("timeSpan") },
  guid: { type: runtimeName("Guid"), method: "simple", constant: datatypeConstant("guid") },
});

/** The bytes that a reference to an attachment refers to. */
const SWA_REF: DatatypeMapping = { type: "Uint8Array", method: "simple", constant: mappedConstant("swaRef") };

/** The datatypes that the library limits to what .NET holds, without that limit. */
const NOT_DOT_NET: ReadonlyMap<string, DatatypeMapping> = tableOf({
  dateTime: { type: runtimeName("DateTime"), method: "simple", constant: mappedConstant("anyDateTime") },
});

/** The datatypes of XML Schema that have other limits in .NET. */
const DOT_NET: ReadonlyMap<string, DatatypeMapping> = tableOf({
  decimal: { type: runtimeName("Decimal"), method: "simple", constant: mappedConstant("decimalOfDotNet") },
});

/** The choice that decides the type of a datatype. */
const CHOSEN_AS: ReadonlyMap<string, "dateTime" | "long"> = new Map([
  ["dateTime", "dateTime"],
  ["long", "long"],
  ["unsignedLong", "long"],
]);

const MAPPED: Readonly<Record<MappedName, Datatype<unknown>>> = mappedTypes;

interface Choice {
  readonly type: string;
  readonly constant: MappedName;
}

const CHOICES: ReadonlyMap<string, Choice> = new Map<string, Choice>([
  ["dateTime as Date", { type: "Date", constant: "dateTimeAsDate" }],
  ["long as number", { type: "number", constant: "longAsNumber" }],
  ["long as string", { type: "string", constant: "longAsString" }],
  ["unsignedLong as number", { type: "number", constant: "unsignedLongAsNumber" }],
  ["unsignedLong as string", { type: "string", constant: "unsignedLongAsString" }],
]);

function tableOf(mappings: Record<string, DatatypeMapping>): ReadonlyMap<string, DatatypeMapping> {
  return new Map(Object.entries(mappings));
}

function methods(type: string, names: readonly (ValueMethod & DatatypeName)[]): Record<string, DatatypeMapping> {
  return Object.fromEntries(names.map((name) => [name, { type, method: name, constant: datatypeConstant(name) }]));
}

function constants(type: string, names: readonly DatatypeName[]): Record<string, DatatypeMapping> {
  return Object.fromEntries(names.map((name) => [name, { type, method: "simple", constant: datatypeConstant(name) }]));
}
