import { describe, expect, it } from "vitest";
import type { Contract } from "../../../generator/contract/contract.js";
import { SchemaError } from "../../../generator/source/errors.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";

const REACH = { Get: { request: '<xs:element name="X" type="o:T" xmlns:o="urn:o"/>' } };
const T = '<xs:complexType name="T"><xs:sequence><xs:element name="A" type="xs:int"/></xs:sequence></xs:complexType>';

/** A schema document; its content begins on line 2. */
function xsd(namespace: string | undefined, content: string): string {
  const target = namespace === undefined ? "" : ` targetNamespace="${namespace}" xmlns:t="${namespace}"`;
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"${target} elementFormDefault="qualified">\n${content}\n</xs:schema>`;
}

/** A WSDL at v/a.wsdl whose second schema refers to others, and further files. */
function compile(references: string, files: Readonly<Record<string, string>>, operations = REACH): Contract {
  return contractOf({ "v/a.wsdl": inlineWsdl({ operations, schemas: xsd(undefined, references) }), ...files });
}

const importOf = (location: string) => `<xs:import namespace="urn:o" schemaLocation="${location}"/>`;
const typeNames = ({ types }: Contract) => types.map(({ name }) => `{${name.namespace}}${name.localName}`);

describe("import and include", () => {
  it.each<[what: string, references: string, files: Readonly<Record<string, string>>]>([
    ["in the same folder", importOf("o.xsd"), { "v/o.xsd": xsd("urn:o", T) }],
    ["with a dot", importOf("./o.xsd"), { "v/o.xsd": xsd("urn:o", T) }],
    ["in another folder", importOf("../shared/o.xsd"), { "shared/o.xsd": xsd("urn:o", T) }],
    ["with a backslash", importOf("s\\o.xsd"), { "v/s/o.xsd": xsd("urn:o", T) }],
    ["with an escaped space", importOf("my%20o.xsd"), { "v/my o.xsd": xsd("urn:o", T) }],
    [
      "relative to the file that contains it",
      importOf("s/m.xsd"),
      { "v/s/m.xsd": xsd("urn:o", '<xs:include schemaLocation="o.xsd"/>'), "v/s/o.xsd": xsd("urn:o", T) },
    ],
    [
      "without location, from elsewhere",
      `<xs:import namespace="urn:o"/><xs:import namespace="urn:m" schemaLocation="m.xsd"/>`,
      { "v/m.xsd": xsd("urn:m", importOf("o.xsd")), "v/o.xsd": xsd("urn:o", T) },
    ],
    [
      "an include cycle",
      importOf("o.xsd"),
      {
        "v/o.xsd": xsd("urn:o", '<xs:include schemaLocation="p.xsd"/>'),
        "v/p.xsd": xsd("urn:o", `<xs:include schemaLocation="o.xsd"/>${T}`),
      },
    ],
    [
      "an import cycle",
      importOf("o.xsd"),
      {
        "v/o.xsd": xsd("urn:o", `<xs:import namespace="urn:m" schemaLocation="m.xsd"/>${T}`),
        "v/m.xsd": xsd("urn:m", importOf("o.xsd")),
      },
    ],
    [
      "an include of itself",
      importOf("o.xsd"),
      { "v/o.xsd": xsd("urn:o", `<xs:include schemaLocation="o.xsd"/>${T}`) },
    ],
    [
      "a chameleon include",
      importOf("o.xsd"),
      { "v/o.xsd": xsd("urn:o", '<xs:include schemaLocation="c.xsd"/>'), "v/c.xsd": xsd(undefined, T) },
    ],
  ])("%s", (_, references, files) => {
    expect(typeNames(compile(references, files))).toEqual(["{urn:o}T"]);
  });

  it("a chameleon gets the namespace for its members and references, through further includes", () => {
    const contract = compile(importOf("o.xsd"), {
      "v/o.xsd": xsd("urn:o", '<xs:include schemaLocation="c.xsd"/>'),
      "v/c.xsd": xsd(
        undefined,
        `<xs:include schemaLocation="d.xsd"/><xs:complexType name="T"><xs:complexContent><xs:extension base="B"><xs:sequence><xs:element name="E" type="E"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`,
      ),
      "v/d.xsd": xsd(
        undefined,
        '<xs:complexType name="B"/><xs:simpleType name="E"><xs:restriction base="xs:string"><xs:enumeration value="a"/></xs:restriction></xs:simpleType>',
      ),
    });
    expect(typeNames(contract)).toEqual(["{urn:o}B", "{urn:o}E", "{urn:o}T"]);
    expect(contract.types[2]).toMatchObject({
      base: { namespace: "urn:o" },
      content: { particles: [{ element: { namespace: "urn:o" } }] },
    });
  });

  it("one document may be a chameleon for two namespaces", () => {
    const references = `${importOf("o.xsd")}<xs:import namespace="urn:p" schemaLocation="p.xsd"/>`;
    const include = '<xs:include schemaLocation="c.xsd"/>';
    const operations = { Get: { request: `${REACH.Get.request}<xs:element name="Y" type="p:T" xmlns:p="urn:p"/>` } };
    const files = { "v/o.xsd": xsd("urn:o", include), "v/p.xsd": xsd("urn:p", include), "v/c.xsd": xsd(undefined, T) };
    expect(typeNames(compile(references, files, operations))).toEqual(["{urn:o}T", "{urn:p}T"]);
  });

  it("works in a folder that is named ./schemas", () => {
    const wsdl = inlineWsdl({ operations: REACH, schemas: xsd(undefined, importOf("../s/o.xsd")) });
    const contract = contractOf({ "./schemas/v/a.wsdl": wsdl, "./schemas/s/o.xsd": xsd("urn:o", T) });
    expect(typeNames(contract)).toEqual(["{urn:o}T"]);
  });

  it.each([
    "o.xsd",
    "",
    ".",
    "../../o.xsd",
    "../../../v/p.xsd",
    "/v/p.xsd",
    "\\v\\p.xsd",
    "\\\\v\\p.xsd",
    "C:\\v\\p.xsd",
    "..\\..\\o.xsd",
    "http://example.com/p.xsd",
    "file:///v/p.xsd",
    "file:p.xsd",
    "%zz",
    "%2e%2e/v/p.xsd",
    "p.xsd?x=1",
  ])("refuses the location %j", (location) => {
    const run = () => compile(importOf(location), { "v/p.xsd": xsd("urn:o", T) });
    expect(run).toThrow(SchemaError);
    expect(run).toThrow(`${JSON.stringify(location)} is not a file among the schemas`);
    expect(run).toThrow(/^v\/a\.wsdl:13:1: /);
  });

  it.each([
    ["an import", importOf("x.xsd"), "xs:import expects a schema for urn:o, but this one is for urn:x"],
    [
      "an import of no namespace",
      '<xs:import schemaLocation="x.xsd"/>',
      "xs:import expects a schema for no namespace, but this one is for urn:x",
    ],
    [
      "an include",
      '<xs:include schemaLocation="x.xsd"/>',
      "xs:include expects a schema for no namespace, but this one is for urn:x",
    ],
  ])("refuses the wrong namespace in %s", (_, references, want) => {
    expect(() => compile(references, { "v/x.xsd": xsd("urn:x", T) })).toThrow(want);
  });

  it.each([
    ["an address", "http://example.com/o.xsd"],
    ["no file", "nowhere.xsd"],
    ["nothing", ""],
  ])(
    "treats the location of an import as a hint, which may be %s, if another document has the namespace",
    (_, location) => {
      const references = `${importOf(location)}<xs:import namespace="urn:m" schemaLocation="m.xsd"/>`;
      const files = { "v/m.xsd": xsd("urn:m", importOf("o.xsd")), "v/o.xsd": xsd("urn:o", T) };
      expect(typeNames(compile(references, files))).toEqual(["{urn:o}T"]);
    },
  );

  it("does not treat the location of an include as a hint", () => {
    const files = { "v/o.xsd": xsd("urn:o", `<xs:include schemaLocation="nowhere.xsd"/>${T}`) };
    expect(() => compile(importOf("o.xsd"), files)).toThrow(
      'v/o.xsd:2:1: "nowhere.xsd" is not a file among the schemas',
    );
  });

  it.each([
    ["XML Schema", "http://www.w3.org/2001/XMLSchema", "http://www.w3.org/2001/XMLSchema.xsd"],
    ["XML Schema in a file", "http://www.w3.org/2001/XMLSchema", "dtd.xsd"],
    ["XML", "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2001/xml.xsd"],
    ["instances", "http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/2001/XMLSchema-instance"],
  ])("needs no document for the namespace of %s", (_, namespace, location) => {
    const references = `<xs:import namespace="${namespace}" schemaLocation="${location}"/>${importOf("o.xsd")}`;
    const files = { "v/dtd.xsd": "<!DOCTYPE xs:schema><xs:schema/>", "v/o.xsd": xsd("urn:o", T) };
    expect(typeNames(compile(references, files))).toEqual(["{urn:o}T"]);
  });

  it("refuses what is not a schema", () => {
    const run = () => compile(importOf("x.xsd"), { "v/x.xsd": "\n<html/>" });
    expect(run).toThrow("v/x.xsd:2:1: expected xs:schema, found html");
  });
});

