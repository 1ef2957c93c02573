import type { inlineWsdl } from "../../../support/inline-wsdl.js";

/** A contract, as `[before, after]` of a case. */
export type Source = Parameters<typeof inlineWsdl>[0] | string;

export const int = (name: string, attributes = 'minOccurs="0"'): string =>
  `<xs:element name="${name}" type="xs:int" ${attributes}/>`;

export const request = (...particles: string[]): Source => ({ operations: { Get: { request: particles.join("\n") } } });
export const response = (...particles: string[]): Source => ({
  operations: { Get: { response: particles.join("\n") } },
});

/** A type T that both directions use, made of these particles. */
export function type(...particles: string[]): Source {
  return typed(`<xs:complexType name="T"><xs:sequence>${particles.join("")}</xs:sequence></xs:complexType>`);
}

export function typed(types: string, use: "both" | "request" | "response" = "both"): Source {
  const member = '<xs:element name="t" type="tns:T" minOccurs="0"/>';
  const [sent, got] = [use === "response" ? "" : member, use === "request" ? "" : member];
  return { types, operations: { Get: { request: sent, response: got } } };
}

export function enumeration(...values: string[]): string {
  const facets = values.map((value) => {
    const [name, number] = value.split("=");
    const appinfo = `<xs:annotation><xs:appinfo><ser:EnumerationValue>${number}</ser:EnumerationValue></xs:appinfo></xs:annotation>`;
    return `<xs:enumeration value="${name}">${number === undefined ? "" : appinfo}</xs:enumeration>`;
  });
  return `<xs:simpleType name="T"><xs:restriction base="xs:string">${facets.join("")}</xs:restriction></xs:simpleType>`;
}

export function array(item: string): string {
  return `<xs:complexType name="T"><xs:sequence><xs:element name="${item}" type="xs:int" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>`;
}

export function extending(base: string): string {
  const bases = ["A", "B"].map((name) => `<xs:complexType name="${name}"><xs:sequence/></xs:complexType>`).join("");
  return `${bases}<xs:complexType name="T"><xs:complexContent><xs:extension base="tns:${base}"><xs:sequence/></xs:extension></xs:complexContent></xs:complexType>`;
}

export const documented = (text: string): Source =>
  type(
    `<xs:element name="a" type="xs:int"><xs:annotation><xs:documentation>${text}</xs:documentation></xs:annotation></xs:element>`,
  );

export const fault = (name: string, element = "Broken"): Source => ({
  types: `<xs:element name="Broken" type="xs:int"/><xs:element name="Lost" type="xs:int"/>`,
  operations: { Get: { faults: { [name]: `tns:${element}` } } },
});

export const header = (name: string): string => `<soap:header message="tns:${name}" part="p" use="literal"/>`;
