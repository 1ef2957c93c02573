import { NAMESPACE } from "../xml/qname.js";
import { elements, enumerationType, type KnownSchema } from "./known-text.js";

/** The attributes of XML (XML 1.0, 2.10 and 2.12; XML Base; xml:id), as schemas usually declare them. */
export const XML: KnownSchema = {
  namespace: NAMESPACE.xml,
  word: "xml",
  components: `
<attribute name="lang"><simpleType><union memberTypes="language"><simpleType>
  <restriction base="string"><enumeration value=""/></restriction></simpleType></union></simpleType></attribute>
<attribute name="space"><simpleType>
  <restriction base="NCName"><enumeration value="default"/><enumeration value="preserve"/></restriction>
</simpleType></attribute>
<attribute name="base" type="anyURI"/>
<attribute name="id" type="ID"/>
<attributeGroup name="specialAttrs">
  <attribute ref="xml:base"/><attribute ref="xml:lang"/><attribute ref="xml:space"/><attribute ref="xml:id"/>
</attributeGroup>`,
};

/** The attributes of XML Schema for messages: xsi:type and others (XSD 1.0 part 1, 3.2.7). */
export const XSI: KnownSchema = {
  namespace: NAMESPACE.xsi,
  components: `
<attribute name="type" type="QName"/>
<attribute name="nil" type="boolean"/>
<attribute name="schemaLocation"><simpleType><list itemType="anyURI"/></simpleType></attribute>
<attribute name="noNamespaceSchemaLocation" type="anyURI"/>`,
};

/** The elements of the schema for schemas (XSD 1.0 part 1, appendix A): ASP.NET refers to xs:schema for a DataSet. */
export const XSD: KnownSchema = {
  namespace: NAMESPACE.xsd,
  components: (
    "all annotation any anyAttribute appinfo attribute attributeGroup choice complexContent complexType documentation " +
    "element enumeration field fractionDigits group import include key keyref length list maxExclusive maxInclusive " +
    "maxLength minExclusive minInclusive minLength notation pattern redefine restriction schema selector sequence " +
    "simpleContent simpleType totalDigits union unique whiteSpace"
  ).replace(/\w+/g, '<element name="$&"/>'),
};

/** The attributes that WCF gives to objects that may be referenced ("Interoperable Object References" in the documentation of WCF). */
export const SERIALIZATION: KnownSchema = {
  namespace: NAMESPACE.serialization,
  components: `
<attribute name="FactoryType" type="QName"/>
<attribute name="Id" type="ID"/>
<attribute name="Ref" type="IDREF"/>`,
};

/** The attributes of links (XLink 1.1, 3.2 and 5), and the group for simple ones. */
export const XLINK: KnownSchema = {
  namespace: "http://www.w3.org/1999/xlink",
  components: `
${enumerationType("typeType", "token", "simple extended title resource locator arc")}
<attribute name="type" type="t:typeType"/>
<simpleType name="hrefType"><restriction base="anyURI"/></simpleType><attribute name="href" type="t:hrefType"/>
${["role", "arcrole"]
  .map(
    (name) =>
      `<simpleType name="${name}Type"><restriction base="anyURI"><minLength value="1"/></restriction></simpleType><attribute name="${name}" type="t:${name}Type"/>`,
  )
  .join("")}
<simpleType name="titleAttrType"><restriction base="string"/></simpleType><attribute name="title" type="t:titleAttrType"/>
${enumerationType("showType", "token", "new replace embed other none")}<attribute name="show" type="t:showType"/>
${enumerationType("actuateType", "token", "onLoad onRequest other none")}<attribute name="actuate" type="t:actuateType"/>
${["label", "from", "to"]
  .map(
    (name) =>
      `<simpleType name="${name}Type"><restriction base="NCName"/></simpleType><attribute name="${name}" type="t:${name}Type"/>`,
  )
  .join("")}
<attributeGroup name="simpleAttrs">
  <attribute ref="t:type" fixed="simple"/><attribute ref="t:href"/><attribute ref="t:role"/><attribute ref="t:arcrole"/>
  <attribute ref="t:title"/><attribute ref="t:show"/><attribute ref="t:actuate"/>
</attributeGroup>`,
};

/** The media types of binary values (Describing Media Content of Binary Data in XML, 2). */
export const XML_MIME: KnownSchema = {
  namespace: NAMESPACE.mediaContent,
  components: `
<attribute name="contentType"><simpleType><restriction base="string"><minLength value="3"/></restriction></simpleType></attribute>
<attribute name="expectedContentTypes" type="string"/>
${["base64Binary", "hexBinary"]
  .map(
    (name) =>
      `<complexType name="${name}"><simpleContent><extension base="${name}"><attribute ref="t:contentType"/></extension></simpleContent></complexType>`,
  )
  .join("")}`,
};

/** The type of references to attachments (WS-I Attachments Profile 1.0, 4.4). */
export const SWA_REF: KnownSchema = {
  namespace: NAMESPACE.swaRef,
  word: "swaRef",
  components: '<simpleType name="swaRef"><restriction base="anyURI"/></simpleType>',
};

/** The element that stands for bytes outside of the message (XML-binary Optimized Packaging, 2.1). */
export const XOP: KnownSchema = {
  namespace: "http://www.w3.org/2004/08/xop/include",
  word: "xop",
  components: `
<complexType name="Include">
  <sequence><any namespace="##other" minOccurs="0" maxOccurs="unbounded"/></sequence>
  <attribute name="href" type="anyURI" use="required"/><anyAttribute namespace="##other"/>
</complexType>
${elements("Include", "t:Include")}`,
};
