const TNS = "http://tempuri.org/";
const DATA = "http://schemas.datacontract.org/2004/07/Library";
const ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
const SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";
const SYSTEM = "http://schemas.datacontract.org/2004/07/System";

const mark = (name: string, text: string): string => `<${name} xmlns="${SERIALIZATION}">${text}</${name}>`;
const appinfo = (content: string): string => `<xs:annotation><xs:appinfo>${content}</xs:appinfo></xs:annotation>`;
const actualType = (name: string, namespace: string): string =>
  appinfo(`<ActualType Name="${name}" Namespace="${namespace}" xmlns="${SERIALIZATION}"/>`);

/** Types in the way that DataContractSerializer describes them; `IsReference`, ISerializable, `EnumMember` and the rest. */
const LIBRARY = `
<xs:schema elementFormDefault="qualified" targetNamespace="${DATA}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${DATA}" xmlns:ser="${SERIALIZATION}">
<xs:import namespace="${SERIALIZATION}"/><xs:import namespace="${ARRAYS}"/><xs:import namespace="${SYSTEM}"/>
<xs:import namespace="http://www.w3.org/2001/XMLSchema"/>
<xs:complexType name="Author"><xs:sequence>
  <xs:element minOccurs="0" name="Born" type="ser:guid"/>
  <xs:element minOccurs="0" name="Books" nillable="true" type="tns:ArrayOfBook"/>
  <xs:element minOccurs="0" name="Friend" nillable="true" type="tns:Author"/>
  <xs:element minOccurs="0" name="Name" nillable="true" type="xs:string"/>
</xs:sequence><xs:attribute ref="ser:Id"/><xs:attribute ref="ser:Ref"/></xs:complexType>
<xs:element name="Author" nillable="true" type="tns:Author"/>
<xs:complexType name="Editor"><xs:complexContent mixed="false"><xs:extension base="tns:Author"><xs:sequence>
  <xs:element minOccurs="0" name="House" nillable="true" type="xs:string"/>
</xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:element name="Editor" nillable="true" type="tns:Editor"/>
<xs:complexType name="ArrayOfBook"><xs:sequence>
  <xs:element minOccurs="0" maxOccurs="unbounded" name="Book" nillable="true" type="tns:Book"/>
</xs:sequence></xs:complexType>
<xs:element name="ArrayOfBook" nillable="true" type="tns:ArrayOfBook"/>
<xs:complexType name="Book"><xs:sequence>
  <xs:element minOccurs="0" name="Author" nillable="true" type="tns:Author"/>
  <xs:element minOccurs="0" name="Binding" type="tns:Binding"/>
  <xs:element minOccurs="0" name="Copies" nillable="true" type="tns:ArrayOfKeyValueOfShelfintm9kq2dTb"/>
  <xs:element minOccurs="0" name="Extra" nillable="true" type="xs:anyType"/>
  <xs:element minOccurs="0" name="Initial" type="ser:char"/>
  <xs:element minOccurs="0" name="Marks" type="tns:Marks"/>
  <xs:element minOccurs="0" name="Printed" type="q1:DateTimeOffset" xmlns:q1="${SYSTEM}"/>
  <xs:element minOccurs="0" name="ReadingTime" type="ser:duration"/>
  <xs:element minOccurs="0" name="Returned" nillable="true" type="q2:DateTimeOffset" xmlns:q2="${SYSTEM}"/>
  <xs:element minOccurs="0" name="Titles" nillable="true" type="q3:ArrayOfKeyValueOfstringstring" xmlns:q3="${ARRAYS}"/>
</xs:sequence></xs:complexType>
<xs:element name="Book" nillable="true" type="tns:Book"/>
<xs:simpleType name="Binding"><xs:restriction base="xs:string">
  <xs:enumeration value="paper-back">${appinfo(mark("EnumerationValue", "10"))}</xs:enumeration>
  <xs:enumeration value="Hard cover">${appinfo(mark("EnumerationValue", "-1"))}</xs:enumeration>
</xs:restriction></xs:simpleType>
<xs:element name="Binding" nillable="true" type="tns:Binding"/>
<xs:simpleType name="Marks"><xs:list><xs:simpleType><xs:restriction base="xs:string">
  <xs:enumeration value="None">${appinfo(mark("EnumerationValue", "0"))}</xs:enumeration>
  <xs:enumeration value="Rare">${appinfo(mark("EnumerationValue", "1"))}</xs:enumeration>
  <xs:enumeration value="Signed">${appinfo(mark("EnumerationValue", "4"))}</xs:enumeration>
</xs:restriction></xs:simpleType></xs:list></xs:simpleType>
<xs:element name="Marks" nillable="true" type="tns:Marks"/>
<xs:complexType name="Shelf">${appinfo(mark("IsValueType", "true"))}<xs:sequence>
  <xs:element minOccurs="0" name="Row" type="xs:int"/>
  <xs:element minOccurs="0" name="Room" nillable="true" type="xs:string"/>
</xs:sequence></xs:complexType>
<xs:element name="Shelf" nillable="true" type="tns:Shelf"/>
<xs:complexType name="ArrayOfKeyValueOfShelfintm9kq2dTb">${appinfo(mark("IsDictionary", "true"))}<xs:sequence>
  <xs:element minOccurs="0" maxOccurs="unbounded" name="KeyValueOfShelfintm9kq2dTb"><xs:complexType><xs:sequence>
    <xs:element name="Key" type="tns:Shelf"/><xs:element name="Value" type="xs:int"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType>
<xs:element name="ArrayOfKeyValueOfShelfintm9kq2dTb" nillable="true" type="tns:ArrayOfKeyValueOfShelfintm9kq2dTb"/>
<xs:complexType name="Legacy"><xs:sequence>
  <xs:any minOccurs="0" maxOccurs="unbounded" namespace="##local" processContents="skip"/>
</xs:sequence><xs:attribute ref="ser:FactoryType"/></xs:complexType>
<xs:element name="Legacy" nillable="true" type="tns:Legacy"/>
<xs:complexType name="Exports"><xs:sequence>
  <xs:element minOccurs="0" name="Document" nillable="true"><xs:complexType><xs:sequence>
    <xs:any minOccurs="0" processContents="lax"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element minOccurs="0" name="Nodes" nillable="true"><xs:complexType>${actualType("ArrayOfXmlNode", SYSTEM)}<xs:sequence>
    <xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element minOccurs="0" name="Rows" nillable="true"><xs:complexType>${actualType("DataSet", `${SYSTEM}.Data`)}<xs:sequence>
    <xs:element ref="xs:schema"/><xs:any/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element minOccurs="0" name="Table" nillable="true"><xs:complexType>${actualType("DataTable", `${SYSTEM}.Data`)}<xs:sequence>
    <xs:any minOccurs="0" maxOccurs="unbounded" namespace="http://www.w3.org/2001/XMLSchema" processContents="lax"/>
    <xs:any minOccurs="1" namespace="urn:schemas-microsoft-com:xml-diffgram-v1" processContents="lax"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType>
<xs:element name="Exports" nillable="true" type="tns:Exports"/>
</xs:schema>`;

