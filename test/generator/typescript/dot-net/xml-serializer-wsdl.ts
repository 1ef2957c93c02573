const TNS = "http://tempuri.org/";

/** Types in the way that XmlSerializer describes them: each line says which attribute of .NET makes it so. */
const TYPES = `
<s:complexType name="Invoice">
  <s:sequence>
    <s:element minOccurs="1" maxOccurs="1" name="Key" type="s1:guid" />
    <s:element minOccurs="1" maxOccurs="1" name="Grade" type="s1:char" />
    <s:element minOccurs="1" maxOccurs="1" name="Paid" nillable="true" type="s:dateTime" />
    <s:element minOccurs="0" maxOccurs="1" default="3" name="Copies" type="s:int" />
    <s:element minOccurs="0" maxOccurs="unbounded" name="Line" type="tns:Line" />
    <s:element minOccurs="0" maxOccurs="1" name="Notes" type="tns:ArrayOfString" />
    <s:element minOccurs="0" maxOccurs="1" name="Parties" type="tns:ArrayOfChoice1" />
    <s:choice minOccurs="1" maxOccurs="1">
      <s:element minOccurs="0" maxOccurs="1" name="Iban" type="s:string" />
      <s:element minOccurs="1" maxOccurs="1" name="CardNumber" type="s:long" />
      <s:element minOccurs="0" maxOccurs="1" name="Cash" type="tns:Amount" />
    </s:choice>
    <s:any minOccurs="0" maxOccurs="unbounded" />
  </s:sequence>
  <s:attribute name="number" type="s:int" use="required" />
  <s:attribute default="Draft" name="state" type="tns:State" />
  <s:attribute name="options" type="tns:Options" />
  <s:attribute name="codes">
    <s:simpleType>
      <s:list itemType="s:int" />
    </s:simpleType>
  </s:attribute>
  <s:attribute form="qualified" name="origin" type="s:string" />
  <s:attribute ref="xml:lang" />
  <s:anyAttribute />
</s:complexType>
<s:complexType name="Line">
  <s:simpleContent>
    <s:extension base="s:string">
      <s:attribute name="sku" type="s:string" />
      <s:attribute name="price" type="s:decimal" use="required" />
    </s:extension>
  </s:simpleContent>
</s:complexType>
<s:complexType name="Amount">
  <s:simpleContent>
    <s:extension base="s:decimal">
      <s:attribute name="currency" type="s:string" />
    </s:extension>
  </s:simpleContent>
</s:complexType>
<s:complexType name="Remark" mixed="true">
  <s:choice minOccurs="0" maxOccurs="unbounded">
    <s:element minOccurs="0" maxOccurs="1" name="Bold" type="s:string" />
    <s:element minOccurs="1" maxOccurs="1" name="Page" type="s:int" />
  </s:choice>
  <s:attribute name="by" type="s:string" />
</s:complexType>
<s:complexType name="ArrayOfString">
  <s:sequence>
    <s:element minOccurs="0" maxOccurs="unbounded" name="string" nillable="true" type="s:string" />
  </s:sequence>
</s:complexType>
<s:complexType name="ArrayOfChoice1">
  <s:choice minOccurs="0" maxOccurs="unbounded">
    <s:element minOccurs="1" maxOccurs="1" name="Person" nillable="true" type="tns:Person" />
    <s:element minOccurs="1" maxOccurs="1" name="Company" nillable="true" type="tns:Company" />
  </s:choice>
</s:complexType>
<s:complexType name="Party" abstract="true">
  <s:attribute name="id" type="s:string" />
</s:complexType>
<s:complexType name="Person">
  <s:complexContent mixed="false">
    <s:extension base="tns:Party">
      <s:sequence>
        <s:element minOccurs="0" maxOccurs="1" name="Name" type="s:string" />
      </s:sequence>
    </s:extension>
  </s:complexContent>
</s:complexType>
<s:complexType name="Company">
  <s:complexContent mixed="false">
    <s:extension base="tns:Party">
      <s:choice minOccurs="0" maxOccurs="unbounded">
        <s:element minOccurs="0" maxOccurs="1" name="Site" type="s:string" />
        <s:element minOccurs="0" maxOccurs="1" name="Phone" type="s:string" />
      </s:choice>
      <s:attribute name="vat" type="s:string" />
    </s:extension>
  </s:complexContent>
</s:complexType>
<s:simpleType name="State">
  <s:restriction base="s:string">
    <s:enumeration value="Draft" />
    <s:enumeration value="in-transit" />
    <s:enumeration value="1st reminder" />
  </s:restriction>
</s:simpleType>
<s:simpleType name="Options">
  <s:list>
    <s:simpleType>
      <s:restriction base="s:string">
        <s:enumeration value="Urgent" />
        <s:enumeration value="Signed" />
      </s:restriction>
    </s:simpleType>
  </s:list>
</s:simpleType>`;

