import { parseXml } from "../xml/parse-xml.js";
import { NAMESPACE } from "../xml/qname.js";
import type { SchemaDocument } from "./components.js";
import { ADDRESSING, ADDRESSING_2004, ADDRESSING_METADATA, ADDRESSING_WSDL } from "./known-addressing.js";
import { SECURITY_EXTENSION, SECURITY_UTILITY, SIGNATURES } from "./known-security.js";
import { SOAP_11_ENVELOPE, SOAP_12_ENVELOPE, SOAP_ENCODING } from "./known-soap.js";
import type { KnownSchema } from "./known-text.js";
import { SERIALIZATION, SWA_REF, XLINK, XML, XML_MIME, XOP, XSD, XSI } from "./known-xml.js";
import { parseSchema } from "./parse-schema.js";

/** The schemas of namespaces that contracts refer to without saying where they are declared. */
const SCHEMAS: ReadonlyMap<string, KnownSchema> = new Map(
  [
    ...[XML, XSI, XSD, SERIALIZATION, XLINK, XML_MIME, XOP, SWA_REF],
    ...[SOAP_11_ENVELOPE, SOAP_12_ENVELOPE, SOAP_ENCODING],
    ...[ADDRESSING, ADDRESSING_2004, ADDRESSING_WSDL, ADDRESSING_METADATA],
    ...[SECURITY_UTILITY, SECURITY_EXTENSION, SIGNATURES],
  ].map((schema) => [schema.namespace, schema]),
);

/** The schema of a namespace, for schema sets that have no document for it; undefined if the namespace is not known here. */
export function knownSchema(namespace: string): SchemaDocument | undefined {
  const schema = SCHEMAS.get(namespace);
  if (schema === undefined) return undefined;
  const document = PARSED.get(schema) ?? parseSchema(parseXml({ name: namespace, text: textOf(schema) }));
  PARSED.set(schema, document);
  return document;
}

const PARSED = new WeakMap<KnownSchema, SchemaDocument>();

function textOf({ namespace, components }: KnownSchema): string {
  // XML's own namespace has one prefix only, which needs no declaration (Namespaces in XML 1.0, 3).
  const own = namespace === NAMESPACE.xml ? [] : [["t", namespace]];
  const declared = [...own, ["wsu", SECURITY_UTILITY.namespace]].map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return `<schema xmlns="${NAMESPACE.xsd}"${declared.join("")} targetNamespace="${namespace}" elementFormDefault="qualified">${components}</schema>`;
}

/** Whether the components of a namespace are known here: no document is needed for it. */
export function isKnown(namespace: string): boolean {
  // The schema of WCF's serialization marks the services of .NET, so a document for it is read.
  return SCHEMAS.has(namespace) && namespace !== NAMESPACE.serialization;
}

/** Whether a namespace is that of XML Schema. No document is read for it: what contracts need of it is known here. */
export function isXmlSchema(namespace: string): boolean {
  return namespace === NAMESPACE.xsd;
}

/** What people call a known namespace; undefined for others, and for those that end with their name. */
export function wordFor(namespace: string): string | undefined {
  return SCHEMAS.get(namespace)?.word;
}
