import {
  anyAttributes,
  anyElements,
  elements,
  elementsType,
  enumerationType,
  type KnownSchema,
  mixedType,
  textType,
} from "./known-text.js";

/** The attribute wsu:Id and time stamps (Web Services Security: SOAP Message Security 1.0, 4.2 and 10). */
export const SECURITY_UTILITY: KnownSchema = {
  namespace: "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
  word: "security utility",
  components: `
<attribute name="Id" type="ID"/>
<attributeGroup name="commonAtts"><attribute ref="t:Id"/>${anyAttributes()}</attributeGroup>
${textType("AttributedDateTime", "string", `<attributeGroup ref="t:commonAtts"/>`)}
${textType("AttributedURI", "anyURI", `<attributeGroup ref="t:commonAtts"/>`)}
${elementsType(
  "TimestampType",
  `<element ref="t:Created" minOccurs="0"/><element ref="t:Expires" minOccurs="0"/>
  <choice minOccurs="0" maxOccurs="unbounded"><any namespace="##other" processContents="lax"/></choice>`,
  `<attributeGroup ref="t:commonAtts"/>`,
)}
${elements("Timestamp", "t:TimestampType")}${elements("Created Expires", "t:AttributedDateTime")}
${enumerationType("tTimestampFault", "QName", "t:MessageExpired")}`,
};

/** The header wsse:Security and its tokens (Web Services Security: SOAP Message Security 1.0, 5 to 7 and 12). */
export const SECURITY_EXTENSION: KnownSchema = {
  namespace: "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
  word: "security extension",
  components: `
${textType("AttributedString", "string", `<attribute ref="wsu:Id"/>${anyAttributes()}`)}
${textType("PasswordString", "t:AttributedString", uriAttribute("Type"))}
${textType("EncodedString", "t:AttributedString", uriAttribute("EncodingType"))}
${textType("BinarySecurityTokenType", "t:EncodedString", uriAttribute("ValueType"))}
${textType("KeyIdentifierType", "t:EncodedString", uriAttribute("ValueType"))}
${elementsType(
  "UsernameTokenType",
  `<element name="Username" type="t:AttributedString"/>${anyElements("##any")}`,
  `<attribute ref="wsu:Id"/>${anyAttributes()}`,
)}
<simpleType name="tUsage"><list itemType="anyURI"/></simpleType><attribute name="Usage" type="t:tUsage"/>
<complexType name="ReferenceType">${uriAttribute("URI")}${uriAttribute("ValueType")}${anyAttributes()}</complexType>
${choiceType("EmbeddedType", `${uriAttribute("ValueType")}${anyAttributes()}`)}
${choiceType("SecurityTokenReferenceType", `<attribute ref="wsu:Id"/><attribute ref="t:Usage"/>${anyAttributes()}`)}
${elementsType("SecurityHeaderType", anyElements("##any"), anyAttributes())}
${elementsType("TransformationParametersType", anyElements("##any"), anyAttributes())}
${elements("Security", "t:SecurityHeaderType")}${elements("UsernameToken", "t:UsernameTokenType")}
${elements("Password", "t:PasswordString")}${elements("Nonce", "t:EncodedString")}
${elements("BinarySecurityToken", "t:BinarySecurityTokenType")}${elements("KeyIdentifier", "t:KeyIdentifierType")}
${elements("SecurityTokenReference", "t:SecurityTokenReferenceType")}${elements("Reference", "t:ReferenceType")}
${elements("Embedded", "t:EmbeddedType")}${elements("TransformationParameters", "t:TransformationParametersType")}
${enumerationType(
  "FaultcodeEnum",
  "QName",
  "t:UnsupportedSecurityToken t:UnsupportedAlgorithm t:InvalidSecurity t:InvalidSecurityToken t:FailedAuthentication " +
    "t:FailedCheck t:SecurityTokenUnavailable",
)}`,
};

function uriAttribute(name: string): string {
  return `<attribute name="${name}" type="anyURI"/>`;
}

function choiceType(name: string, attributes: string): string {
  return `<complexType name="${name}"><choice minOccurs="0" maxOccurs="unbounded"><any processContents="lax"/></choice>${attributes}</complexType>`;
}

const ID = `<attribute name="Id" type="ID"/>`;
const ALGORITHM = `<attribute name="Algorithm" type="anyURI" use="required"/>`;
const OTHER = `<any namespace="##other" processContents="lax"/>`;

