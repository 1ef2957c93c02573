import { NAMESPACE } from "../xml/qname.js";
import { BUILTIN_TYPES } from "./builtin-types.js";
import {
  anyAttributes,
  anyElements,
  elements,
  elementsType,
  enumerationType,
  type KnownSchema,
  textType,
} from "./known-text.js";

/**
 * The types and attributes of SOAP 1.1's encoding (5): a type for each datatype of XML Schema, which may have an id or be nil, and the type
 * that all arrays are derived from.
 */
export const SOAP_ENCODING: KnownSchema = {
  namespace: NAMESPACE.soapEncoding,
  components: `
<attribute name="root" type="boolean"/><attribute name="arrayType" type="string"/>
<attribute name="offset" type="string"/><attribute name="position" type="string"/>
<attributeGroup name="commonAttributes"><attribute name="id" type="ID"/><attribute name="href" type="anyURI"/></attributeGroup>
<attributeGroup name="arrayAttributes"><attribute ref="t:arrayType"/><attribute ref="t:offset"/></attributeGroup>
<attributeGroup name="arrayMemberAttributes"><attribute ref="t:position"/></attributeGroup>
${["Array", "Struct"].map(anyContent).join("")}
${encodedTypes()}
<simpleType name="base64"><restriction base="base64Binary"/></simpleType>`,
};

function anyContent(name: string): string {
  return `
<group name="${name}"><sequence>${anyElements("##any")}</sequence></group>
<complexType name="${name}"><group ref="t:${name}"/></complexType>`;
}

function encodedTypes(): string {
  return [...BUILTIN_TYPES]
    .filter((name) => !name.startsWith("any"))
    .map((name) => `<simpleType name="${name}"><restriction base="${name}"/></simpleType>`)
    .join("");
}

/** SOAP 1.1's envelope (4), with the fault, whose elements have no namespace (4.4). */
export const SOAP_11_ENVELOPE: KnownSchema = {
  namespace: "http://schemas.xmlsoap.org/soap/envelope/",
  word: "soap11 envelope",
  components: `
${elementsType("Envelope", `<element ref="t:Header" minOccurs="0"/><element ref="t:Body"/>`, anyAttributes())}
${elementsType("Header", anyElements("##other"), anyAttributes())}
${elementsType("Body", anyElements("##any"), anyAttributes("##any"))}
${elements("Envelope", "t:Envelope")}${elements("Header", "t:Header")}${elements("Body", "t:Body")}
<attribute name="mustUnderstand"><simpleType><restriction base="boolean"><pattern value="0|1"/></restriction></simpleType></attribute>
<attribute name="actor" type="anyURI"/>
<simpleType name="encodingStyle"><list itemType="anyURI"/></simpleType>
<attribute name="encodingStyle" type="t:encodingStyle"/>
<attributeGroup name="encodingStyle"><attribute ref="t:encodingStyle"/></attributeGroup>
<complexType name="Fault" final="extension"><sequence>
  <element name="faultcode" type="QName" form="unqualified"/><element name="faultstring" type="string" form="unqualified"/>
  <element name="faultactor" type="anyURI" minOccurs="0" form="unqualified"/>
  <element name="detail" type="t:detail" minOccurs="0" form="unqualified"/>
</sequence></complexType>
${elements("Fault", "t:Fault")}
${elementsType("detail", anyElements("##any"), anyAttributes("##any"))}`,
};

/** SOAP 1.2's envelope (SOAP 1.2 part 1, 5), with the fault (5.4) and the headers that faults come with (5.4.7 and 5.4.8). */
export const SOAP_12_ENVELOPE: KnownSchema = {
  namespace: "http://www.w3.org/2003/05/soap-envelope",
  word: "soap12 envelope",
  components: `
${elementsType("Envelope", `<element ref="t:Header" minOccurs="0"/><element ref="t:Body"/>`, anyAttributes())}
${elementsType("Header", anyElements("##any"), anyAttributes())}
${elementsType("Body", anyElements("##any"), anyAttributes())}
${elements("Envelope", "t:Envelope")}${elements("Header", "t:Header")}${elements("Body", "t:Body")}
<attribute name="mustUnderstand" type="boolean"/><attribute name="relay" type="boolean"/>
<attribute name="role" type="anyURI"/><attribute name="encodingStyle" type="anyURI"/>
${elementsType(
  "Fault",
  `<element name="Code" type="t:faultcode"/><element name="Reason" type="t:faultreason"/>
  <element name="Node" type="anyURI" minOccurs="0"/><element name="Role" type="anyURI" minOccurs="0"/>
  <element name="Detail" type="t:detail" minOccurs="0"/>`,
)}
${elements("Fault", "t:Fault")}
${elementsType("faultreason", `<element name="Text" type="t:reasontext" maxOccurs="unbounded"/>`)}
${textType("reasontext", "string", `<attribute ref="xml:lang" use="required"/>`)}
${elementsType("faultcode", `<element name="Value" type="t:faultcodeEnum"/><element name="Subcode" type="t:subcode" minOccurs="0"/>`)}
${enumerationType("faultcodeEnum", "QName", "t:DataEncodingUnknown t:MustUnderstand t:Receiver t:Sender t:VersionMismatch")}
${elementsType("subcode", `<element name="Value" type="QName"/><element name="Subcode" type="t:subcode" minOccurs="0"/>`)}
${elementsType("detail", anyElements("##any"), anyAttributes())}
${elements("NotUnderstood", "t:NotUnderstoodType")}
<complexType name="NotUnderstoodType"><attribute name="qname" type="QName" use="required"/></complexType>
<complexType name="SupportedEnvType"><attribute name="qname" type="QName" use="required"/></complexType>
${elementsType("UpgradeType", `<element name="SupportedEnvelope" type="t:SupportedEnvType" maxOccurs="unbounded"/>`)}
${elements("Upgrade", "t:UpgradeType")}`,
};
