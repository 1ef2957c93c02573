import {
  complexType,
  dictionary,
  documentation,
  element,
  enumeration,
  enumerationValue,
  extension,
  optional,
  repeated,
  restriction,
  schema,
} from "../../support/component-text.js";
import { inlineWsdl, TNS } from "../../support/inline-wsdl.js";
import { addressedWsdl, sometimesAddressedWsdl } from "./addressing-wsdl.js";
import { attachmentsWsdl } from "./attachments-wsdl.js";
import { attributesWsdl } from "./attributes-wsdl.js";
import { bindingsWsdl } from "./bindings-wsdl.js";
import { camelCaseWsdl } from "./camel-case-wsdl.js";
import { choicesWsdl } from "./choices-wsdl.js";
import { dataContractsWsdl } from "./dot-net/data-contracts-wsdl.js";
import { xmlSerializerWsdl } from "./dot-net/xml-serializer-wsdl.js";
import { encodedWsdl } from "./encoded-wsdl.js";
import { faultsWsdl } from "./faults-wsdl.js";
import { faultHeadersWsdl, headersOfOneNameWsdl, headersWsdl } from "./headers-wsdl.js";
import { knownTypesWsdl } from "./known-types-wsdl.js";
import { longNamesWsdl } from "./long-names-wsdl.js";
import { sameNamesWsdl } from "./same-names-wsdl.js";
import { simpleTypesWsdl } from "./simple-types-wsdl.js";
import { structuresWsdl } from "./structures-wsdl.js";
import { unqualifiedWsdl } from "./unqualified-wsdl.js";

/** Every character with a meaning in JavaScript, in a comment, in a template or for a tool. */
const HOSTILE_DOCUMENTATION = `*/ globalThis.canary = 1; /* \`\${globalThis.canary = 2}\` 'a' "b" \\u002a/ {@link x}\n@deprecated\u2028//# x\u202e --&gt; &lt;!-- */`;

/** Values of an enumeration, as they stand in an attribute. */
const HOSTILE_VALUES = [
  "with space",
  "&quot;; globalThis.canary = 3; &quot;",
  "it's",
  `\`\${globalThis.canary = 4}\``,
  "__proto__",
  "constructor",
  "",
  "1",
  "-1",
  "01",
  "back\\",
  "*/",
  "delete",
  "\u202eevil",
  "\u2028",
  "Åre",
];

function reservedWords(): string {
  const members = ["delete", "class", "constructor", "__proto__", "toString", "value", "reader", "with-dash", "_", "π"];
  const types = ["Map", "Record", "Date", "Document", "Reader", "Writer", "value", "constructor", "default", "any"];
  const others = ["ID", "Name", "date", "datatypes", "isNaN", "then", "__proto__", "toString", "Operation", "DateTime"];
  const fields = members.map((name) => element(name, "xs:string", 'minOccurs="0" nillable="true"')).join("\n");
  const uses = [...types, ...others].map((name) => element(`use-${name}`, `tns:${name}`, 'minOccurs="0"')).join("\n");
  return inlineWsdl({
    types: [
      ...types.map((name) => complexType(name, fields)),
      ...others.map((name) => enumeration(name, ["a", "b"])),
      complexType("Everything", `${uses}\n${element("id", "xs:ID")}\n${element("date", "xs:date", 'minOccurs="0"')}`),
    ].join("\n"),
    operations: {
      Delete: { request: fields },
      New: { response: element("result", "tns:Everything", 'minOccurs="0"') },
      Constructor: {},
      SampleEndpoint: {},
      IsNaN: {},
    },
  });
}

