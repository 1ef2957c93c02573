import { complexType, element, schema } from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";

const NAMES = `${element("Name", "xs:int", 'minOccurs="0"')}<xs:element ref="other:Name" minOccurs="0"/>`;
const OTHERS = '<xs:element ref="other:Name" minOccurs="0" maxOccurs="unbounded"/>';

/** Elements and attributes with one name: in several namespaces, in a base and in a type that extends it, in lists and in choices. */
export function sameNamesWsdl(): string {
  const named = `<xs:complexType name="Named"><xs:sequence>${NAMES}</xs:sequence><xs:attribute name="Name" type="xs:boolean"/></xs:complexType>`;
  const renamed = `<xs:complexType name="Renamed"><xs:complexContent><xs:extension base="tns:Named"><xs:sequence>
${element("Between", "xs:int", 'minOccurs="0"')}${element("Name", "xs:string", 'minOccurs="0" nillable="true"')}${OTHERS}
</xs:sequence><xs:attribute name="Between" type="xs:int"/><xs:attribute ref="other:Name"/></xs:extension></xs:complexContent></xs:complexType>`;
  const either = `<xs:complexType name="Either"><xs:choice>${element("Name", "xs:int")}<xs:element ref="other:Name"/></xs:choice></xs:complexType>`;
  const list = `<xs:complexType name="List"><xs:choice minOccurs="0" maxOccurs="unbounded">${element("Name", "xs:int")}<xs:element ref="other:Name"/></xs:choice></xs:complexType>`;
  return inlineWsdl({
    prefixes: { other: "urn:other" },
    types: ['<xs:import namespace="urn:other"/>', named, renamed, either, list].join("\n"),
    schemas: schema(
      "urn:other",
      `<xs:element name="Name" type="xs:string"/><xs:attribute name="Name" type="xs:string"/>${complexType("Name")}`,
    ),
    operations: {
      Put: {
        request: [
          element("Item", "tns:Renamed"),
          element("Either", "tns:Either", 'minOccurs="0"'),
          element("List", "tns:List", 'minOccurs="0"'),
        ].join("\n"),
      },
    },
  });
}
