import { expect, it } from "vitest";
import { distinctStyle, documentedStyle, type SampleStyle } from "../../../../generator/tools/samples/sample-style.js";
import { Sampler } from "../../../../generator/tools/samples/sample-values.js";
import { encodeMessage } from "../../../../templates/runtime/soap/envelope.js";
import { type PutRequest, put } from "../../../golden/choices/sample.js";
import { complexType, element } from "../../../support/component-text.js";
import { contractOf, inlineWsdl } from "../../../support/inline-wsdl.js";
import { choicesWsdl } from "../../typescript/choices-wsdl.js";

it("a list of texts has items, also where sample texts have spaces in them", () => {
  const types = '<xs:simpleType name="Words"><xs:list itemType="xs:string"/></xs:simpleType>';
  const wsdl = inlineWsdl({ types, operations: { Get: { request: element("Words", "tns:Words") } } });
  const contract = contractOf({ "a.wsdl": wsdl });
  const [operation] = contract.endpoints[0]?.operations ?? [];
  if (operation === undefined) throw new Error("no operation");
  const sampled = (style: SampleStyle): unknown => new Sampler(contract, style).content(operation.request.content);
  expect(sampled(distinctStyle({}))).toEqual({ Words: [expect.stringMatching(/^\S+$/)] });
  // Texts are empty in the documentation, so no item can be made of them.
  expect(sampled(documentedStyle("2024-01-01T00:00:00Z", 5))).toEqual({ Words: [] });
});

it("a list of elements has them in an order that the schema allows, as often as it must", () => {
  const contract = contractOf({ "a.wsdl": choicesWsdl() });
  const [operation] = contract.endpoints[0]?.operations ?? [];
  if (operation === undefined) throw new Error("no operation");
  const body = new Sampler(contract, distinctStyle({})).content(operation.request.content);
  const keysOf = (items: readonly object[]): string[] => items.flatMap((item) => Object.keys(item));
  expect(body).toMatchObject({ UseScene: { $items: expect.anything() }, UseForm: { $content: expect.anything() } });
  const { UseScene, UseForm, UseTwice } = body as Pick<PutRequest, "UseScene" | "UseForm" | "UseTwice">;
  expect(keysOf(UseScene?.$items ?? [])).toEqual(["Title", "Speech", "Song", "Verse", "Verse", "Title"]);
  expect(keysOf(UseForm?.$content.filter((item) => typeof item !== "string") ?? [])).toEqual(["Name", "City"]);
  expect(keysOf(UseTwice?.$items ?? [])).toEqual(["A", "B", "A"]);
  expect(() => encodeMessage(put.request, { body: body as PutRequest })).not.toThrow();
});

it("an element that repeats and may be nil is a list at any depth, with nil in it where it must have items", () => {
  const many = element("Many", "xs:int", 'minOccurs="1" maxOccurs="unbounded" nillable="true"');
  const wsdl = inlineWsdl({
    types: complexType("Deep", element("Id", "xs:int") + many),
    operations: { Get: { request: element("Deep", "tns:Deep") } },
  });
  const contract = contractOf({ "a.wsdl": wsdl });
  const [operation] = contract.endpoints[0]?.operations ?? [];
  if (operation === undefined) throw new Error("no operation");
  const style = { ...distinctStyle({}), maxDepth: 0 };
  expect(new Sampler(contract, style).content(operation.request.content)).toMatchObject({ Deep: { Many: [null] } });
});
