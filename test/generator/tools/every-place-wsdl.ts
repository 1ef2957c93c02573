import { mapDatatype } from "../../../generator/typescript/datatypes.js";
import { NAMESPACE } from "../../../generator/xml/qname.js";
import { BUILTIN_TYPES } from "../../../generator/xsd/builtin-types.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";

/** WCF's own datatypes, as it publishes them. */
const WCF_SCHEMA = `<xs:schema targetNamespace="${NAMESPACE.serialization}">
<xs:simpleType name="char"><xs:restriction base="xs:int"/></xs:simpleType>
<xs:simpleType name="duration"><xs:restriction base="xs:duration"/></xs:simpleType>
<xs:simpleType name="guid"><xs:restriction base="xs:string"/></xs:simpleType>
</xs:schema>`;

const DATATYPES = [
  ...[...BUILTIN_TYPES].filter(isMapped).map((name) => `xs:${name}`),
  ...["char", "duration", "guid"].map((name) => `ser:${name}`),
];

/** One of each kind of type that has a name. */
const NAMED = ["Choice", "Options", "Point", "ArrayOfChoice", "PointsByChoice"].map((name) => `tns:${name}`);

const NAMED_TYPES = `
<xs:simpleType name="Choice"><xs:restriction base="xs:string"><xs:enumeration value="One"/><xs:enumeration value="Two"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Options"><xs:list><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="Read"/><xs:enumeration value="Write"/></xs:restriction></xs:simpleType></xs:list></xs:simpleType>
<xs:complexType name="Point"><xs:sequence><xs:element name="X" type="xs:int"/></xs:sequence></xs:complexType>
${arrayType("ArrayOfChoice", "tns:Choice")}
${dictionaryType("PointsByChoice", "tns:Choice", "tns:Point")}`;

/**
 * A contract with a type of each kind in each place where one can stand, required and optional, nillable and not: in messages, in
 * base types, in arrays, as keys and values of dictionaries, in faults, and deep enough for samples to be cut off.
 */
export function everyPlaceWsdl(): string {
  const types = [...DATATYPES, ...NAMED];
  return inlineWsdl({
    types: [`<xs:import namespace="${NAMESPACE.serialization}"/>`, NAMED_TYPES, ...types.map(typesWith)].join("\n"),
    schemas: WCF_SCHEMA,
    operations: Object.fromEntries(types.map((type) => [`Send${suffix(type)}`, operationWith(type)])),
  });
}

function typesWith(type: string): string {
  const own = suffix(type);
  return [
    arrayType(`ArrayOf${own}`, type),
    dictionaryType(`From${own}`, type, "xs:string"),
    dictionaryType(`To${own}`, "xs:string", type),
    struct(`Base${own}`, members(type)),
    extension(`Derived${own}`, `Base${own}`, members(type, "Own")),
    struct(`Middle${own}`, element("Inner", `tns:Derived${own}`, "")),
    struct(`Outer${own}`, element("Middle", `tns:Middle${own}`, "")),
    `<xs:element name="Broken${own}" type="${type}" nillable="true"/>`,
  ].join("\n");
}

function operationWith(type: string): { request: string; response: string; faults: Record<string, string> } {
  const own = suffix(type);
  const containers = ["ArrayOf", "From", "To", "Derived", "Outer"].map((container) => `tns:${container}${own}`);
  const particles = [
    members(type),
    ...containers.map((container, index) => members(container, String.fromCharCode(65 + index))),
  ].join("\n");
  return { request: particles, response: particles, faults: { broken: `tns:Broken${own}` } };
}

/** An element for each answer to whether it must be there and whether it may be nil. */
function members(type: string, prefix = ""): string {
  return [
    element(`${prefix}Required`, type, ""),
    element(`${prefix}Nillable`, type, 'nillable="true"'),
    element(`${prefix}Optional`, type, 'minOccurs="0"'),
    element(`${prefix}Free`, type, 'minOccurs="0" nillable="true"'),
  ].join("");
}

function element(name: string, type: string, attributes: string): string {
  return `<xs:element name="${name}" type="${type}" ${attributes}/>`;
}

function struct(name: string, content: string): string {
  return `<xs:complexType name="${name}"><xs:sequence>${content}</xs:sequence></xs:complexType>`;
}

function extension(name: string, base: string, content: string): string {
  return `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="tns:${base}"><xs:sequence>${content}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;
}

function arrayType(name: string, item: string): string {
  return struct(name, element("Item", item, 'minOccurs="0" maxOccurs="unbounded"'));
}

function dictionaryType(name: string, key: string, value: string): string {
  const entry = struct("", `${element("Key", key, "")}${element("Value", value, "")}`).replace(' name=""', "");
  return `<xs:complexType name="${name}"><xs:annotation><xs:appinfo><ser:IsDictionary>true</ser:IsDictionary></xs:appinfo></xs:annotation><xs:sequence><xs:element name="Entry" minOccurs="0" maxOccurs="unbounded">${entry}</xs:element></xs:sequence></xs:complexType>`;
}

/** `xs:int` as `XsInt`: names of types differ by namespace. */
function suffix(type: string): string {
  return type.replace(
    /^(\w)(\w+):(\w)/,
    (_, first: string, rest: string, letter: string) => `${first.toUpperCase()}${rest}${letter.toUpperCase()}`,
  );
}

function isMapped(localName: string): boolean {
  try {
    return mapDatatype({ namespace: NAMESPACE.xsd, localName }) !== undefined;
  } catch {
    return false;
  }
}