/** What XmlSerializer makes of char and Guid. */
const MICROSOFT_TYPES = `
<s:schema elementFormDefault="qualified" targetNamespace="http://microsoft.com/wsdl/types/">
  <s:simpleType name="guid">
    <s:restriction base="s:string">
      <s:pattern value="[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}" />
    </s:restriction>
  </s:simpleType>
  <s:simpleType name="char">
    <s:restriction base="s:unsignedShort" />
  </s:simpleType>
</s:schema>`;

/** The elements of requests and responses: a result that is a type, an XmlNode, a DataSet, a typed DataSet, a DataTable, nothing. */
const PAYLOADS = `
${payload("Send", '<s:element minOccurs="0" maxOccurs="1" name="invoice" type="tns:Invoice" /><s:element minOccurs="0" maxOccurs="1" name="remark" type="tns:Remark" />')}
${payload("SendResponse", '<s:element minOccurs="0" maxOccurs="1" name="SendResult" type="tns:Party" />')}
${payload(
  "GetNode",
  `<s:element minOccurs="0" maxOccurs="1" name="node">
  <s:complexType mixed="true"><s:sequence><s:any /></s:sequence></s:complexType>
</s:element>`,
)}
${payload(
  "GetNodeResponse",
  `<s:element minOccurs="0" maxOccurs="1" name="GetNodeResult">
  <s:complexType mixed="true"><s:sequence><s:any /></s:sequence></s:complexType>
</s:element>`,
)}
${payload("GetData", '<s:element minOccurs="0" maxOccurs="1" name="sql" type="s:string" />')}
${payload(
  "GetDataResponse",
  `<s:element minOccurs="0" maxOccurs="1" name="GetDataResult">
  <s:complexType><s:sequence><s:element ref="s:schema" /><s:any /></s:sequence></s:complexType>
</s:element>
<s:element minOccurs="0" maxOccurs="1" name="typed">
  <s:complexType><s:sequence><s:any namespace="http://tempuri.org/StockSet.xsd" /></s:sequence></s:complexType>
</s:element>
<s:element minOccurs="0" maxOccurs="1" name="table">
  <s:complexType><s:sequence>
    <s:any minOccurs="0" maxOccurs="unbounded" namespace="http://www.w3.org/2001/XMLSchema" processContents="lax" />
    <s:any minOccurs="1" namespace="urn:schemas-microsoft-com:xml-diffgram-v1" processContents="lax" />
  </s:sequence></s:complexType>
</s:element>`,
)}
<s:element name="Ticket" type="tns:Ticket" />
<s:complexType name="Ticket">
  <s:sequence><s:element minOccurs="0" maxOccurs="1" name="User" type="s:string" /></s:sequence>
  <s:anyAttribute />
</s:complexType>`;

