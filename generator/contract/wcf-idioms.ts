import { SchemaError } from "../errors.js";
import { isNamed, NAMESPACE, type QName } from "../xml/qname.js";
import { quote, textContent } from "../xml/xml-element.js";
import type { Annotation, ComplexType, ElementParticle, Enumeration } from "../xsd/components.js";
import type { EnumValue } from "./contract.js";

/**
 * How WCF's DataContractSerializer says in XML Schema what XML Schema has no words for
 * ("Data Contract Schema Reference" in the documentation of WCF).
 */

/** The simple types of WCF's own namespace. They are restrictions with patterns, known here by name. */
export function isWcfDatatype({ namespace, localName }: QName): boolean {
  return namespace === NAMESPACE.serialization && ["char", "duration", "guid"].includes(localName);
}

/** A collection: a sequence of one element that may stand any number of times, and nothing else. */
export function arrayItem({ base, particles }: ComplexType): ElementParticle | undefined {
  const [item, second] = particles;
  return base === undefined && second === undefined && item?.maxOccurs === "unbounded" ? item : undefined;
}

/** A dictionary is a collection, marked, whose items have a key and a value, in this order. */
export interface DictionaryIdiom {
  readonly entry: ElementParticle;
  readonly key: ElementParticle;
  readonly value: ElementParticle;
}

/** @throws SchemaError if the type says that it is a dictionary and does not look like one */
export function dictionaryIdiom(type: ComplexType): DictionaryIdiom | undefined {
  if (appinfo(type.annotation, "IsDictionary") !== "true") return undefined;
  const entry = arrayItem(type);
  const definition = entry?.type.kind === "anonymous" ? entry.type.definition : undefined;
  if (entry !== undefined && definition?.kind === "complexType") {
    const [key, value, third] = definition.particles;
    if (key !== undefined && value !== undefined && third === undefined) return { entry, key, value };
  }
  throw new SchemaError(
    "a type marked IsDictionary must be a sequence of entries with a key and a value",
    type.position,
  );
}

/**
 * The values of an enumeration with their numbers. Where the schema gives no number it is the position
 * (0, 1, 2 …), or for flags the power of two of the position (1, 2, 4 …).
 */
export function enumValues(enumerations: readonly Enumeration[], kind: "enum" | "flags"): EnumValue[] {
  return enumerations.map(({ value, annotation, position }, index) => {
    const given = appinfo(annotation, "EnumerationValue");
    if (given !== undefined && !/^-?\d{1,20}$/.test(given)) {
      throw new SchemaError(`EnumerationValue must be an integer, got ${quote(given)}`, position);
    }
    const usual = kind === "flags" ? 2n ** BigInt(index) : BigInt(index);
    return {
      name: value,
      number: given === undefined ? usual : BigInt(given),
      documentation: annotation.documentation,
    };
  });
}

function appinfo({ appinfo }: Annotation, localName: string): string | undefined {
  const found = appinfo.find(({ name }) => isNamed(name, NAMESPACE.serialization, localName));
  return found && textContent(found);
}
