/** A WSDL with the operation Ask of the endpoint Desk. */
export const ASK_WSDL = `<?xml version="1.0"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:bindings" targetNamespace="urn:bindings" name="Desk">
  <types>
    <xs:schema targetNamespace="urn:bindings" elementFormDefault="qualified">
      <xs:element name="Ask"><xs:complexType><xs:sequence><xs:element name="Question" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
      <xs:element name="AskResponse"><xs:complexType><xs:sequence><xs:element name="Answer" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
    </xs:schema>
  </types>
  <message name="In"><part name="parameters" element="t:Ask"/></message>
  <message name="Out"><part name="parameters" element="t:AskResponse"/></message>
  <portType name="Desk"><operation name="Ask"><input message="t:In"/><output message="t:Out"/></operation></portType>
  <binding name="Desk" type="t:Desk">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="Ask"><soap:operation soapAction="urn:ask"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>
  </binding>
  <service name="Desk"><port name="Desk" binding="t:Desk"><soap:address location="http://127.0.0.1/"/></port></service>
</definitions>
`;
