import { element } from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";

const ATTRIBUTES = `<xs:attribute name="code" type="xs:QName"/>
<xs:attributeGroup name="Marks"><xs:attribute name="Id" type="xs:int"/><xs:attribute ref="xml:base"/></xs:attributeGroup>`;

/** Text with attributes, and a type that adds one. */
const PRICE = `<xs:complexType name="Price"><xs:simpleContent><xs:extension base="xs:decimal">
<xs:attribute name="currency" type="xs:string" use="required"/>
<xs:attribute name="rounded" type="xs:boolean" default="false"/>
</xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="SalesPrice"><xs:simpleContent><xs:extension base="tns:Price">
<xs:attribute name="percent" type="xs:int"/>
</xs:extension></xs:simpleContent></xs:complexType>`;

/** Attributes whose names are those of elements, or of one another, and all others. */
const ITEM = `<xs:complexType name="Item"><xs:sequence>
${element("Id", "xs:int")}
<xs:element name="Price" type="tns:Price" minOccurs="0" maxOccurs="unbounded" default="9.50"/>
</xs:sequence>
<xs:attributeGroup ref="tns:Marks"/>
<xs:attribute ref="tns:code"/>
<xs:attribute name="note" type="xs:string" form="qualified"/>
<xs:attribute name="note" type="xs:string"/>
</xs:complexType>
<xs:complexType name="OpenItem"><xs:complexContent><xs:extension base="tns:Item"><xs:sequence>
${element("Extra", "xs:string", 'minOccurs="0"')}
</xs:sequence><xs:attribute name="Extra" type="xs:string"/><xs:anyAttribute namespace="##other"/></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="Stamp"><xs:attribute name="version" type="xs:decimal" fixed="1.0"/></xs:complexType>
<xs:complexType name="Flag"><xs:attribute name="on" type="xs:boolean" use="required"/><xs:attribute name="toString" type="xs:int"/></xs:complexType>
<xs:complexType name="Marked"><xs:attributeGroup ref="tns:Marks"/></xs:complexType>
<xs:complexType name="MarkedAgain"><xs:complexContent><xs:restriction base="tns:Marked"><xs:attributeGroup ref="tns:Marks"/></xs:restriction></xs:complexContent></xs:complexType>
<xs:complexType name="Link"><xs:attribute name="href" type="xs:anyURI"/></xs:complexType>
<xs:complexType name="ArrayOfLink"><xs:sequence>
<xs:element name="Link" type="tns:Link" minOccurs="0" maxOccurs="unbounded" nillable="true"/>
</xs:sequence></xs:complexType>`;

/** A base whose elements may all be left out, but not its attribute. */
const PROFILE = `<xs:complexType name="Profile"><xs:sequence>
${element("Note", "xs:string", 'minOccurs="0"')}
${element("Tag", "xs:string", 'minOccurs="0" maxOccurs="unbounded"')}
</xs:sequence><xs:attribute name="token" type="xs:string" use="required"/></xs:complexType>
<xs:complexType name="StoredProfile"><xs:complexContent><xs:extension base="tns:Profile"><xs:sequence>
${element("Place", "xs:string", 'minOccurs="0"')}
</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;

/** What XML Schema can say of attributes. */
export function attributesWsdl(): string {
  return inlineWsdl({
    types: ['<xs:import namespace="http://www.w3.org/XML/1998/namespace"/>', ATTRIBUTES, PRICE, ITEM, PROFILE].join(
      "\n",
    ),
    operations: {
      Visit: {
        request: [
          element("Link", "tns:Link", 'minOccurs="0" nillable="true"'),
          element("Links", "tns:ArrayOfLink", 'minOccurs="0"'),
          element("Flag", "tns:Flag", 'minOccurs="0"'),
          element("Profile", "tns:Profile", 'minOccurs="0"'),
        ].join("\n"),
      },
      Put: {
        request:
          element("Item", "tns:Item") +
          element("Flag", "tns:Flag", 'minOccurs="0" nillable="true"') +
          element("Stamp", "tns:Stamp", 'minOccurs="0"') +
          element("Marked", "tns:MarkedAgain", 'minOccurs="0"') +
          element("Total", "tns:Price", 'minOccurs="0" fixed="0"'),
      },
    },
  });
}
