import { parseXml } from "../../generator/xml/parse-xml.js";
import type { ComplexType, SchemaDocument } from "../../generator/xsd/components.js";
import { linkSchemaSet } from "../../generator/xsd/link-schema-set.js";
import { createSchemaLoader } from "../../generator/xsd/load-schemas.js";
import { parseSchema } from "../../generator/xsd/parse-schema.js";
import type { SchemaSet } from "../../generator/xsd/schema-set.js";
import { sourceFiles } from "./inline-wsdl.js";

/** A schema for urn:t, as `t`, whose components begin on line 2. */
export function schemaText(components: string, attributes = 'targetNamespace="urn:t" elementFormDefault="qualified"') {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" ${attributes}>\n${components}\n</xs:schema>`;
}

/** The document of a schema for urn:t; `attributes` are those of xs:schema. */
export function parseComponents(components: string, attributes = 'elementFormDefault="qualified"'): SchemaDocument {
  const text = schemaText(components, `targetNamespace="urn:t" ${attributes}`);
  return parseSchema(parseXml({ name: "a.xsd", text }));
}

/** The only type of a schema for urn:t, by its content and attributes. */
export function parseComplexType(content: string, attributes = "", schema?: string): ComplexType {
  const { types } = parseComponents(`<xs:complexType name="T" ${attributes}>${content}</xs:complexType>`, schema);
  const [type] = types;
  if (type?.kind !== "complexType") throw new Error("no complex type");
  return type;
}

/** The schema set of `a.xsd`, which is for urn:t, and all that it refers to, from files by name. */
export function linkSchemas(files: Readonly<Record<string, string>>): SchemaSet {
  const main = { name: "main.xsd", text: schemaText('<xs:include schemaLocation="a.xsd"/>') };
  return linkSchemaSet(createSchemaLoader(sourceFiles(files))([parseSchema(parseXml(main))]));
}
