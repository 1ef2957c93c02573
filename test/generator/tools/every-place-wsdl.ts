import { mapDatatype } from "../../../generator/typescript/datatypes.js";
import { NAMESPACE } from "../../../generator/xml/qname.js";
import { BUILTIN_TYPES } from "../../../generator/xsd/builtin-types.js";
import {
  complexType,
  dictionary,
  element,
  enumeration,
  extension,
  flags,
  repeated,
} from "../../support/component-text.js";
import { type InlineOperation, inlineWsdl } from "../../support/inline-wsdl.js";

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

const NAMED_TYPES = [
  enumeration("Choice", ["One", "Two"]),
  flags("Options", ["Read", "Write"]),
  complexType("Point", element("X", "xs:int")),
  complexType("ArrayOfChoice", repeated("Item", "tns:Choice")),
  dictionary("PointsByChoice", "tns:Choice", "tns:Point"),
];

/** One of each kind of type that has a name. */
const NAMED = ["Choice", "Options", "Point", "ArrayOfChoice", "PointsByChoice"].map((name) => `tns:${name}`);

/** Headers with the names of NetServer's headers and of JavaScript's own properties, but another meaning. */
const HEADERS = [
  element("Credentials", "tns:Point"),
  element("ApplicationToken", "xs:int"),
  element("Succeeded", "xs:string"),
  element("constructor", "xs:string"),
];

/**
 * A contract with a type of each kind in each possible place, required and optional, nillable and not: in messages, in base types,
 * in arrays, as keys and values of dictionaries, in headers and faults, and so deep that samples are cut off.
 */
export function everyPlaceWsdl(): string {
  const types = [...DATATYPES, ...NAMED];
  const headers = ["Credentials", "ApplicationToken", "Succeeded", "constructor"].map((name) => `tns:${name}`);
  return inlineWsdl({
    types: [
      `<xs:import namespace="${NAMESPACE.serialization}"/>`,
      ...NAMED_TYPES,
      ...HEADERS,
      ...types.map(typesWith),
    ].join("\n"),
    schemas: WCF_SCHEMA,
    operations: {
      ...Object.fromEntries(types.map((type) => [`Send${suffix(type)}`, operationWith(type)])),
      SendHeaders: { request: members("xs:int"), response: members("xs:int"), headers },
    },
  });
}

function typesWith(type: string): string {
  const own = suffix(type);
  return [
    complexType(`ArrayOf${own}`, element("Item", type, 'minOccurs="0" maxOccurs="unbounded"')),
    dictionary(`From${own}`, type, "xs:string"),
    dictionary(`To${own}`, "xs:string", type),
    complexType(`Base${own}`, members(type)),
    extension(`Derived${own}`, `tns:Base${own}`, members(type, "Own")),
    complexType(`Middle${own}`, element("Inner", `tns:Derived${own}`)),
    complexType(`Outer${own}`, element("Middle", `tns:Middle${own}`)),
    element(`Broken${own}`, type, 'nillable="true"'),
    element(`Header${own}`, type),
  ].join("\n");
}

function operationWith(type: string): InlineOperation {
  const own = suffix(type);
  const containers = ["ArrayOf", "From", "To", "Derived", "Outer"].map((container) => `tns:${container}${own}`);
  const particles = [
    members(type),
    ...containers.map((container, index) => members(container, String.fromCharCode(65 + index))),
  ].join("\n");
  return {
    request: particles,
    response: particles,
    headers: [`tns:Header${own}`],
    faults: { broken: `tns:Broken${own}` },
  };
}

/** Elements that are required or optional, each nillable and not. */
function members(type: string, prefix = ""): string {
  return [
    element(`${prefix}Required`, type),
    element(`${prefix}Nillable`, type, 'nillable="true"'),
    element(`${prefix}Optional`, type, 'minOccurs="0"'),
    element(`${prefix}Free`, type, 'minOccurs="0" nillable="true"'),
  ].join("");
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
