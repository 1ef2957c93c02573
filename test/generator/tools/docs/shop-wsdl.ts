import { inlineWsdl } from "../../../support/inline-wsdl.js";

/** A small endpoint with something of everything that a page can show. */
export const SHOP_WSDL = inlineWsdl({
  name: "Shop",
  types: `
<xs:simpleType name="Colour">
  <xs:annotation><xs:documentation>Of a thing.</xs:documentation></xs:annotation>
  <xs:restriction base="xs:string">
    <xs:enumeration value="Red"><xs:annotation><xs:documentation>Like blood.</xs:documentation></xs:annotation></xs:enumeration>
    <xs:enumeration value="Green"/>
  </xs:restriction>
</xs:simpleType>
<xs:complexType name="Thing"><xs:sequence><xs:element name="Id" type="xs:int"/></xs:sequence></xs:complexType>
<xs:complexType name="ColouredThing">
  <xs:complexContent><xs:extension base="tns:Thing"><xs:sequence>
    <xs:element name="Colour" type="tns:Colour" minOccurs="0"/>
  </xs:sequence></xs:extension></xs:complexContent>
</xs:complexType>
<xs:complexType name="ArrayOfThing">
  <xs:sequence><xs:element name="Thing" type="tns:Thing" nillable="true" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
</xs:complexType>
<xs:element name="Broken" type="tns:Colour"/>`,
  operations: {
    Paint: {
      request: `
<xs:element name="Things" type="tns:ArrayOfThing" nillable="true" minOccurs="0"/>
<xs:element name="Colour" type="tns:Colour">
  <xs:annotation><xs:documentation>What they are to be.</xs:documentation></xs:annotation>
</xs:element>`,
      response: `<xs:element name="Result" type="xs:long"/>`,
      faults: { broken: "tns:Broken" },
    },
    Ping: {},
  },
});
