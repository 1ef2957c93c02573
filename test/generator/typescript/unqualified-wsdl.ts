import { complexType, element, extension, optional, schema } from "../../support/component-text.js";
import { inlineWsdl, TNS } from "../../support/inline-wsdl.js";

const OTHER = "urn:other";

/** Attributes of an element that has the namespace of its schema. */
const QUALIFIED = 'form="qualified"';

const SPAN = `<xs:complexType name="Span" mixed="true"><xs:sequence>${element("b", "xs:string", 'minOccurs="0"')}</xs:sequence><xs:attribute name="lang" type="xs:string"/></xs:complexType>`;

const EITHER = `<xs:complexType name="Either"><xs:choice maxOccurs="unbounded">${element("one", "xs:int")}${element("two", "tns:Shape")}</xs:choice></xs:complexType>`;

/** Types whose elements have no namespace, as XML Schema has it by default, and types that extend them with elements that have one. */
export function unqualifiedWsdl(): string {
  return inlineWsdl({
    prefixes: { other: OTHER },
    types: [
      `<xs:import namespace="${OTHER}"/>`,
      complexType("Shape", optional("label", "xs:string")),
      extension("Circle", "tns:Shape", element("radius", "xs:double")),
      extension("Labelled", "other:Marked", optional("label", "xs:string")),
      SPAN,
      EITHER,
    ].join("\n"),
    schemas: schema(
      OTHER,
      [
        `<xs:import namespace="${TNS}"/>`,
        complexType("Marked", element("Mark", "xs:int", QUALIFIED)),
        extension("Sphere", "tns:Circle", element("Holes", "xs:int", QUALIFIED)),
        complexType("Plain", element("text", "xs:string")),
      ].join("\n"),
    ),
    operations: {
      Draw: {
        request: [
          element("shape", "tns:Shape", 'minOccurs="0" maxOccurs="unbounded"'),
          optional("labelled", "tns:Labelled"),
          optional("span", "tns:Span"),
          optional("either", "tns:Either"),
          optional("plain", "other:Plain"),
        ].join("\n"),
      },
    },
  }).replaceAll(' elementFormDefault="qualified"', "");
}