describe("types of one version", () => {
  const wsdl = (name: string, types: string) =>
    inlineWsdl({ name, types, operations: { [`Get${name}`]: { request: '<xs:element name="X" type="tns:T"/>' } } });

  it.each([
    ["white space and line ends", T.replaceAll("><", ">\r\n  <")],
    [
      "documentation",
      T.replace("<xs:sequence>", "<xs:annotation><xs:documentation>d</xs:documentation></xs:annotation>$&"),
    ],
    ["the order of attributes", T.replace('name="A" type="xs:int"', 'type="xs:int" name="A"')],
    [
      "prefixes",
      T.replace("<xs:sequence>", '<xs:sequence xmlns:y="http://www.w3.org/2001/XMLSchema">').replace("xs:int", "y:int"),
    ],
    ["defaults that are written out", T.replace('name="A"', 'name="A" minOccurs="1" nillable="false"')],
  ])("are merged even if they differ in %s", (_, other) => {
    const contract = contractOf({ "a.wsdl": wsdl("A", T), "b.wsdl": wsdl("B", other) });
    expect(typeNames(contract)).toEqual([`{${TNS}}T`]);
  });

  it.each([
    ["a member", T.replace('"A"', '"B"')],
    ["its type", T.replace("xs:int", "xs:long")],
    ["nillable", T.replace('name="A"', 'name="A" nillable="true"')],
    ["minOccurs", T.replace('name="A"', 'name="A" minOccurs="0"')],
    [
      "appinfo",
      T.replace(
        "<xs:sequence>",
        "<xs:annotation><xs:appinfo><ser:IsDictionary>true</ser:IsDictionary></xs:appinfo></xs:annotation>$&",
      ),
    ],
  ])("that differ in %s are an error with both positions", (_, other) => {
    const run = () => contractOf({ "a.wsdl": wsdl("A", T), "b.wsdl": wsdl("B", other) });
    expect(run).toThrow(SchemaError);
    expect(run).toThrow(`b.wsdl:4:1: type {${TNS}}T is defined differently at a.wsdl:4:1`);
  });

  it("may differ within one WSDL, which is an error too", () => {
    expect(() => contractOf({ "a.wsdl": wsdl("A", `${T}\n${T.replace("int", "long")}`) })).toThrow(
      `a.wsdl:5:1: type {${TNS}}T is defined differently at a.wsdl:4:1`,
    );
  });
});

