import { element, simpleType } from "../../support/component-text.js";

/** A construct of XML Schema, with messages that show its rules. */
export interface RuleCase {
  readonly construct: string;
  /** Components, among them the type `Root` of the element `Value`. */
  readonly types: string;
  /** The element `Send` of the message, and then values are whole messages. Otherwise it has one element, `Value`. */
  readonly message?: string;
  /** Further schemas of the namespace, by the name of their file; those without a name are in the WSDL, after the first. */
  readonly files?: Readonly<Record<string, string>>;
  /** Values that come back as they are. */
  readonly valid: readonly string[];
  /** Values that are refused, in reading or in writing. */
  readonly refused?: readonly string[];
  /** What values are in JavaScript. */
  readonly reads?: readonly (readonly [value: string, want: unknown])[];
  /** Values in JavaScript that are refused in writing. */
  readonly unwritable?: readonly unknown[];
  /** Changes of the generated code or of the library, each of which breaks a rule of the construct. */
  readonly broken: readonly Change[];
}

/** What is replaced in the compiled modules, everywhere, and by what. */
export type Change = readonly [from: string, to: string];

export const attribute = (name: string, rest: string): string => `<xs:attribute name="${name}" ${rest}/>`;
export const facet = (name: string, value: string | number): string => `<xs:${name} value="${value}"/>`;
export const simple = (name: string, base: string, ...facets: string[]): string =>
  simpleType(name, `<xs:restriction base="${base}">${facets.join("")}</xs:restriction>`);
export const typed = (content: string, rest = ""): string =>
  `<xs:complexType name="Root"${rest}>${content}</xs:complexType>`;
export const sequence = (of: string, rest = ""): string => `<xs:sequence${rest}>${of}</xs:sequence>`;
export const choice = (of: string, rest = ""): string => `<xs:choice${rest}>${of}</xs:choice>`;
export const derived = (name: string, base: string, kind: "extension" | "restriction", content: string): string =>
  `<xs:complexType name="${name}"><xs:complexContent><xs:${kind} base="tns:${base}">${content}</xs:${kind}></xs:complexContent></xs:complexType>`;
export const value = (content: string, attributes = ""): string => `<t:Value${attributes}>${content}</t:Value>`;
/** Elements that many of the types have. */
export const A = element("A", "xs:int");
export const B = element("B", "xs:string");
export const MANY = ' maxOccurs="unbounded"';
export const OPTIONAL = ' minOccurs="0"';