/** The schema of a typed DataSet. */
const STOCK_SET = `
<xs:schema id="StockSet" targetNamespace="http://tempuri.org/StockSet.xsd" xmlns:mstns="http://tempuri.org/StockSet.xsd" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:msdata="urn:schemas-microsoft-com:xml-msdata" attributeFormDefault="qualified" elementFormDefault="qualified">
  <xs:element name="StockSet" msdata:IsDataSet="true" msdata:UseCurrentLocale="true">
    <xs:complexType>
      <xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:element name="Item">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="Id" msdata:ReadOnly="true" msdata:AutoIncrement="true" type="xs:int" />
              <xs:element name="Name" type="xs:string" minOccurs="0" />
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:choice>
    </xs:complexType>
    <xs:unique name="Constraint1" msdata:PrimaryKey="true">
      <xs:selector xpath=".//mstns:Item" />
      <xs:field xpath="mstns:Id" />
    </xs:unique>
  </xs:element>
</xs:schema>`;

function payload(name: string, content: string): string {
  return `<s:element name="${name}"><s:complexType><s:sequence>${content}</s:sequence></s:complexType></s:element>`;
}

const OPERATIONS = ["Send", "GetNode", "GetData"];

/** The WSDL of an .asmx page, with both versions of SOAP. */
export function xmlSerializerWsdl(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions xmlns:tm="http://microsoft.com/wsdl/mime/textMatching/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:s1="http://microsoft.com/wsdl/types/" xmlns:tns="${TNS}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" targetNamespace="${TNS}">
<wsdl:types>
<s:schema elementFormDefault="qualified" targetNamespace="${TNS}">
<s:import namespace="http://www.w3.org/2001/XMLSchema" />
<s:import namespace="http://www.w3.org/XML/1998/namespace" />
<s:import namespace="http://microsoft.com/wsdl/types/" />
<s:import namespace="http://tempuri.org/StockSet.xsd" />
${PAYLOADS}${TYPES}
</s:schema>${MICROSOFT_TYPES}${STOCK_SET}
</wsdl:types>
${OPERATIONS.map(messages).join("\n")}
<wsdl:message name="SendTicket"><wsdl:part name="Ticket" element="tns:Ticket" /></wsdl:message>
<wsdl:portType name="InvoicesSoap">
${OPERATIONS.map((name) => `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}SoapIn" /><wsdl:output message="tns:${name}SoapOut" /></wsdl:operation>`).join("\n")}
</wsdl:portType>
${binding("InvoicesSoap", "soap")}
${binding("InvoicesSoap12", "soap12")}
<wsdl:service name="Invoices">
<wsdl:port name="InvoicesSoap" binding="tns:InvoicesSoap"><soap:address location="http://example.com/Invoices.asmx" /></wsdl:port>
<wsdl:port name="InvoicesSoap12" binding="tns:InvoicesSoap12"><soap12:address location="http://example.com/Invoices.asmx" /></wsdl:port>
</wsdl:service>
</wsdl:definitions>`;
}

function messages(name: string): string {
  return `<wsdl:message name="${name}SoapIn"><wsdl:part name="parameters" element="tns:${name}" /></wsdl:message>
<wsdl:message name="${name}SoapOut"><wsdl:part name="parameters" element="tns:${name}Response" /></wsdl:message>`;
}

function binding(name: string, soap: string): string {
  const operation = (of: string): string => `<wsdl:operation name="${of}">
<${soap}:operation soapAction="${TNS}${of}" style="document" />
<wsdl:input><${soap}:body use="literal" />${of === "Send" ? `<${soap}:header message="tns:SendTicket" part="Ticket" use="literal" />` : ""}</wsdl:input>
<wsdl:output><${soap}:body use="literal" /></wsdl:output>
</wsdl:operation>`;
  return `<wsdl:binding name="${name}" type="tns:InvoicesSoap"><${soap}:binding transport="http://schemas.xmlsoap.org/soap/http" />
${OPERATIONS.map(operation).join("\n")}
</wsdl:binding>`;
}
