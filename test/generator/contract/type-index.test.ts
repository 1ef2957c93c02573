import { describe, expect, it } from "vitest";
import type { NamedType, Operation } from "../../../generator/contract/contract.js";
import { elementsIn, isRequired, relatives, TypeIndex, typesIn, usesIn } from "../../../generator/contract/types.js";
import { complexType, dictionary, element, enumeration, extension } from "../../support/component-text.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";
import { headersWsdl } from "../typescript/headers-wsdl.js";

const { types, endpoints } = contractOf({
  "a.wsdl": inlineWsdl({
    isDotNet: true,
    types: [
      extension("Cat", "tns:Pet", element("Lives", "xs:int", 'minOccurs="0"')),
      extension("Kitten", "tns:Cat", element("Mother", "tns:Cat")),
      extension("Dog", "tns:Pet", element("Tricks", "tns:Tricks")),
      complexType("Pet", element("Name", "xs:string") + element("Size", "tns:Size")),
      complexType("Dogs", element("Dog", "tns:Dog", 'minOccurs="0" maxOccurs="unbounded"')),
      dictionary("Owners", "tns:Size", "tns:Pet"),
      enumeration("Size", ["a"]),
      '<xs:simpleType name="Tricks"><xs:list><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="a"/></xs:restriction></xs:simpleType></xs:list></xs:simpleType>',
      element("Bite", "tns:Dog"),
    ].join("\n"),
    operations: {
      Walk: {
        request: element("Pet", "tns:Pet") + element("Dogs", "tns:Dogs"),
        response: element("Owners", "tns:Owners"),
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
    ["a type that does not exist", () => index.get(own("Cow")), `the contract has no type {${TNS}}Cow`],
    ["a name of another namespace", () => index.get({ namespace: "", localName: "Cat" }), "no type {}Cat"],
    ["a type that is not a struct", () => index.struct(own("Size")), `{${TNS}}Size is not a struct`],
  ])("has no %s", (_, get, want) => {
    expect(get).toThrow(want);
  });

  it("returns a struct with its bases, the outermost first", () => {
    expect(names(index.withBases(index.struct(own("Kitten"))))).toEqual(["Pet", "Cat", "Kitten"]);
    expect(names(index.withBases(index.struct(own("Pet"))))).toEqual(["Pet"]);
  });

  it("returns all structs that extend a struct, each before those that extend it", () => {
    expect(names(index.derivedFrom(index.struct(own("Pet"))))).toEqual(["Cat", "Kitten", "Dog"]);
    expect(names(index.derivedFrom(index.struct(own("Dog"))))).toEqual([]);
  });

  it("returns the elements of a struct, those of its bases first", () => {
    const elements = index.allElements(index.struct(own("Kitten")));
    expect(elements.map(({ element }) => element.localName)).toEqual(["Name", "Size", "Lives", "Mother"]);
  });
});

describe("the types that a type uses, and its relatives", () => {
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
