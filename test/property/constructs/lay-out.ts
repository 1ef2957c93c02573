import { TNS } from "../../support/inline-wsdl.js";
import { type Component, printComponents } from "./print-schema.js";
import type { Layout, Schema } from "./schema-model.js";
import { MORE, OTHER } from "./write-instance.js";

/** A schema in files: `main.xsd` declares the messages. */
export interface SchemaFiles {
  readonly files: Readonly<Record<string, string>>;
  /** The schemas inside a WSDL: all, or one that imports `main.xsd`. */
  readonly inline: string;
}

/** Parts of a redefined component: what it was, and what it is made with that. Together they are the component. */
const REDEFINED: Readonly<Record<string, readonly [before: string, after: string]>> = {
  Code: [
    '<xs:simpleType name="Code"><xs:restriction base="xs:token"><xs:pattern value="[A-Z]{2}\\d{1,3}"/></xs:restriction></xs:simpleType>',
    '<xs:simpleType name="Code"><xs:restriction base="tns:Code"><xs:maxLength value="4"/></xs:restriction></xs:simpleType>',
  ],
  Marks: [
    '<xs:attributeGroup name="Marks"><xs:attribute name="mark" type="xs:token"/></xs:attributeGroup>',
    '<xs:attributeGroup name="Marks"><xs:attributeGroup ref="tns:Marks"/><xs:attribute ref="tns:code"/><xs:attribute ref="xml:lang"/></xs:attributeGroup>',
  ],
  Pair: [
    '<xs:group name="Pair"><xs:sequence><xs:element name="Key" type="xs:token"/></xs:sequence></xs:group>',
    '<xs:group name="Pair"><xs:sequence><xs:group ref="tns:Pair"/><xs:element name="Content" type="xs:base64Binary" minOccurs="0"/></xs:sequence></xs:group>',
  ],
  Tree: [
    '<xs:complexType name="Tree"><xs:sequence><xs:element name="Leaf" type="xs:int"/></xs:sequence></xs:complexType>',
    '<xs:complexType name="Tree"><xs:complexContent><xs:extension base="tns:Tree"><xs:sequence><xs:element name="Branch" minOccurs="0" maxOccurs="unbounded" type="tns:Tree"/></xs:sequence><xs:attribute name="unit" use="required" type="tns:Colour"/></xs:extension></xs:complexContent></xs:complexType>',
  ],
};

const MAIN = "main.xsd";
const PARTS = ["part0.xsd", "part1.xsd"];

/** Notations stand in the file of the messages: their names have a prefix, also in a schema without a namespace. */
const IN_MAIN = ["Send", "SendResponse", "Root", "Kind", "gif", "png"];

/** Prints the components of a schema into files, as its layout says. */
export function layOut(schema: Schema): SchemaFiles {
  const { layout } = schema;
  const components = printComponents(schema);
  const isElsewhere = ({ name }: Component): boolean => layout.elsewhere.includes(name);
  const more = components.filter(isElsewhere);
  const own = components.filter((component) => !isElsewhere(component));
  const imports = more.length === 0 ? IMPORT_XML : `${IMPORT_XML}${importOf(MORE, "more.xsd")}`;
  const texts: Record<string, string> = { ...filesOf(own, imports, layout), "xml.xsd": XML_ATTRIBUTES };
  if (more.length > 0) texts["more.xsd"] = schemaText(MORE, `${IMPORT_XML}${importOf(TNS, MAIN)}${joined(more)}`);
  const files = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, named(text, layout)]));
  return { files, inline: layout.kind === "inline" ? inlined(files) : IMPORT_MAIN };
}

function filesOf(components: readonly Component[], imports: string, layout: Layout): Record<string, string> {
  const { kind } = layout;
  if (kind === "one") return { [MAIN]: schemaText(TNS, imports + joined(components)) };
  const isRedefined = ({ name }: Component): boolean => kind === "redefined" && Object.hasOwn(REDEFINED, name);
  const within = (file: string): string =>
    components
      .filter((component, index) => fileOf(component.name, index, layout) === file)
      .map((component) => (isRedefined(component) ? (REDEFINED[component.name]?.[0] ?? "") : component.text))
      .join("\n");
  const start = kind === "redefined" ? redefinition(components.filter(isRedefined)) : include(PARTS[0] ?? "");
  const parts = PARTS.map((name): [string, string] => {
    const others = [...PARTS, ...(kind === "included" || kind === "inline" ? [MAIN] : [])].filter(
      (other) => other !== name,
    );
    const text = imports + others.map(include).join("") + within(name);
    return [name, kind === "chameleon" ? chameleon(named(text, layout)) : schemaText(TNS, text)];
  });
  return { [MAIN]: schemaText(TNS, imports + start + within(MAIN)), ...Object.fromEntries(parts) };
}

/** The file of a component: files without a namespace are of such components alone. */
function fileOf(name: string, index: number, { kind, salt }: Layout): string | undefined {
  if (IN_MAIN.includes(name)) return MAIN;
  if (kind === "redefined" && Object.hasOwn(REDEFINED, name)) return PARTS[0];
  const files = kind === "chameleon" ? PARTS : [...PARTS, MAIN];
  return files[(index * 7 + salt) % files.length];
}

function redefinition(components: readonly Component[]): string {
  const changes = components.map(({ name }) => REDEFINED[name]?.[1] ?? "");
  return `<xs:redefine schemaLocation="${PARTS[0]}">${changes.join("\n")}</xs:redefine>`;
}

/** References to components, by the prefix of the namespace that they are in. */
function named(text: string, { elsewhere }: Layout): string {
  return text.replace(/\btns:(\w+)/g, (whole, name: string) => (elsewhere.includes(name) ? `more:${name}` : whole));
}

/** A schema without a namespace, whose components have that of the file that includes it. */
function chameleon(text: string): string {
  return schemaText(undefined, text.replace(/\btns:/g, ""));
}

function inlined(files: Readonly<Record<string, string>>): string {
  const own = Object.entries(files).filter(([name]) => name !== "xml.xsd");
  return own
    .map(([, text]) => text.replace(/<xs:include [^>]*>/g, "").replace(/ schemaLocation="[^"]*"/g, ""))
    .join("\n");
}

const IMPORT_XML = importOf("http://www.w3.org/XML/1998/namespace", "xml.xsd");
const IMPORT_MAIN = schemaText("urn:start", importOf(TNS, MAIN));
const XML_ATTRIBUTES = schemaText(
  "http://www.w3.org/XML/1998/namespace",
  '<xs:attribute name="lang" type="xs:language"/>',
);

function schemaText(namespace: string | undefined, components: string): string {
  const target = namespace === undefined ? "" : ` targetNamespace="${namespace}"`;
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${TNS}" xmlns:more="${MORE}" xmlns:o="${OTHER}"${target} elementFormDefault="qualified">${components}</xs:schema>`;
}

function importOf(namespace: string, file: string): string {
  return `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`;
}

function include(file: string): string {
  return `<xs:include schemaLocation="${file}"/>`;
}

function joined(components: readonly Component[]): string {
  return components.map(({ text }) => text).join("\n");
}
