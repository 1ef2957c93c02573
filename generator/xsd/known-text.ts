/** The declarations of a namespace that contracts use without a file, as specifications define them. */
export interface KnownSchema {
  readonly namespace: string;
  /** What people call the namespace. If it is left out, the namespace ends with it. */
  readonly word?: string;
  /**
   * The components of the schema, whose local elements are qualified. Names without a prefix are those of XML Schema. The prefix `t`
   * stands for the namespace itself, and `wsu` for that of WS-Security's utilities.
   */
  readonly components: string;
}

/** Any elements, without a declaration for them: `##any`, or `##other` than the schema's own. */
export function anyElements(namespace: "##any" | "##other"): string {
  return `<any namespace="${namespace}" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>`;
}

/** Any attributes, without a declaration for them. */
export function anyAttributes(namespace: "##any" | "##other" = "##other"): string {
  return `<anyAttribute namespace="${namespace}" processContents="lax"/>`;
}

/** A type whose values are text with attributes. */
export function textType(name: string, base: string, attributes: string): string {
  return `<complexType name="${name}"><simpleContent><extension base="${base}">${attributes}</extension></simpleContent></complexType>`;
}

/** A type with elements and attributes. */
export function elementsType(name: string, elements: string, attributes = ""): string {
  return `<complexType name="${name}"><sequence>${elements}</sequence>${attributes}</complexType>`;
}

/** A type whose elements have text between them. */
export function mixedType(name: string, elements: string, attributes = ""): string {
  return `<complexType name="${name}" mixed="true">${elements}${attributes}</complexType>`;
}

/** A type with a few values. */
export function enumerationType(name: string, base: string, values: string): string {
  return `<simpleType name="${name}"><restriction base="${base}">${enumerations(values)}</restriction></simpleType>`;
}

function enumerations(values: string): string {
  return words(values)
    .map((value) => `<enumeration value="${value}"/>`)
    .join("");
}

/** Global elements of one type. @param names - with spaces between them */
export function elements(names: string, type: string): string {
  return words(names)
    .map((name) => `<element name="${name}" type="${type}"/>`)
    .join("");
}

function words(text: string): string[] {
  return text.split(" ");
}