/** The schemas that WCF adds to those of a contract. */
const OF_WCF = `
<xs:schema elementFormDefault="qualified" targetNamespace="${ARRAYS}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${ARRAYS}">
<xs:complexType name="ArrayOfKeyValueOfstringstring">${appinfo(mark("IsDictionary", "true"))}<xs:sequence>
  <xs:element minOccurs="0" maxOccurs="unbounded" name="KeyValueOfstringstring"><xs:complexType><xs:sequence>
    <xs:element name="Key" nillable="true" type="xs:string"/><xs:element name="Value" nillable="true" type="xs:string"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType>
</xs:schema>
<xs:schema elementFormDefault="qualified" targetNamespace="${SYSTEM}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${SYSTEM}">
<xs:complexType name="DateTimeOffset">${appinfo(mark("IsValueType", "true"))}<xs:sequence>
  <xs:element name="DateTime" type="xs:dateTime"/><xs:element name="OffsetMinutes" type="xs:short"/>
</xs:sequence></xs:complexType>
<xs:element name="DateTimeOffset" nillable="true" type="tns:DateTimeOffset"/>
</xs:schema>
<xs:schema attributeFormDefault="qualified" elementFormDefault="qualified" targetNamespace="${SERIALIZATION}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${SERIALIZATION}">
<xs:element name="anyType" nillable="true" type="xs:anyType"/>
<xs:element name="char" nillable="true" type="tns:char"/>
<xs:simpleType name="char"><xs:restriction base="xs:int"/></xs:simpleType>
<xs:element name="duration" nillable="true" type="tns:duration"/>
<xs:simpleType name="duration"><xs:restriction base="xs:duration">
  <xs:pattern value="\\-?P(\\d*D)?(T(\\d*H)?(\\d*M)?(\\d*(\\.\\d*)?S)?)?"/>
  <xs:minInclusive value="-P10675199DT2H48M5.4775808S"/><xs:maxInclusive value="P10675199DT2H48M5.4775807S"/>
</xs:restriction></xs:simpleType>
<xs:element name="guid" nillable="true" type="tns:guid"/>
<xs:simpleType name="guid"><xs:restriction base="xs:string">
  <xs:pattern value="[\\da-fA-F]{8}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{12}"/>
</xs:restriction></xs:simpleType>
<xs:attribute name="FactoryType" type="xs:QName"/><xs:attribute name="Id" type="xs:ID"/><xs:attribute name="Ref" type="xs:IDREF"/>
</xs:schema>
<xs:schema elementFormDefault="qualified" targetNamespace="http://schemas.microsoft.com/Message" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="http://schemas.microsoft.com/Message">
<xs:simpleType name="StreamBody"><xs:restriction base="xs:base64Binary"/></xs:simpleType>
<xs:complexType name="MessageBody"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" namespace="##any"/></xs:sequence></xs:complexType>
</xs:schema>`;

