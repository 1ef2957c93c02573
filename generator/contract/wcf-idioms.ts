import { splitWords } from "../../templates/runtime/xml/white-space.js";
import { repeated, SchemaError, unsupported } from "../source/errors.js";
import { quote } from "../source/visible-text.js";
import { isNamed, NAMESPACE, type QName } from "../xml/qname.js";
import type { ComplexType, TypeDefinition } from "../xsd/components.js";
import type { Annotation, Enumeration } from "../xsd/properties.js";
import type { EnumValue } from "./contract.js";
import type { LoweredAttribute, LoweredElement, LoweredParticle, LoweredType } from "./lowered.js";

/**
 * The conventions by which WCF's DataContractSerializer says what XML Schema has no words for: dictionaries, flags, and the
 * numbers of enumeration values ("Data Contract Schema Reference" in the documentation of WCF).
 */

/**
 * Whether a name is that of a simple type in WCF's own namespace. They are restrictions with patterns, recognized by name.
 * @throws SchemaError if the schema defines something else by that name
 */
export function isWcfDatatype({ namespace, localName }: QName, definition: TypeDefinition | undefined): boolean {
  const base = WCF_DATATYPES.get(localName);
  if (namespace !== NAMESPACE.serialization || base === undefined) return false;
  const variety = definition?.kind === "simpleType" ? definition.variety : undefined;
  const actual = variety?.kind === "restriction" && variety.base.kind === "reference" ? variety.base.name : undefined;
  if (definition !== undefined && !(actual && isNamed(actual, NAMESPACE.xsd, base))) {
    throw unsupported(`the type ${localName} of WCF's namespace as anything but xs:${base}`, definition.position);
  }
  return true;
}

const WCF_DATATYPES: ReadonlyMap<string, string> = new Map([
  ["char", "int"],
  ["duration", "duration"],
  ["guid", "string"],
]);

/** The item of a collection. A collection is a sequence of one element that is unbounded, and nothing else. */
export function arrayItem({
  base,
  restricts,
  content,
  attributes,
  anyAttributes,
}: LoweredType): LoweredElement | undefined {
  if (base !== undefined || restricts !== undefined || attributes.length > 0 || anyAttributes !== undefined)
    return undefined;
  const [item, second] = content.kind === "elements" ? content.particles : [];
  return second === undefined && item?.kind === "element" && item.occurs.max === "unbounded" ? item : undefined;
}

/** A dictionary is a collection with the mark IsDictionary. Its items have a key and a value, in this order. */
export interface DictionaryIdiom {
  readonly entry: LoweredElement;
  readonly key: LoweredElement;
  readonly value: LoweredElement;
}

/** @throws SchemaError if a type has the mark IsDictionary and is built differently */
export function dictionaryIdiom(
  type: ComplexType,
  lowered: LoweredType,
  lower: (type: ComplexType, name: QName) => LoweredType,
): DictionaryIdiom | undefined {
  if (!isDictionary(type)) return undefined;
  const entry = arrayItem(lowered);
  const entryType = entry?.declaration.type.kind === "anonymous" ? entry.declaration.type.definition : undefined;
  if (entry !== undefined && entryType?.kind === "complexType") {
    const { base, content } = lower(entryType, entry.typeName);
    const [key, value, third] = content.kind === "elements" ? content.particles : [];
    if (base === undefined && isEntryPart(key) && isEntryPart(value) && !isSameName(key, value) && third === undefined)
      return { entry, key, value };
  }
  throw new SchemaError(
    "a type marked IsDictionary must be a sequence of entries with a key and a value",
    type.position,
  );
}

function isEntryPart(particle: LoweredParticle | undefined): particle is LoweredElement {
  return particle?.kind === "element" && particle.occurs.max === 1;
}

function isSameName(a: LoweredElement, b: LoweredElement): boolean {
  return a.declaration.name.localName === b.declaration.name.localName;
}

function isDictionary({ annotation, position }: ComplexType): boolean {
  const given = appinfo(annotation, "IsDictionary") ?? "false";
  if (!["true", "false", "1", "0"].includes(given)) {
    throw new SchemaError(`IsDictionary must be true or false, got ${quote(given)}`, position);
  }
  return given === "true" || given === "1";
}

/**
 * Without the attributes that an object has with IsReference, if these are both there: an id, and what an element has in the place of an
 * object that stands elsewhere. They say how a message is written, and nothing of the value.
 */
export function withoutReferences(attributes: readonly LoweredAttribute[]): readonly LoweredAttribute[] {
  const isReference = ({ declaration: { name } }: LoweredAttribute): boolean =>
    isNamed(name, NAMESPACE.serialization, "Id") || isNamed(name, NAMESPACE.serialization, "Ref");
  return attributes.filter(isReference).length === 2 ? attributes.filter((one) => !isReference(one)) : attributes;
}

/** Where values stand: how many of them a text may have, and whether they have numbers although the schema gives none. */
interface Enumerated {
  readonly kind: "enumeration" | "flags";
  readonly isDotNet: boolean;
}

/**
 * The values of an enumeration with their numbers in .NET. If a schema of .NET gives no number, it is the position (0, 1, 2 …).
 * For flags it is two to the power of the position (1, 2, 4 …).
 */
export function enumValues(enumerations: readonly Enumeration[], of: Enumerated): EnumValue[] {
  return distinctValues(enumerations).map((enumeration, index) => {
    const { value: name, annotation, position } = enumeration;
    // In a list, white space is what separates values.
    if (of.kind === "flags" && splitWords(name)[0] !== name)
      throw unsupported(`the value ${quote(name)} in an xs:list`, position);
    return { name, number: enumNumber(enumeration, index, of), documentation: annotation.documentation };
  });
}

/** Each value once. XML Schema allows a second one, which means nothing, unless it has another number. */
function distinctValues(enumerations: readonly Enumeration[]): Enumeration[] {
  const values = new Map<string, Enumeration>();
  for (const enumeration of enumerations) {
    const { value, annotation, position } = enumeration;
    const first = values.get(value);
    if (first === undefined) values.set(value, enumeration);
    else if (appinfo(annotation, NUMBER) !== appinfo(first.annotation, NUMBER))
      throw repeated(`value ${quote(value)}, of another number`, position, first.position);
  }
  return [...values.values()];
}

/** The element in an annotation that gives the number of a value. */
const NUMBER = "EnumerationValue";

function enumNumber({ annotation, position }: Enumeration, index: number, of: Enumerated): bigint | undefined {
  const usual = String(of.kind === "flags" ? 2n ** BigInt(Math.min(index, 64)) : index);
  const given = appinfo(annotation, NUMBER) ?? (of.isDotNet ? usual : undefined);
  if (given === undefined) return undefined;
  const number = /^[+-]?\d{1,20}$/.test(given) ? BigInt(given) : undefined;
  if (number === undefined || number < -(2n ** 63n) || number >= 2n ** 64n) {
    throw new SchemaError(`EnumerationValue must be an integer of 64 bits, got ${quote(given)}`, position);
  }
  return number;
}

function appinfo({ appinfo }: Annotation, localName: string): string | undefined {
  return appinfo.find(({ name }) => isNamed(name, NAMESPACE.serialization, localName))?.text;
}
