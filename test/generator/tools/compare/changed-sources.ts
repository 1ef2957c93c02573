import {
  appinfo,
  complexType,
  documentation,
  element,
  enumerationValue,
  extension,
  restriction,
} from "../../../support/component-text.js";
import type { inlineWsdl } from "../../../support/inline-wsdl.js";

/** A contract before or after a change. */
export type Source = Parameters<typeof inlineWsdl>[0] | string;

export const BASE = { operations: { Get: {} } };

export const int = (name: string, attributes = 'minOccurs="0"'): string => element(name, "xs:int", attributes);

export const request = (...particles: string[]): Source => ({ operations: { Get: { request: particles.join("\n") } } });
export const response = (...particles: string[]): Source => ({
  operations: { Get: { response: particles.join("\n") } },
});

/** A type T that both directions use, made of these particles. */
export function type(...particles: string[]): Source {
  return typed(complexType("T", particles.join("")));
}

export function typed(types: string, use: "both" | "request" | "response" = "both"): Source {
  const member = element("t", "tns:T", 'minOccurs="0"');
  const [sent, got] = [use === "response" ? "" : member, use === "request" ? "" : member];
  return { types, operations: { Get: { request: sent, response: got } } };
}

/** The type T as an enumeration; a value may carry WCF's number for it: `Red=4`. */
export function enumeration(...values: string[]): string {
  const facets = values.map((value) => {
    const [name = "", number] = value.split("=");
    return enumerationValue(name, number === undefined ? "" : appinfo("EnumerationValue", number));
  });
  return restriction("T", facets.join(""));
}

/** The values of a type that keep some facets. */
export function restrictedTo(base: string, ...facets: readonly (readonly [name: string, value: string])[]): string {
  const texts = facets.map(([name, value]) => `<xs:${name} value="${value}"/>`);
  return `<xs:restriction base="${base}">${texts.join("")}</xs:restriction>`;
}

export function array(item: string): string {
  return complexType("T", element(item, "xs:int", 'minOccurs="0" maxOccurs="unbounded"'));
}

export function extending(base: string): string {
  return complexType("A") + complexType("B") + extension("T", `tns:${base}`);
}

export const documented = (text: string): Source =>
  type(`<xs:element name="a" type="xs:int">${documentation(text)}</xs:element>`);

export const fault = (name: string, detail = "Broken"): Source => ({
  types: element("Broken", "xs:int") + element("Lost", "xs:int"),
  operations: { Get: { faults: { [name]: `tns:${detail}` } } },
});

export const header = (name: string): string => `<soap:header message="tns:${name}" part="p" use="literal"/>`;