/** Two endpoints that share types. Each has the name of a module of every version. */
function clashes(name: string): string {
  const one = element("a", "xs:int", 'minOccurs="0"');
  const local = ["Foo", "foo", "A-B", "A.B", "A_B", "MembersOfBar", "Bar", "writeFound", "Found", "FindRequest"];
  const uses = [...local.map((type) => `tns:${type}`), "one:Bar", "two:Baz", "three:Baz", "four:Qux"];
  const fields = uses.map((type, index) => element(`m${index}`, type, 'minOccurs="0"')).join("\n");
  return inlineWsdl({
    name,
    prefixes: {
      one: "http://one.example.com/Data",
      two: "http://two.example.com/Data",
      three: "http://example.com/Three",
      four: "urn:four",
    },
    types: [
      ["http://one.example.com/Data", "http://two.example.com/Data", "http://example.com/Three", "urn:four"]
        .map((namespace) => `<xs:import namespace="${namespace}"/>`)
        .join("\n"),
      ...local.map((type) => complexType(type, one)),
      extension("Derived", "tns:Bar"),
    ].join("\n"),
    operations: { Find: { request: fields }, find: {}, WriteFindRequest: {}, "a-b": {}, "a.b": {} },
    schemas: [
      schema("http://one.example.com/Data", complexType("Bar", one)),
      schema("http://two.example.com/Data", complexType("Baz", one)),
      schema("http://example.com/Three", complexType("Baz", one)),
      schema("urn:four", complexType("Qux", one)),
    ].join("\n"),
  });
}

function hostileText(): string {
  const said = documentation(HOSTILE_DOCUMENTATION);
  const values = HOSTILE_VALUES.map((value) => enumerationValue(value, said)).join("");
  const member = `<xs:element minOccurs="0" name="Hostile" type="tns:Hostile">${said}</xs:element>`;
  return inlineWsdl({
    types: [restriction("Hostile", values, said), complexType("Holder", member, said)].join("\n"),
    operations: { Get: { request: member, response: element("Holder", "tns:Holder", 'minOccurs="0"') } },
  });
}

function shapes(): string {
  return inlineWsdl({
    prefixes: { base: "urn:base" },
    types: [
      `<xs:import namespace="urn:base"/><xs:import namespace="${SERIALIZATION}"/>`,
      complexType("Node", `${optional("Self", "tns:Node")}${optional("Children", "tns:ArrayOfNode")}`),
      complexType("ArrayOfNode", repeated("Node", "tns:Node")),
      complexType("Left", optional("Right", "tns:Right")),
      complexType("Right", optional("Left", "tns:Left")),
      complexType("ArrayOfArrayOfint", repeated("ArrayOfint", "tns:ArrayOfint")),
      complexType("ArrayOfint", element("int", "xs:int", 'minOccurs="0" maxOccurs="unbounded"')),
      complexType("Empty"),
      complexType("EmptyBase"),
      extension("OnEmpty", "tns:EmptyBase", element("Must", "xs:string")),
      extension("NothingMore", "tns:OnEmpty"),
      extension("Away", "base:Base", optional("Own", "xs:string")),
      dictionary("ByTime", "xs:dateTime", "tns:Node"),
      dictionary("ByName", "xs:string", "tns:ArrayOfint"),
      dictionary("ByNumber", "xs:int", "xs:string"),
      complexType("Values", valueMembers()),
      complexType(
        "Required",
        `${element("Id", "xs:int")}${element("Note", "xs:string", 'nillable="true"')}${element("Node", "tns:Node")}`,
      ),
    ].join("\n"),
    operations: {
      Echo: { request: shapeMembers(), response: shapeMembers() },
      Ping: {},
      Require: { request: element("Id", "xs:int"), response: element("Result", "tns:Required") },
    },
    schemas: [
      schema("urn:base", complexType("Base", optional("Inherited", "xs:string"))),
      schema(SERIALIZATION, WCF_DATATYPES.map(([name, base]) => wcfDatatype(name, base)).join("")),
    ].join("\n"),
  });
}

const SHAPES = ["Node", "Left", "ArrayOfArrayOfint", "Empty", "OnEmpty", "NothingMore", "Away", "ByTime", "ByName"];

function shapeMembers(): string {
  return [...SHAPES, "ByNumber", "Values", "Required"].map((name) => optional(name, `tns:${name}`)).join("\n");
}

function valueMembers(): string {
  const xsd = ["anyType", "QName", "date", "duration", "long", "decimal", "hexBinary", "integer", "double", "time"];
  return [
    ...xsd.map((name) => optional(name, `xs:${name}`)),
    ...WCF_DATATYPES.map(([name]) => optional(`wcf-${name}`, `ser:${name}`)),
  ].join("\n");
}

const SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";

const WCF_DATATYPES = [
  ["char", "int"],
  ["guid", "string"],
  ["duration", "duration"],
];