/** Signatures, and what they say of keys (XML Signature Syntax and Processing, 4 to 6). */
export const SIGNATURES: KnownSchema = {
  namespace: "http://www.w3.org/2000/09/xmldsig#",
  word: "signatures",
  components: `
<simpleType name="CryptoBinary"><restriction base="base64Binary"/></simpleType>
${elementsType(
  "SignatureType",
  `${references("SignedInfo SignatureValue")}<element ref="t:KeyInfo" minOccurs="0"/><element ref="t:Object" minOccurs="0" maxOccurs="unbounded"/>`,
  ID,
)}
${textType("SignatureValueType", "base64Binary", ID)}
${elementsType(
  "SignedInfoType",
  `${references("CanonicalizationMethod SignatureMethod")}<element ref="t:Reference" maxOccurs="unbounded"/>`,
  ID,
)}
${mixedType(
  "CanonicalizationMethodType",
  `<sequence><any namespace="##any" minOccurs="0" maxOccurs="unbounded"/></sequence>`,
  ALGORITHM,
)}
${mixedType(
  "SignatureMethodType",
  `<sequence><element name="HMACOutputLength" minOccurs="0" type="t:HMACOutputLengthType"/>
  <any namespace="##other" minOccurs="0" maxOccurs="unbounded"/></sequence>`,
  ALGORITHM,
)}
<simpleType name="HMACOutputLengthType"><restriction base="integer"/></simpleType>
${elementsType(
  "ReferenceType",
  `<element ref="t:Transforms" minOccurs="0"/>${references("DigestMethod DigestValue")}`,
  `${ID}${uriAttribute("URI")}${uriAttribute("Type")}`,
)}
${elementsType("TransformsType", `<element ref="t:Transform" maxOccurs="unbounded"/>`)}
${mixedType(
  "TransformType",
  `<choice minOccurs="0" maxOccurs="unbounded">${OTHER}<element name="XPath" type="string"/></choice>`,
  ALGORITHM,
)}
${mixedType("DigestMethodType", `<sequence>${anyElements("##other")}</sequence>`, ALGORITHM)}
<simpleType name="DigestValueType"><restriction base="base64Binary"/></simpleType>
${mixedType(
  "KeyInfoType",
  `<choice maxOccurs="unbounded">${references("KeyName KeyValue RetrievalMethod X509Data PGPData SPKIData MgmtData")}${OTHER}</choice>`,
  ID,
)}
${mixedType("KeyValueType", `<choice>${references("DSAKeyValue RSAKeyValue")}${OTHER}</choice>`)}
${elementsType("RetrievalMethodType", `<element ref="t:Transforms" minOccurs="0"/>`, `${uriAttribute("URI")}${uriAttribute("Type")}`)}
<complexType name="X509DataType"><sequence maxOccurs="unbounded"><choice>
  <element name="X509IssuerSerial" type="t:X509IssuerSerialType"/><element name="X509SKI" type="base64Binary"/>
  <element name="X509SubjectName" type="string"/><element name="X509Certificate" type="base64Binary"/>
  <element name="X509CRL" type="base64Binary"/>${OTHER}</choice></sequence></complexType>
${elementsType("X509IssuerSerialType", `<element name="X509IssuerName" type="string"/><element name="X509SerialNumber" type="integer"/>`)}
<complexType name="PGPDataType"><choice>
  <sequence><element name="PGPKeyID" type="base64Binary"/><element name="PGPKeyPacket" type="base64Binary" minOccurs="0"/>
  ${anyElements("##other")}</sequence>
  <sequence><element name="PGPKeyPacket" type="base64Binary"/>${anyElements("##other")}</sequence></choice></complexType>
<complexType name="SPKIDataType"><sequence maxOccurs="unbounded"><element name="SPKISexp" type="base64Binary"/>
  <any namespace="##other" processContents="lax" minOccurs="0"/></sequence></complexType>
${mixedType(
  "ObjectType",
  `<sequence minOccurs="0" maxOccurs="unbounded"><any namespace="##any" processContents="lax"/></sequence>`,
  `${ID}<attribute name="MimeType" type="string"/>${uriAttribute("Encoding")}`,
)}
${elementsType("ManifestType", `<element ref="t:Reference" maxOccurs="unbounded"/>`, ID)}
${elementsType("SignaturePropertiesType", `<element ref="t:SignatureProperty" maxOccurs="unbounded"/>`, ID)}
${mixedType(
  "SignaturePropertyType",
  `<choice maxOccurs="unbounded">${OTHER}</choice>`,
  `<attribute name="Target" type="anyURI" use="required"/>${ID}`,
)}
<complexType name="DSAKeyValueType"><sequence>
  <sequence minOccurs="0">${numbers("P Q")}</sequence>${numbers("G", 0)}${numbers("Y")}${numbers("J", 0)}
  <sequence minOccurs="0">${numbers("Seed PgenCounter")}</sequence></sequence></complexType>
${elementsType("RSAKeyValueType", numbers("Modulus Exponent"))}
${elements("KeyName MgmtData", "string")}
${ownTyped(
  "Signature SignatureValue SignedInfo CanonicalizationMethod SignatureMethod Reference Transforms Transform DigestMethod " +
    "DigestValue KeyInfo KeyValue RetrievalMethod X509Data PGPData SPKIData Object Manifest SignatureProperties " +
    "SignatureProperty DSAKeyValue RSAKeyValue",
)}`,
};

function references(names: string): string {
  return names.replace(/\w+/g, '<element ref="t:$&"/>');
}

function numbers(names: string, min = 1): string {
  return names.replace(/\w+/g, `<element name="$&" type="t:CryptoBinary" minOccurs="${min}"/>`);
}

/** Elements whose types are called like them. */
function ownTyped(names: string): string {
  return names.replace(/\w+/g, '<element name="$&" type="t:$&Type"/>');
}
