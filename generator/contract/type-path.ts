import { expandedName, type QName } from "../xml/qname.js";

/**
 * Names for types that have no name in the schema. A contract names each by its path: from the nearest component with a name, through
 * the elements and attributes that lead to it. XML names cannot contain these characters, so no path is the name of another type.
 */

/** The type of a global element: `/Order`. */
export function typeOfElement({ namespace, localName }: QName): QName {
  return expandedName(namespace, `/${localName}`);
}

/** The beginning of the paths of types in a group: `()Parts`. */
export function typeOfGroup({ namespace, localName }: QName): QName {
  return expandedName(namespace, `()${localName}`);
}

/** The type of an element in another type: `Order/Line`. */
export function typeWithin({ namespace, localName }: QName, element: string): QName {
  return expandedName(namespace, `${localName}/${element}`);
}

/** The type of an attribute of a type: `Order/@currency`. */
export function typeOfAttribute(type: QName, attribute: string): QName {
  return typeWithin(type, `@${attribute}`);
}

/** The type of the text in a type: `Price/text()`. */
export function typeOfText(type: QName): QName {
  return typeWithin(type, "text()");
}

/** The path of a further type with the same path: the type of a second element with one name. */
export function numberedType({ namespace, localName }: QName, number: number): QName {
  return expandedName(namespace, `${localName}(${number})`);
}

/** The names on the path to a type. For a type with a name, it is that name alone. */
export function stepsTo({ localName }: QName): string[] {
  return localName.split(/[/()@]+/).filter((step) => step !== "");
}
