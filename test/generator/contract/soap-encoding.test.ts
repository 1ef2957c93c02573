import { describe, expect, it } from "vitest";
import type { Contract } from "../../../generator/contract/contract.js";
import { contractOf } from "../../support/inline-wsdl.js";
import { encodedWsdl } from "../typescript/encoded-wsdl.js";

const WSDL = encodedWsdl();

function changed(find: string, replacement: string): Contract {
  expect(WSDL.split(find).length).toBeGreaterThan(1);
  return contractOf({ "a.wsdl": WSDL.replaceAll(find, replacement) });
}

const { types } = contractOf({ "a.wsdl": WSDL });
const XSD = "http://www.w3.org/2001/XMLSchema";

describe("types of SOAP's encoding", () => {
  it("are arrays, whose items the schema says in an attribute", () => {
    const arrays = types.flatMap((type) => (type.kind === "array" ? [type] : []));
    expect(arrays.map(({ name, item, encoding }) => [name.localName, item.type.name.localName, encoding])).toEqual([
      ["Anything", "anyType", { name: { namespace: XSD, localName: "anyType" }, dimensions: "" }],
      ["ArrayOfItem", "Item", { name: { namespace: "urn:encoded", localName: "Item" }, dimensions: "" }],
      ["ArrayOfString", "string", { name: { namespace: XSD, localName: "string" }, dimensions: "" }],
      ["Matrix", "Matrix/item", { name: { namespace: XSD, localName: "int" }, dimensions: "[]" }],
      ["Matrix/item", "int", { name: { namespace: XSD, localName: "int" }, dimensions: "" }],
      ["Numbers", "int", { name: { namespace: XSD, localName: "int" }, dimensions: "" }],
    ]);
  });

  it("have elements without a namespace, which may be nil", () => {
    expect(types.find(({ name }) => name.localName === "Item")).toMatchObject({
      content: {
        particles: [
          { element: { namespace: "", localName: "sku" }, nillable: true, occurs: { min: 1 } },
          {},
          {},
          {},
          {},
          {},
          {},
        ],
      },
    });
  });

  it("stand for those of XML Schema", () => {
    expect(types.find(({ name }) => name.localName === "Special")).toMatchObject({
      content: { particles: [{ type: { kind: "datatype", name: { namespace: XSD, localName: "string" } } }] },
    });
  });
});

it.each([
  ["an array of two dimensions", "xs:int[][]", "xs:int[,]", "an array of several dimensions (int[,]) is not supported"],
  ["a type of items without dimensions", "xs:int[][]", "xs:int", "wsdl:arrayType must be a type and its dimensions"],
  [
    "another encoding",
    'encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"',
    'encodingStyle="urn:x"',
    'the encoding "urn:x" is not supported',
  ],
  ["document style", 'style="rpc"', 'style="document"', 'use="encoded" in the style document is not supported'],
  [
    "SOAP 1.2",
    "http://schemas.xmlsoap.org/wsdl/soap/",
    "http://schemas.xmlsoap.org/wsdl/soap12/",
    'use="encoded" in SOAP 1.2 is not supported',
  ],
])("%s is refused", (_, find, replacement, want) => {
  expect(() => changed(find, replacement)).toThrow(want);
});

it("a type that a literal message needs, too, is encoded for both", () => {
  const literal = changed(
    'name="echoItem"><soap:operation soapAction="urn:encoded#echoItem"/><wsdl:input><soap:body use="encoded"',
    'name="echoItem"><soap:operation soapAction="urn:encoded#echoItem"/><wsdl:input><soap:body use="literal"',
  );
  expect(literal.types).toEqual(types);
  const operation = literal.endpoints[0]?.operations.find(({ name }) => name === "echoItem");
  expect([operation?.request.isEncoded, operation?.response.isEncoded]).toEqual([false, true]);
});