describe("a reference to a missing type is an error, even if no operation uses it", () => {
  it.each([
    [
      "a member",
      '<xs:complexType name="T"><xs:sequence>\n<xs:element name="A" type="tns:N"/></xs:sequence></xs:complexType>',
      "5:1: element A: ",
    ],
    [
      "a member with a default",
      '<xs:complexType name="T"><xs:sequence>\n<xs:element name="A" default="x" type="tns:N"/></xs:sequence></xs:complexType>',
      "5:1: element A: ",
    ],
    [
      "a member of an anonymous type",
      '<xs:element name="E"><xs:complexType><xs:sequence>\n<xs:element name="A" type="tns:N"/></xs:sequence></xs:complexType></xs:element>',
      "5:1: element A: ",
    ],
    ["a global element", '<xs:element name="E" type="tns:N"/>', "4:1: "],
    [
      "a base type",
      '<xs:complexType name="T"><xs:complexContent>\n<xs:extension base="tns:N"/></xs:complexContent></xs:complexType>',
      "5:1: ",
    ],
    ["a restriction", '<xs:simpleType name="T">\n<xs:restriction base="tns:N"/></xs:simpleType>', "5:1: "],
    ["a list", '<xs:simpleType name="T">\n<xs:list itemType="tns:N"/></xs:simpleType>', "5:1: "],
  ])("%s", (_, types, want) => {
    expect(() => contractOf({ "a.wsdl": inlineWsdl({ types }) })).toThrow(`a.wsdl:${want}the type {${TNS}}N is not`);
  });

  it.each(["xs:strin", "xs:constructor", "xs:__proto__"])("%s", (type) => {
    const types = `<xs:element name="E" type="${type}"/>`;
    expect(() => contractOf({ "a.wsdl": inlineWsdl({ types }) })).toThrow("is not defined");
  });
});
