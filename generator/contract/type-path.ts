import type { QName } from "../xml/qname.js";

/**
 * Types that a schema gives no name. A contract names each by the path to it: from the nearest thing with a name, through the
 * elements and attributes that lead to it. No name in XML has these characters, so no such name is that of another type.
 */

/** The type of a global element: `/Order`. */
export function typeOfElement({ namespace, localName }: QName): QName {
  return { namespace, localName: `/${localName}` };
}

/** What names the types in a group: `()Parts`. */
export function typeOfGroup({ namespace, localName }: QName): QName {
  return { namespace, localName: `()${localName}` };
}

/** The type of an element in another type: `Order/Line`. */
export function typeWithin({ namespace, localName }: QName, element: string): QName {
  return { namespace, localName: `${localName}/${element}` };
}

/** The type of an attribute of a type: `Order/@currency`. */
export function typeOfAttribute(type: QName, attribute: string): QName {
  return typeWithin(type, `@${attribute}`);
}

/** The type of the text in a type: `Price/text()`. */
export function typeOfText(type: QName): QName {
  return typeWithin(type, "text()");
}

/** The same path for one more type: that of a second element of one name. */
export function numberedType({ namespace, localName }: QName, number: number): QName {
  return { namespace, localName: `${localName}(${number})` };
}

/** The names on the path to a type: of a type with a name, that alone. */
export function stepsTo({ localName }: QName): string[] {
  return localName.split(/[/()@]+/).filter((step) => step !== "");
}
