/**
 * A WSDL in which every namespace is another: the portType's, the messages', the headers', the types'. Its two
 * operations have different headers, and the element of one message is of a named type from elsewhere.
 */
export function headersWsdl(): string {
  return `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="urn:service" xmlns:m="urn:messages" xmlns:h="urn:headers" xmlns:t="urn:types" targetNamespace="urn:service">
<wsdl:types>
<xs:schema targetNamespace="urn:messages" elementFormDefault="qualified">
<xs:import namespace="urn:types"/>
<xs:element name="Token" type="xs:string" nillable="true"/>
<xs:element name="Trace" type="xs:int"/>
<xs:element name="First" type="t:Payload"/>
<xs:element name="FirstResponse"><xs:complexType><xs:sequence/></xs:complexType></xs:element>
<xs:element name="Second"><xs:complexType><xs:sequence/></xs:complexType></xs:element>
<xs:element name="SecondResponse"><xs:complexType><xs:sequence><xs:element name="Id" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>
<xs:schema targetNamespace="urn:headers" elementFormDefault="qualified">
<xs:import namespace="urn:types"/>
<xs:element name="Caller" type="t:Payload" nillable="true"/>
</xs:schema>
<xs:schema targetNamespace="urn:types" elementFormDefault="qualified">
<xs:complexType name="Payload"><xs:sequence><xs:element minOccurs="0" name="Text" type="xs:string"/></xs:sequence></xs:complexType>
</xs:schema>
</wsdl:types>
${["First", "FirstResponse", "Second", "SecondResponse"].map((name) => message(name, `m:${name}`)).join("\n")}
${message("Token", "m:Token")}
${message("Trace", "m:Trace")}
${message("Caller", "h:Caller")}
<wsdl:portType name="Sample">
${operation("First")}
${operation("Second")}
</wsdl:portType>
<wsdl:binding name="SampleBinding" type="tns:Sample">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
${boundOperation("First", ["Token", "Caller", "Trace"])}
${boundOperation("Second", ["Token"])}
</wsdl:binding>
<wsdl:service name="SampleService"><wsdl:port name="SamplePort" binding="tns:SampleBinding"><soap:address location="https://example.com/Sample.svc"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

function message(name: string, element: string): string {
  return `<wsdl:message name="${name}"><wsdl:part name="p" element="${element}"/></wsdl:message>`;
}

function operation(name: string): string {
  return `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}"/><wsdl:output message="tns:${name}Response"/></wsdl:operation>`;
}

function boundOperation(name: string, headers: readonly string[]): string {
  const parts = headers.map((header) => `<soap:header message="tns:${header}" part="p" use="literal"/>`).join("");
  return `<wsdl:operation name="${name}"><soap:operation soapAction="urn:service/${name}" style="document"/><wsdl:input><soap:body use="literal"/>${parts}</wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`;
}
