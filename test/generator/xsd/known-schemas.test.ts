import { describe, expect, it } from "vitest";
import { contractOf, inlineWsdl } from "../../support/inline-wsdl.js";
import { linkSchemas, schemaText } from "../../support/schema-text.js";
import { KNOWN_NAMESPACES, knownTypesWsdl } from "../typescript/known-types-wsdl.js";

const WSA = KNOWN_NAMESPACES.wsa;

/** The schema set of a schema for urn:t with these components, which may use the prefixes. */
function link(components: string) {
  const prefixes = Object.entries(KNOWN_NAMESPACES).map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`);
  return linkSchemas({ "a.xsd": schemaText(components, `targetNamespace="urn:t"${prefixes.join("")}`) });
}

describe("a schema of a well-known namespace", () => {
  it.each(Object.entries(KNOWN_NAMESPACES))("%s is whole: all that it refers to is declared", (_, namespace) => {
    const { types, elements, attributes } = link(`<xs:import namespace="${namespace}"/>`);
    const names = [...types.keys(), ...elements.keys(), ...attributes.keys()];
    expect(names.filter((name) => name.startsWith(`{${namespace}}`))).not.toEqual([]);
  });

  it.each([
    ["an import without a location", `<xs:import namespace="${WSA}"/>`],
    ["an import whose location leads nowhere", `<xs:import namespace="${WSA}" schemaLocation="ws-addr.xsd"/>`],
    ["an import of an address", `<xs:import namespace="${WSA}" schemaLocation="http://www.w3.org/ws-addr.xsd"/>`],
    ["no import", ""],
  ])("serves %s", (_, reference) => {
    const set = link(`${reference}<xs:element name="E" type="wsa:EndpointReferenceType"/>`);
    expect(set.types.has(`{${WSA}}EndpointReferenceType`)).toBe(true);
    expect(set.namespaces).toEqual(["urn:t"]);
  });

  it("comes with the schemas that it refers to itself", () => {
    const { attributes } = link(`<xs:import namespace="${KNOWN_NAMESPACES.wsse}"/>`);
    expect(attributes.has(`{${KNOWN_NAMESPACES.wsu}}Id`)).toBe(true);
  });

  it("is not there if nothing refers to it", () => {
    const { elements, types, attributes } = link('<xs:element name="E" type="xs:string"/>');
    const names = [...elements.keys(), ...types.keys(), ...attributes.keys()];
    expect(names.filter((name) => !name.startsWith("{http://www.w3.org/2001/XMLSchema}"))).toEqual(["{urn:t}E"]);
  });

  it("does not serve names that it does not have", () => {
    expect(() => link('<xs:element name="E" type="wsa:EndpointReference2"/>')).toThrow(
      `the type {${WSA}}EndpointReference2 is not defined`,
    );
  });

  it("serves the part of a message, even if no schema refers to it", () => {
    const wsdl = inlineWsdl({ prefixes: { wsa: WSA }, operations: { Get: { headers: ["wsa:Action"] } } });
    const [operation] = contractOf({ "a.wsdl": wsdl }).endpoints[0]?.operations ?? [];
    expect(operation?.request.headers.map(({ type }) => type.name)).toEqual([
      { namespace: WSA, localName: "AttributedURIType" },
    ]);
  });

  it("is the same as that of a file which says the same", () => {
    const action = '<xs:element name="Action" type="wsa:AttributedURIType"/>';
    const type =
      '<xs:complexType name="AttributedURIType" mixed="false"><xs:annotation><xs:documentation>An address.</xs:documentation></xs:annotation><xs:simpleContent><xs:extension base="xs:anyURI"><xs:anyAttribute namespace="##other" processContents="lax"/></xs:extension></xs:simpleContent></xs:complexType>';
    const wsdl = (name: string, schemas: string) =>
      inlineWsdl({ name, prefixes: { wsa: WSA }, schemas, operations: { [name]: { headers: ["wsa:Action"] } } });
    const own = `<xs:schema targetNamespace="${WSA}">${action}${type}</xs:schema>`;
    const { types } = contractOf({ "a.wsdl": wsdl("A", ""), "b.wsdl": wsdl("B", own) });
    expect(types.map(({ name }) => name.localName)).toEqual(["AttributedURIType"]);
  });
});

it("a contract has what it needs of them", () => {
  const { types, elements } = contractOf({ "a.wsdl": knownTypesWsdl() });
  const names = [...types, ...elements.map(({ element }) => ({ name: element }))].map(({ name }) => name);
  const namespaces = new Set(names.map(({ namespace }) => namespace));
  const { enc, soap11, soap12, ds, xop, wsaw, wsam } = KNOWN_NAMESPACES;
  for (const namespace of [enc, soap11, soap12, ds, xop, wsaw, wsam]) expect(namespaces).not.toContain(namespace);
  const { wsa, wsa04, wsse, wsu, xmime, xlink } = KNOWN_NAMESPACES;
  for (const namespace of [wsa, wsa04, wsse, wsu, xmime, xlink]) expect(namespaces).toContain(namespace);
});