/** The messages: wrapped ones, a message contract whose element may be nil, one without a wrapper, a Stream, any message. */
const PAYLOADS = `
<xs:schema elementFormDefault="qualified" targetNamespace="${TNS}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${TNS}" xmlns:data="${DATA}">
<xs:import namespace="${DATA}"/><xs:import namespace="http://schemas.microsoft.com/Message"/>
${payload("Find", '<xs:element minOccurs="0" name="name" nillable="true" type="xs:string"/>')}
${payload("FindResponse", '<xs:element minOccurs="0" name="FindResult" nillable="true" type="data:Author"/>')}
${payload("Keep", '<xs:element minOccurs="0" name="book" nillable="true" type="data:Book"/><xs:element minOccurs="0" name="legacy" nillable="true" type="data:Legacy"/>')}
${payload("KeepResponse", '<xs:element minOccurs="0" name="KeepResult" nillable="true" type="data:Exports"/>')}
<xs:element name="LendRequest" nillable="true" type="data:Book"/>
<xs:element name="LendResponse" nillable="true" type="data:Shelf"/>
<xs:element name="From" nillable="true" type="data:Author"/><xs:element name="To" nillable="true" type="data:Author"/><xs:element name="Until" type="xs:dateTime"/><xs:element name="Note" nillable="true" type="xs:string"/>
${payload("Scan", '<xs:element name="pages" type="q1:StreamBody" xmlns:q1="http://schemas.microsoft.com/Message"/>')}
${payload("ScanResponse", '<xs:element name="ScanResult" type="q1:StreamBody" xmlns:q1="http://schemas.microsoft.com/Message"/>')}
<xs:element name="Length" type="xs:long"/>
</xs:schema>`;