function wcfDatatype(name = "", base = ""): string {
  return `<xs:simpleType name="${name}"><xs:restriction base="xs:${base}"/></xs:simpleType>`;
}

function fileNames(): string {
  const types = ["con", "Con_", "index", "a.b", "a-b", "Ångström", "日本", "_", "COM1", "lpt9", "nul", "Foo2", "Foo10"];
  return inlineWsdl({
    types: types.map((name) => complexType(name, optional("a", "xs:int"))).join("\n"),
    operations: { Get: { request: types.map((name) => optional(`use-${name}`, `tns:${name}`)).join("\n") } },
  });
}

/** Types that extend types: each may replace the declared type, from any namespace, even one of the same name. */
function derivedTypes(): string {
  const uses = [
    optional("One", "tns:Shape"),
    optional("Many", "tns:ArrayOfShape"),
    optional("ByName", "tns:ShapesByName"),
    optional("Round", "tns:Circle"),
  ].join("\n");
  return inlineWsdl({
    types: [
      '<xs:import namespace="urn:other"/>',
      complexType("Root", optional("Id", "xs:int")),
      extension("Shape", "tns:Root", optional("Label", "xs:string")),
      extension("Circle", "tns:Shape", element("Radius", "xs:double")),
      extension("Square", "tns:Shape"),
      complexType("ArrayOfShape", repeated("Shape", "tns:Shape")),
      dictionary("ShapesByName", "xs:string", "tns:Shape"),
    ].join("\n"),
    schemas: schema(
      "urn:other",
      [
        `<xs:import namespace="${TNS}"/>`,
        extension("Sphere", "tns:Circle", optional("Holes", "xs:int")),
        extension("Circle", "tns:Circle", optional("Colour", "xs:string")),
      ].join("\n"),
    ),
    operations: { Draw: { request: uses } },
  });
}

/** Difficult input: WSDL files by name, by case. A case is a version of one package. */
/** Those of the package whose members are in camelCase. */
export const CAMEL_CASE_CASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CamelCase: { "sample.wsdl": camelCaseWsdl() },
};

export const GOLDEN_CASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ReservedWords: { "sample.wsdl": reservedWords() },
  Clashes: { "types.wsdl": clashes("Types"), "index.wsdl": clashes("Index") },
  HostileText: { "sample.wsdl": hostileText() },
  Shapes: { "sample.wsdl": shapes() },
  FileNames: { "sample.wsdl": fileNames() },
  DerivedTypes: { "sample.wsdl": derivedTypes() },
  FaultHeaders: { "sample.wsdl": faultHeadersWsdl() },
  HeaderNames: { "sample.wsdl": headersOfOneNameWsdl() },
  Headers: { "sample.wsdl": headersWsdl() },
  KnownTypes: { "sample.wsdl": knownTypesWsdl() },
  PortTypes: {
    "sales.wsdl": inlineWsdl({ name: "Orders", namespace: "urn:sales" }),
    "stock.wsdl": inlineWsdl({ name: "Orders", namespace: "urn:stock" }),
  },
  LongNames: { "sample.wsdl": longNamesWsdl(100) },
  Attributes: { "sample.wsdl": attributesWsdl() },
  SimpleTypes: { "sample.wsdl": simpleTypesWsdl() },
  Choices: { "sample.wsdl": choicesWsdl() },
  SameNames: { "sample.wsdl": sameNamesWsdl() },
  Structures: { "sample.wsdl": structuresWsdl() },
  Unqualified: { "sample.wsdl": unqualifiedWsdl() },
  Encoded: { "shop.wsdl": encodedWsdl() },
  XmlSerializer: { "invoices.wsdl": xmlSerializerWsdl() },
  DataContracts: { "library.wsdl": dataContractsWsdl() },
  Bindings: { "desk.wsdl": bindingsWsdl() },
  Addressed: { "desk.wsdl": addressedWsdl(), "old.wsdl": sometimesAddressedWsdl() },
  Attachments: { "archive.wsdl": attachmentsWsdl(), "archive12.wsdl": attachmentsWsdl("1.2", "Archive12") },
  Faults: { "orders.wsdl": faultsWsdl("Orders", "1.1"), "orders12.wsdl": faultsWsdl("Orders12", "1.2") },
};
