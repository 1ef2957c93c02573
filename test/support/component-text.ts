/** Components of XML Schema as text. Namespaces have the prefixes of `inlineWsdl`. */

export function element(name: string, type: string, attributes = ""): string {
  return `<xs:element name="${name}" type="${type}" ${attributes}/>`;
}

export function optional(name: string, type: string): string {
  return element(name, type, 'minOccurs="0" nillable="true"');
}

export function repeated(name: string, type: string): string {
  return element(name, type, 'minOccurs="0" maxOccurs="unbounded" nillable="true"');
}

export function complexType(name: string, particles: string): string {
  return `<xs:complexType name="${name}"><xs:sequence>${particles}</xs:sequence></xs:complexType>`;
}

export function extension(name: string, base: string, particles: string): string {
  return `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="${base}"><xs:sequence>${particles}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;
}

export function enumeration(name: string, values: readonly string[]): string {
  const facets = values.map((value) => `<xs:enumeration value="${value}"/>`).join("");
  return `<xs:simpleType name="${name}"><xs:restriction base="xs:string">${facets}</xs:restriction></xs:simpleType>`;
}

export function dictionary(name: string, key: string, value: string): string {
  const entry = `<xs:complexType><xs:sequence>${element("Key", key)}${element("Value", value, 'nillable="true"')}</xs:sequence></xs:complexType>`;
  return `<xs:complexType name="${name}"><xs:annotation><xs:appinfo><ser:IsDictionary>true</ser:IsDictionary></xs:appinfo></xs:annotation><xs:sequence><xs:element minOccurs="0" maxOccurs="unbounded" name="${name}Entry">${entry}</xs:element></xs:sequence></xs:complexType>`;
}

export function schema(namespace: string, components: string): string {
  return `<xs:schema targetNamespace="${namespace}" elementFormDefault="qualified">${components}</xs:schema>`;
}
