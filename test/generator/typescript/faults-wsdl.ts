import { inlineWsdl, TNS } from "../../support/inline-wsdl.js";

/**
 * Faults as WCF declares them: of data contracts, of plain text, of a list, of a type that others extend; one that two
 * operations share, two of one name from different namespaces, and names that clash or that JavaScript has taken.
 */
export function faultsWsdl(name: string, soapVersion: "1.1" | "1.2"): string {
  const wsdl = inlineWsdl({
    name,
    types: `<xs:import namespace="${SERIALIZATION}"/><xs:import namespace="urn:other"/>${TYPES}`,
    schemas: SCHEMAS,
    operations: {
      PlaceOrder: {
        request: '<xs:element minOccurs="0" name="Sku" type="xs:string"/>',
        response: '<xs:element minOccurs="0" name="Number" type="xs:int"/>',
        faults: {
          OutOfStockFault: "tns:OutOfStock",
          StringFault: "ser:string",
          LimitsFault: "tns:Limits",
          RefusalFault: "tns:Refusal",
        },
      },
      CancelOrder: {
        faults: {
          OutOfStockFault: "tns:OutOfStock",
          TypeFault: "tns:Type",
          RefusalFault: "tns:Refusal",
          OtherFault: "other:Refusal",
          ClashFault: "tns:Clash",
        },
      },
      ListOrders: {},
    },
  }).replace("<wsdl:definitions ", '<wsdl:definitions xmlns:other="urn:other" ');
  return soapVersion === "1.1" ? wsdl : wsdl.replace(SOAP_11_BINDING, "http://schemas.xmlsoap.org/wsdl/soap12/");
}

const SOAP_11_BINDING = "http://schemas.xmlsoap.org/wsdl/soap/";

const SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";

const TYPES = `
<xs:complexType name="OutOfStock"><xs:sequence>
  <xs:element minOccurs="0" name="Sku" nillable="true" type="xs:string"/>
  <xs:element minOccurs="0" name="Left" type="xs:int"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Limits"><xs:sequence>
  <xs:element minOccurs="0" maxOccurs="unbounded" name="Limit" type="xs:long"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Refusal"><xs:sequence><xs:element minOccurs="0" name="Why" type="xs:string"/></xs:sequence></xs:complexType>
<xs:complexType name="Delay"><xs:complexContent><xs:extension base="tns:Refusal"><xs:sequence>
  <xs:element name="Until" type="xs:dateTime"/>
</xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="DeclaredFault"><xs:sequence/></xs:complexType>
<xs:complexType name="ClashError"><xs:sequence/></xs:complexType>
<xs:element name="OutOfStock" nillable="true" type="tns:OutOfStock"><xs:annotation><xs:documentation>There is not enough left.</xs:documentation></xs:annotation></xs:element>
<xs:element name="Limits" type="tns:Limits"/>
<xs:element name="Refusal" type="tns:Refusal"/>
<xs:element name="Type" type="tns:DeclaredFault"/>
<xs:element name="Clash" nillable="true" type="tns:ClashError"/>`;

const SCHEMAS = `
<xs:schema targetNamespace="urn:other" elementFormDefault="qualified"><xs:import namespace="${TNS}"/><xs:element name="Refusal" type="xs:int"/></xs:schema>
<xs:schema targetNamespace="${SERIALIZATION}" elementFormDefault="qualified"><xs:element name="string" nillable="true" type="xs:string"/></xs:schema>`;
