import { describe, expect, it } from "vitest";
import type { NamedType, Operation } from "../../../generator/contract/contract.js";
import { elementsIn, isRequired, relatives, TypeIndex, typesIn, usesIn } from "../../../generator/contract/types.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";
import { headersWsdl } from "../typescript/headers-wsdl.js";

const member = (name: string, type: string, more = "") => `<xs:element name="${name}" type="${type}" ${more}/>`;
const struct = (name: string, content = "") =>
  `<xs:complexType name="${name}"><xs:sequence>${content}</xs:sequence></xs:complexType>`;
const extension = (name: string, base: string, content = "") =>
  `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="tns:${base}"><xs:sequence>${content}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;
const VALUES = `<xs:restriction base="xs:string"><xs:enumeration value="a"/></xs:restriction>`;

const { types, endpoints } = contractOf({
  "a.wsdl": inlineWsdl({
    types: [
      extension("Cat", "Pet", member("Lives", "xs:int", 'minOccurs="0"')),
      extension("Kitten", "Cat", member("Mother", "tns:Cat")),
      extension("Dog", "Pet", member("Tricks", "tns:Tricks")),
      struct("Pet", member("Name", "xs:string") + member("Size", "tns:Size")),
      struct("Dogs", member("Dog", "tns:Dog", 'minOccurs="0" maxOccurs="unbounded"')),
      `<xs:complexType name="Owners"><xs:annotation><xs:appinfo><ser:IsDictionary>true</ser:IsDictionary></xs:appinfo></xs:annotation><xs:sequence><xs:element name="Entry" maxOccurs="unbounded"><xs:complexType><xs:sequence>${member("Key", "tns:Size")}${member("Value", "tns:Pet")}</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>`,
      `<xs:simpleType name="Size">${VALUES}</xs:simpleType>`,
      `<xs:simpleType name="Tricks"><xs:list><xs:simpleType>${VALUES}</xs:simpleType></xs:list></xs:simpleType>`,
      `<xs:element name="Bite" type="tns:Dog"/>`,
    ].join("\n"),
    operations: {
      Walk: {
        request: member("Pet", "tns:Pet") + member("Dogs", "tns:Dogs"),
        response: member("Owners", "tns:Owners"),
        faults: { BiteFault: "tns:Bite" },
      },
    },
  }),
});

const index = new TypeIndex(types);
const own = (localName: string) => ({ namespace: TNS, localName });
const names = (named: readonly { readonly name: { readonly localName: string } }[]) =>
  named.map(({ name }) => name.localName);

function onlyOperation(operations: readonly Operation[] | undefined): Operation {
  const [operation] = operations ?? [];
  if (operation === undefined) throw new Error("no operation");
  return operation;
}

describe("the index of types", () => {
  it("has each type by its name", () => {
    expect(types.map(({ name }) => index.get({ ...name }))).toEqual(types);
  });

  it.each([
    ["a type that is not there", () => index.get(own("Cow")), `the contract has no type {${TNS}}Cow`],
    ["a name of another namespace", () => index.get({ namespace: "", localName: "Cat" }), "no type {}Cat"],
    ["a struct that is none", () => index.struct(own("Size")), `{${TNS}}Size is no struct`],
  ])("has no %s", (_, get, want) => {
    expect(get).toThrow(want);
  });

  it("gives a struct with its bases, the outermost first", () => {
    expect(names(index.withBases(index.struct(own("Kitten"))))).toEqual(["Pet", "Cat", "Kitten"]);
    expect(names(index.withBases(index.struct(own("Pet"))))).toEqual(["Pet"]);
  });

  it("gives all that extend a struct, each before those that extend it", () => {
    expect(names(index.derivedFrom(index.struct(own("Pet"))))).toEqual(["Cat", "Kitten", "Dog"]);
    expect(names(index.derivedFrom(index.struct(own("Dog"))))).toEqual([]);
  });

  it("gives the elements of a struct, those of its bases first", () => {
    const elements = index.allElements(index.struct(own("Kitten")));
    expect(elements.map(({ element }) => element.localName)).toEqual(["Name", "Size", "Lives", "Mother"]);
  });
});

describe("what a type leads to", () => {
  it.each<[kind: NamedType["kind"], name: string, types: string[], relatives: string[]]>([
    ["struct", "Pet", ["string", "Size"], ["Cat", "Dog"]],
    ["struct", "Cat", ["int"], ["Pet", "Kitten"]],
    ["array", "Dogs", ["Dog"], []],
    ["dictionary", "Owners", ["Size", "Pet"], []],
    ["simple", "Size", [], []],
    ["simple", "Tricks", [], []],
  ])("%s %s", (kind, name, wantTypes, wantRelatives) => {
    const type = index.get(own(name));
    expect(type.kind).toBe(kind);
    expect(names(typesIn(type))).toEqual(wantTypes);
    expect(relatives(type).map(({ localName }) => localName)).toEqual(wantRelatives);
  });
});

it("elements that may be absent are not required", () => {
  const elements = elementsIn(index.struct(own("Cat")).content);
  const { request } = onlyOperation(endpoints[0]?.operations);
  expect([...elements, ...elementsIn(request.content)].map((use) => [use.element.localName, isRequired(use)])).toEqual([
    ["Lives", false],
    ["Pet", true],
    ["Dogs", true],
  ]);
});

describe("what the messages of an operation use", () => {
  const lines = (operation: Operation): string[] =>
    usesIn(operation).map(
      ({ direction, place, element, type }) => `${direction} ${place} ${element.localName}: ${type.name.localName}`,
    );

  it("members and faults", () => {
    expect(lines(onlyOperation(endpoints[0]?.operations))).toEqual([
      "request body Pet: Pet",
      "request body Dogs: Dogs",
      "response body Owners: Owners",
      "response fault Bite: Dog",
    ]);
  });

  it("headers", () => {
    const [endpoint] = contractOf({ "a.wsdl": headersWsdl() }).endpoints;
    expect(lines(onlyOperation(endpoint?.operations))).toEqual([
      "request header Token: string",
      "request header Caller: Payload",
      "request header Trace: int",
      "request body Text: string",
    ]);
  });
});
