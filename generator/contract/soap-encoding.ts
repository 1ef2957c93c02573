import { unsupported } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import { expandedName, isNamed, NAMESPACE, type QName } from "../xml/qname.js";
import { BUILTIN_TYPES } from "../xsd/builtin-types.js";
import type { AttributeReference, ComplexType, ElementDeclaration, SoapArrayType, TypeUse } from "../xsd/components.js";
import type { Branch, LoweredElement } from "./lowered.js";
import { typeWithin } from "./type-path.js";

/** SOAP's encoding (SOAP 1.1, 5) has types beside those of XML Schema, and arrays. No schema says what the items of an array are. */

/** The datatype that a type of the encoding stands for; undefined for other types. */
export function encodedDatatype({ namespace, localName }: QName): QName | undefined {
  if (namespace !== NAMESPACE.soapEncoding) return undefined;
  const name = localName === "base64" ? "base64Binary" : localName;
  return BUILTIN_TYPES.has(name) ? expandedName(NAMESPACE.xsd, name) : undefined;
}

export function isSoapArray(name: QName): boolean {
  return isNamed(name, NAMESPACE.soapEncoding, "Array");
}

/** Whether a type is soapenc:Array, or restricts it to items of one type. */
export function isArrayType(name: QName, { derivation }: ComplexType): boolean {
  return isSoapArray(name) || (derivation !== undefined && isSoapArray(derivation.base.name));
}

/** The items of an array. */
export interface EncodedItems {
  readonly item: Omit<LoweredElement, "kind" | "position">;
  readonly encoding: SoapArrayType;
}

/**
 * The items of a type that restricts soapenc:Array: of the type that wsdl:arrayType says (WSDL 1.1, 2.2), or else of the type of the
 * only element.
 * @param particles - the content of the type
 * @throws SchemaError for an array of several dimensions
 */
export function encodedItems(type: ComplexType, name: QName, particles: Branch): EncodedItems {
  const reference = type.attributes.uses.find(isArrayReference);
  const [declared] = particles.flatMap((particle) => (particle.kind === "element" ? [particle] : []));
  const place = { declared, name, position: type.position };
  if (reference === undefined && declared !== undefined) return itemsOf(declared.declaration.type, place);
  const { arrayType = ANY_ITEMS } = reference ?? {};
  if (arrayType.dimensions.includes(","))
    throw unsupported(
      `an array of several dimensions (${arrayType.name.localName}${arrayType.dimensions})`,
      type.position,
    );
  const [first, ...inner] = arrayType.dimensions.slice(1, -1).split("][");
  const itemType: TypeUse =
    reference === undefined || inner.length === 0
      ? { kind: "reference", name: arrayType.name, position: type.position }
      : { kind: "anonymous", definition: innerArray(type, reference, [first ?? "", ...inner.slice(1)]) };
  const encoding = { name: encodedDatatype(arrayType.name) ?? arrayType.name, dimensions: "[]".repeat(inner.length) };
  return itemsOf(itemType, place, encoding);
}

const ANY_ITEMS: SoapArrayType = { name: expandedName(NAMESPACE.xsd, "anyType"), dimensions: "[]" };

function isArrayReference(use: ComplexType["attributes"]["uses"][number]): use is ArrayReference {
  return use.kind === "attributeReference" && use.arrayType !== undefined;
}

type ArrayReference = AttributeReference & { readonly arrayType: NonNullable<AttributeReference["arrayType"]> };

/** The type of items that are arrays: the same without one of the dimensions. */
function innerArray(type: ComplexType, reference: ArrayReference, sizes: readonly string[]): ComplexType {
  const dimensions = sizes.map((size) => `[${size}]`).join("");
  const arrayType = { name: reference.arrayType.name, dimensions };
  return { ...type, name: undefined, attributes: { ...type.attributes, uses: [{ ...reference, arrayType }] } };
}

/** The array that items are in. */
interface ItemPlace {
  readonly name: QName;
  /** The element that the schema declares for them. */
  readonly declared: LoweredElement | undefined;
  readonly position: Position;
}

function itemsOf(
  itemType: TypeUse,
  { name, declared, position }: ItemPlace,
  encoding: SoapArrayType = { name: nameOf(itemType), dimensions: "" },
): EncodedItems {
  const declaration: ElementDeclaration = {
    name: declared?.declaration.name ?? expandedName("", "item"),
    type: itemType,
    nillable: true,
    value: undefined,
    block: [],
    identityConstraints: [],
    annotation: { documentation: "", appinfo: [] },
    position,
  };
  const occurs = { min: 0, max: "unbounded" } as const;
  const typeName = typeWithin(name, declaration.name.localName);
  return { item: { declaration, typeName, documentation: declared?.documentation ?? "", occurs }, encoding };
}

/** Items whose type has no name say nothing. */
function nameOf(type: TypeUse): QName {
  return type.kind === "reference" ? (encodedDatatype(type.name) ?? type.name) : ANY_ITEMS.name;
}