function payload(name: string, content: string): string {
  return `<xs:element name="${name}"><xs:complexType><xs:sequence>${content}</xs:sequence></xs:complexType></xs:element>`;
}

const part = (name: string, is: string): string => `<wsdl:part name="${name}" ${is}/>`;

/** A parameter or a result of the class Message: any elements are the body. */
const ANY_MESSAGE = part("messagePart", 'type="q1:MessageBody" xmlns:q1="http://schemas.microsoft.com/Message"');

/** The operations, each with the parts of its messages. */
const OPERATIONS: Readonly<Record<string, readonly [request: string, response: string, headers?: string]>> = {
  Find: [part("parameters", 'element="tns:Find"'), part("parameters", 'element="tns:FindResponse"')],
  Keep: [part("parameters", 'element="tns:Keep"'), part("parameters", 'element="tns:KeepResponse"')],
  Lend: [part("LendRequest", 'element="tns:LendRequest"'), part("LendResponse", 'element="tns:LendResponse"')],
  Extend: [
    part("From", 'element="tns:From"') +
      part("To", 'element="tns:To"') +
      part("Until", 'element="tns:Until"') +
      part("Note", 'element="tns:Note"'),
    part("Until", 'element="tns:Until"'),
  ],
  Scan: [part("parameters", 'element="tns:Scan"'), part("parameters", 'element="tns:ScanResponse"'), "Length"],
  Pass: [ANY_MESSAGE, ANY_MESSAGE],
};

/** The WSDL that a WCF service sends for `?singleWsdl`. */
export function dataContractsWsdl(): string {
  const each = (write: (name: string) => string): string => Object.keys(OPERATIONS).map(write).join("\n");
  return `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions name="LibraryService" targetNamespace="${TNS}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="${TNS}" xmlns:wsam="http://www.w3.org/2007/05/addressing/metadata">
<wsdl:types>${PAYLOADS}${LIBRARY}${OF_WCF}</wsdl:types>
${each(messages)}
<wsdl:portType name="ILibrary">
${each(abstractOperation)}
</wsdl:portType>
<wsdl:binding name="BasicHttpBinding_ILibrary" type="tns:ILibrary"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
${each(boundOperation)}
</wsdl:binding>
<wsdl:service name="LibraryService"><wsdl:port name="BasicHttpBinding_ILibrary" binding="tns:BasicHttpBinding_ILibrary"><soap:address location="http://example.com/Library.svc"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

function messages(name: string): string {
  const [request, response, header] = OPERATIONS[name] ?? ["", ""];
  const headers =
    header === undefined
      ? ""
      : `<wsdl:message name="${name}_Headers">${part(header, `element="tns:${header}"`)}</wsdl:message>`;
  return `<wsdl:message name="ILibrary_${name}_InputMessage">${request}</wsdl:message>
<wsdl:message name="ILibrary_${name}_OutputMessage">${response}</wsdl:message>${headers}`;
}

function abstractOperation(name: string): string {
  const side = (kind: string, end: string): string =>
    `<wsdl:${kind} wsam:Action="${TNS}ILibrary/${name}${end}" message="tns:ILibrary_${name}_${kind === "input" ? "In" : "Out"}putMessage"/>`;
  return `<wsdl:operation name="${name}">${side("input", "")}${side("output", "Response")}</wsdl:operation>`;
}

function boundOperation(name: string): string {
  const [, , header] = OPERATIONS[name] ?? [];
  const headers =
    header === undefined ? "" : `<soap:header message="tns:${name}_Headers" part="${header}" use="literal"/>`;
  return `<wsdl:operation name="${name}"><soap:operation soapAction="${TNS}ILibrary/${name}" style="document"/><wsdl:input>${headers}<soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`;
}
