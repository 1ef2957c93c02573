import { parseXml } from "../xml/parse-xml.js";
import { NAMESPACE } from "../xml/qname.js";
import { BUILTIN_TYPES } from "./builtin-types.js";
import type { SchemaDocument } from "./components.js";
import { parseSchema } from "./parse-schema.js";

/**
 * Components that schemas refer to without saying where they are declared. They are used for a namespace only if the schema
 * set has no document for it.
 */
export function knownSchemas(): readonly SchemaDocument[] {
  parsed ??= TEXTS.map(([namespace, components]) => {
    const text = `<schema xmlns="${NAMESPACE.xsd}" targetNamespace="${namespace}">${components}</schema>`;
    return parseSchema(parseXml({ name: namespace, text }));
  });
  return parsed;
}

/** Whether the components of a namespace are known here. */
export function isKnown(namespace: string): boolean {
  return KNOWN.has(namespace) || isXmlSchema(namespace);
}

const KNOWN: ReadonlySet<string> = new Set([NAMESPACE.xml, NAMESPACE.xsi, NAMESPACE.soapEncoding]);

/** Whether a namespace is that of XML Schema. No document is read for it: what contracts need of it is known here. */
export function isXmlSchema(namespace: string): boolean {
  return namespace === NAMESPACE.xsd;
}

let parsed: readonly SchemaDocument[] | undefined;

/** The attributes of XML (XML 1.0, 2.10 and 2.12; XML Base; xml:id), as schemas usually declare them. */
const XML = `
<attribute name="lang"><simpleType><union memberTypes="language"><simpleType>
  <restriction base="string"><enumeration value=""/></restriction></simpleType></union></simpleType></attribute>
<attribute name="space"><simpleType>
  <restriction base="NCName"><enumeration value="default"/><enumeration value="preserve"/></restriction>
</simpleType></attribute>
<attribute name="base" type="anyURI"/>
<attribute name="id" type="ID"/>
<attributeGroup name="specialAttrs" xmlns:xml="${NAMESPACE.xml}">
  <attribute ref="xml:base"/><attribute ref="xml:lang"/><attribute ref="xml:space"/><attribute ref="xml:id"/>
</attributeGroup>`;

/** The attributes of XML Schema for messages: xsi:type and others (XSD 1.0 part 1, 3.2.7). */
const XSI = `
<attribute name="type" type="QName"/>
<attribute name="nil" type="boolean"/>
<attribute name="schemaLocation"><simpleType><list itemType="anyURI"/></simpleType></attribute>
<attribute name="noNamespaceSchemaLocation" type="anyURI"/>`;

/** The elements of the schema for schemas (XSD 1.0 part 1, appendix A): ASP.NET refers to xs:schema for a DataSet. */
const XSD =
  "all annotation any anyAttribute appinfo attribute attributeGroup choice complexContent complexType documentation " +
  "element enumeration field fractionDigits group import include key keyref length list maxExclusive maxInclusive " +
  "maxLength minExclusive minInclusive minLength notation pattern redefine restriction schema selector sequence " +
  "simpleContent simpleType totalDigits union unique whiteSpace";

/** The attributes that WCF gives to objects that may be referenced ("Interoperable Object References" in the documentation of WCF). */
const SERIALIZATION = `
<attribute name="FactoryType" type="QName"/>
<attribute name="Id" type="ID"/>
<attribute name="Ref" type="IDREF"/>`;

/**
 * The types and attributes of SOAP 1.1's encoding (5): a type for each datatype of XML Schema, which may have an id or be nil, and the type
 * that all arrays are derived from.
 */
const ENCODING = `
<attribute name="root" type="boolean"/><attribute name="arrayType" type="string"/>
<attribute name="offset" type="string"/><attribute name="position" type="string"/>
<attributeGroup name="commonAttributes"><attribute name="id" type="ID"/><attribute name="href" type="anyURI"/></attributeGroup>
<attributeGroup name="arrayAttributes" xmlns:e="${NAMESPACE.soapEncoding}">
  <attribute ref="e:arrayType"/><attribute ref="e:offset"/></attributeGroup>
<attributeGroup name="arrayMemberAttributes" xmlns:e="${NAMESPACE.soapEncoding}">
  <attribute ref="e:position"/></attributeGroup>
<group name="Array"><sequence><any minOccurs="0" maxOccurs="unbounded" processContents="lax"/></sequence></group>
<group name="Struct"><sequence><any minOccurs="0" maxOccurs="unbounded" processContents="lax"/></sequence></group>
${["Array", "Struct"].map((name) => `<complexType name="${name}" xmlns:e="${NAMESPACE.soapEncoding}"><group ref="e:${name}"/></complexType>`).join("")}
${[...BUILTIN_TYPES]
  .filter((name) => !name.startsWith("any"))
  .map(encodedType)
  .join("")}
<simpleType name="base64"><restriction base="base64Binary"/></simpleType>`;

function encodedType(name: string): string {
  return `<simpleType name="${name}"><restriction base="${name}"/></simpleType>`;
}

const TEXTS: readonly (readonly [namespace: string, components: string])[] = [
  [NAMESPACE.xml, XML],
  [NAMESPACE.xsi, XSI],
  [NAMESPACE.serialization, SERIALIZATION],
  [NAMESPACE.soapEncoding, ENCODING],
  [NAMESPACE.xsd, XSD.replace(/\w+/g, '<element name="$&"/>')],
];
