import { complexType, element } from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";

const NAMED_PARTS = `<xs:element name="Note" type="xs:string"/>
<xs:group name="Parts"><xs:sequence>
${element("Part", "xs:string", 'minOccurs="0" maxOccurs="unbounded"')}
<xs:element ref="tns:Note" minOccurs="0"/>
</xs:sequence></xs:group>`;

/** Elements beside others that repeat, and types that stand where they are used. */
const ORDER = `<xs:complexType name="Order"><xs:sequence>
${element("Id", "xs:int")}
<xs:element name="Line" maxOccurs="unbounded"><xs:complexType><xs:sequence>
${element("Sku", "xs:string")}
<xs:element name="Price" minOccurs="0" form="unqualified"><xs:complexType><xs:all>
${element("Amount", "xs:decimal")}${element("Currency", "xs:string", 'minOccurs="0"')}
</xs:all></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element>
<xs:group ref="tns:Parts"/>
${element("Address", "xs:string", 'nillable="true" maxOccurs="2"')}
${element("Count", "xs:int", 'minOccurs="0" default="1"')}
${element("Unit", "xs:decimal", 'minOccurs="0" fixed="1.0"')}
${element("Comment", "xs:token", 'minOccurs="0" default="none"')}
</xs:sequence></xs:complexType>`;

function derived(name: string, kind: "extension" | "restriction", base: string, particles: string): string {
  return `<xs:complexType name="${name}"><xs:complexContent><xs:${kind} base="tns:${base}"><xs:sequence>
${particles}
</xs:sequence></xs:${kind}></xs:complexContent></xs:complexType>`;
}

/** What XML Schema can say of elements and types: repetition, groups, references, types without names, and derived types. */
export function structuresWsdl(): string {
  const shape = complexType("Shape", element("Name", "xs:string", 'minOccurs="0"'));
  return inlineWsdl({
    types: [
      NAMED_PARTS,
      ORDER,
      shape.replace("<xs:complexType ", '<xs:complexType abstract="true" '),
      derived("Circle", "extension", "Shape", element("Point", "xs:int", 'minOccurs="0" maxOccurs="unbounded"')),
      derived("Square", "restriction", "Shape", element("Name", "xs:string")),
      derived("OrderRequest", "extension", "Order", element("Shape", "tns:Shape", 'minOccurs="0" maxOccurs="3"')),
      '<xs:element name="Whole" type="tns:OrderRequest"/>',
      '<xs:element name="Text" type="xs:string" nillable="true"/>',
    ].join("\n"),
    operations: {
      Put: { request: element("Order", "tns:Order") + element("Tag", "xs:string", 'maxOccurs="unbounded"') },
      Send: {},
    },
  })
    .replace('name="parameters" element="tns:Send"', 'name="parameters" element="tns:Whole"')
    .replace('name="parameters" element="tns:SendResponse"', 'name="parameters" element="tns:Text"');
}
