import {
  anyAttributes,
  anyElements,
  elements,
  elementsType,
  enumerationType,
  type KnownSchema,
  textType,
} from "./known-text.js";

/** The usual relation of a message to another. */
const REPLY = "http://www.w3.org/2005/08/addressing/reply";

/** WS-Addressing 1.0 (Core, 2 and 3; SOAP Binding, 6). */
export const ADDRESSING: KnownSchema = {
  namespace: "http://www.w3.org/2005/08/addressing",
  word: "addressing",
  components: `
${elementsType(
  "EndpointReferenceType",
  `<element name="Address" type="t:AttributedURIType"/>
  <element ref="t:ReferenceParameters" minOccurs="0"/><element ref="t:Metadata" minOccurs="0"/>${anyElements("##other")}`,
  anyAttributes(),
)}
${["ReferenceParameters", "Metadata"]
  .map(
    (name) => `${elements(name, `t:${name}Type`)}${elementsType(`${name}Type`, anyElements("##any"), anyAttributes())}`,
  )
  .join("")}
${elements("EndpointReference From ReplyTo FaultTo", "t:EndpointReferenceType")}
${elements("MessageID To Action ProblemIRI", "t:AttributedURIType")}
${elements("RelatesTo", "t:RelatesToType")}
${textType(
  "RelatesToType",
  "anyURI",
  `<attribute name="RelationshipType" type="t:RelationshipTypeOpenEnum" default="${REPLY}"/>${anyAttributes()}`,
)}
<simpleType name="RelationshipTypeOpenEnum"><union memberTypes="t:RelationshipType anyURI"/></simpleType>
${enumerationType("RelationshipType", "anyURI", REPLY)}
${textType("AttributedURIType", "anyURI", anyAttributes())}
<attribute name="IsReferenceParameter" type="boolean"/>
<simpleType name="FaultCodesOpenEnumType"><union memberTypes="t:FaultCodesType QName"/></simpleType>
${enumerationType(
  "FaultCodesType",
  "QName",
  "t:InvalidAddressingHeader t:InvalidAddress t:InvalidEPR t:InvalidCardinality t:MissingAddressInEPR t:DuplicateMessageID " +
    "t:ActionMismatch t:MessageAddressingHeaderRequired t:DestinationUnreachable t:ActionNotSupported t:EndpointUnavailable",
)}
${elements("RetryAfter", "t:AttributedUnsignedLongType")}
${textType("AttributedUnsignedLongType", "unsignedLong", anyAttributes())}
${elements("ProblemHeaderQName", "t:AttributedQNameType")}
${textType("AttributedQNameType", "QName", anyAttributes())}
${elements("ProblemAction", "t:ProblemActionType")}
${elementsType(
  "ProblemActionType",
  `<element ref="t:Action" minOccurs="0"/><element name="SoapAction" type="anyURI" minOccurs="0"/>`,
  anyAttributes(),
)}`,
};

/** WS-Addressing as it was submitted to the W3C in August 2004 (2, 3 and 4). */
export const ADDRESSING_2004: KnownSchema = {
  namespace: "http://schemas.xmlsoap.org/ws/2004/08/addressing",
  word: "addressing2004",
  components: `
${elementsType(
  "EndpointReferenceType",
  `<element name="Address" type="t:AttributedURI"/>
  <element name="ReferenceProperties" type="t:ReferencePropertiesType" minOccurs="0"/>
  <element name="ReferenceParameters" type="t:ReferenceParametersType" minOccurs="0"/>
  <element name="PortType" type="t:AttributedQName" minOccurs="0"/>
  <element name="ServiceName" type="t:ServiceNameType" minOccurs="0"/>${anyElements("##other")}`,
  anyAttributes(),
)}
${elementsType("ReferencePropertiesType", anyElements("##any"))}
${elementsType("ReferenceParametersType", anyElements("##any"))}
${textType("ServiceNameType", "QName", `<attribute name="PortName" type="NCName"/>${anyAttributes()}`)}
${elements("EndpointReference From ReplyTo FaultTo", "t:EndpointReferenceType")}
${elements("MessageID To Action", "t:AttributedURI")}
${elements("RelatesTo", "t:Relationship")}
${textType("Relationship", "anyURI", `<attribute name="RelationshipType" type="QName"/>${anyAttributes()}`)}
${enumerationType("RelationshipTypeValues", "QName", "t:Reply")}
${elements("ReplyAfter", "t:ReplyAfterType")}
${textType("ReplyAfterType", "nonNegativeInteger", anyAttributes())}
${enumerationType(
  "FaultSubcodeValues",
  "QName",
  "t:InvalidMessageInformationHeader t:MessageInformationHeaderRequired t:DestinationUnreachable t:ActionNotSupported t:EndpointUnavailable",
)}
<attribute name="Action" type="anyURI"/>
${textType("AttributedQName", "QName", anyAttributes())}
${textType("AttributedURI", "anyURI", anyAttributes())}`,
};

/** What WSDLs say of addressing, in the names of 2006: WS-Addressing 1.0, WSDL Binding (2 to 4). */
export const ADDRESSING_WSDL: KnownSchema = {
  namespace: "http://www.w3.org/2006/05/addressing/wsdl",
  word: "addressing wsdl",
  components: `
${describingEndpoints()}
<element name="UsingAddressing"><complexType>${anyAttributes()}</complexType></element>
<element name="Anonymous"><simpleType><restriction base="string">
  <enumeration value="optional"/><enumeration value="required"/><enumeration value="prohibited"/></restriction></simpleType></element>`,
};

/** The same in the names of 2007: WS-Addressing 1.0, Metadata (2 to 4). */
export const ADDRESSING_METADATA: KnownSchema = {
  namespace: "http://www.w3.org/2007/05/addressing/metadata",
  word: "addressing metadata",
  components: describingEndpoints(),
};

/** What endpoint references say of a service. */
function describingEndpoints(): string {
  return `
${elements("ServiceName", "t:ServiceNameType")}${elements("InterfaceName", "t:AttributedQNameType")}
${textType("ServiceNameType", "QName", `<attribute name="EndpointName" type="NCName"/>${anyAttributes()}`)}
${textType("AttributedQNameType", "QName", anyAttributes())}
<attribute name="Action" type="anyURI"/>`;
}
