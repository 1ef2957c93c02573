// Components of XML Schema as text. Namespaces have the prefixes of `inlineWsdl`: "xs:int", "tns:Colour".

/** An element; further attributes are given as text of the tag. */
export function element(name: string, type: string, attributes = ""): string {
  return `<xs:element name="${name}" type="${type}" ${attributes}/>`;
}

/** An optional, nillable element: the form in which WCF declares members. */
export function optional(name: string, type: string): string {
  return element(name, type, 'minOccurs="0" nillable="true"');
}

/** The element of an array. */
export function repeated(name: string, type: string): string {
  return element(name, type, 'minOccurs="0" maxOccurs="unbounded" nillable="true"');
}

/** A complex type that is a sequence of particles. */
export function complexType(name: string, particles = "", annotation = ""): string {
  return `<xs:complexType name="${name}">${annotation}<xs:sequence>${particles}</xs:sequence></xs:complexType>`;
}

/** A complex type that adds particles to those of its base. */
export function extension(name: string, base: string, particles = ""): string {
  return `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="${base}"><xs:sequence>${particles}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;
}

/** A global element with an anonymous type, a sequence of particles: the payload of a message. */
export function payload(name: string, particles = ""): string {
  return `<xs:element name="${name}"><xs:complexType><xs:sequence>${particles}</xs:sequence></xs:complexType></xs:element>`;
}

/** An enumeration of these texts. */
export function enumeration(name: string, values: readonly string[]): string {
  return restriction(name, values.map((value) => enumerationValue(value)).join(""));
}

/** A set of these texts. */
export function flags(name: string, values: readonly string[]): string {
  const item = enumeration("", values).replace(' name=""', "");
  return `<xs:simpleType name="${name}"><xs:list>${item}</xs:list></xs:simpleType>`;
}

/** A text with facets. */
export function restriction(name: string, facets: string, annotation = ""): string {
  return `<xs:simpleType name="${name}">${annotation}<xs:restriction base="xs:string">${facets}</xs:restriction></xs:simpleType>`;
}

/** A value of an enumeration. */
export function enumerationValue(value: string, annotation = ""): string {
  return `<xs:enumeration value="${value}">${annotation}</xs:enumeration>`;
}

/** A dictionary in the form of WCF. */
export function dictionary(name: string, key: string, value: string): string {
  const entry = `${element("Key", key)}${element("Value", value, 'nillable="true"')}`;
  const particles = `<xs:element minOccurs="0" maxOccurs="unbounded" name="${name}Entry"><xs:complexType><xs:sequence>${entry}</xs:sequence></xs:complexType></xs:element>`;
  return complexType(name, particles, appinfo("IsDictionary", "true"));
}

/** An annotation for people. */
export function documentation(text: string): string {
  return `<xs:annotation><xs:documentation>${text}</xs:documentation></xs:annotation>`;
}

/** An annotation of WCF for programs. */
export function appinfo(name: string, value: string): string {
  return `<xs:annotation><xs:appinfo><ser:${name}>${value}</ser:${name}></xs:appinfo></xs:annotation>`;
}

/** A schema for a further namespace. */
export function schema(namespace: string, components: string): string {
  return `<xs:schema targetNamespace="${namespace}" elementFormDefault="qualified">${components}</xs:schema>`;
}

/** A simple type, by what it is made of. */
export function simpleType(name: string, content: string): string {
  return `<xs:simpleType name="${name}">${content}</xs:simpleType>`;
}
