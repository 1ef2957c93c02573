import { describe, expect, it } from "vitest";
import { compileContracts, type Selection } from "../../../generator/contract/compile-contracts.js";
import type { Endpoint } from "../../../generator/contract/contract.js";
import { RefusedError } from "../../../generator/source/errors.js";
import { element } from "../../support/component-text.js";
import { inlineWsdl, sourceFiles, TNS } from "../../support/inline-wsdl.js";

const DICTIONARY = `<xs:complexType name="Odd"><xs:annotation><xs:appinfo><ser:IsDictionary>true</ser:IsDictionary></xs:appinfo></xs:annotation><xs:sequence/></xs:complexType>`;
const BY_ENTRY = "a type marked IsDictionary must be a sequence of entries with a key and a value";
const BY_MESSAGE = `the message {${TNS}}Missing is not defined`;

/** Two operations need a type that cannot be expressed, one a message that is not there, and two are plain. */
const WSDL = inlineWsdl({
  types: DICTIONARY,
  operations: {
    First: { request: element("A", "tns:Odd") },
    Get: {},
    Last: { response: element("B", "tns:Odd") },
    Place: {},
    Put: {},
  },
}).replace('message="tns:Place"', 'message="tns:Missing"');

function compile(selection: Selection = {}): Endpoint | undefined {
  const files = sourceFiles({ "s/V1/a.wsdl": WSDL });
  return compileContracts({ folder: "s", ownName: "s", files }, selection)[0]?.endpoints[0];
}

function errorOf(selection: Selection = {}): unknown {
  try {
    return compile(selection);
  } catch (error) {
    return error;
  }
}

describe("operations that cannot be expressed", () => {
  it("are all named, by reason", () => {
    const error = errorOf();
    if (!(error instanceof RefusedError)) throw error;
    expect(error.groups.map(({ error: { reason }, operations }) => [reason, operations])).toEqual([
      [BY_ENTRY, ["Sample.First", "Sample.Last"]],
      [BY_MESSAGE, ["Sample.Place"]],
    ]);
    expect(error.message).toMatch(/^s\/V1\/a\.wsdl:\d+:\d+: a type marked .*, and 1 more$/);
  });

  it("can be left out", () => {
    expect(compile({ skipUnsupported: true })).toMatchObject({
      operations: [{ name: "Get" }, { name: "Put" }],
      leftOut: [
        { operation: "First", reason: BY_ENTRY },
        { operation: "Last", reason: BY_ENTRY },
        { operation: "Place", reason: BY_MESSAGE },
      ],
    });
  });

  it("can be left out by name", () => {
    expect(compile({ skip: ["First", "Sample.Last", "Place"] })).toMatchObject({
      operations: [{ name: "Get" }, { name: "Put" }],
      leftOut: ["First", "Last", "Place"].map((operation) => ({ operation, reason: "it is skipped" })),
    });
  });

  it("do not matter if others are picked", () => {
    expect(compile({ operations: ["Sample.Get"] })).toMatchObject({ operations: [{ name: "Get" }], leftOut: [] });
  });
});

it.each<[Selection, string]>([
  [{ operations: ["Get", "Gte"] }, 'operations: "Gte" is no operation of what is selected'],
  [{ skip: ["Gte"], skipUnsupported: true }, 'skip: "Gte" is no operation or endpoint of what is selected'],
])("%j is an error", (selection, want) => {
  expect(() => compile(selection)).toThrow(want);
});

describe("skip", () => {
  const files = sourceFiles({
    "s/A.wsdl": inlineWsdl({ name: "A", namespace: "urn:a" }),
    "s/B.wsdl": inlineWsdl({ name: "B", namespace: "urn:b", operations: { A: {}, Get: {} } }),
    "s/C.wsdl": inlineWsdl({ name: "C", namespace: "urn:c" }),
  });
  const namesWithout = (...skip: string[]) => {
    const [contract] = compileContracts({ folder: "s", ownName: "s", files }, { skip });
    return contract?.endpoints.map(({ name, operations }) => [name, operations.map((operation) => operation.name)]);
  };

  it("leaves out an endpoint by name", () => {
    expect(namesWithout("C")).toEqual([
      ["A", ["Get"]],
      ["B", ["A", "Get"]],
    ]);
  });

  it("means an operation if one has the name", () => {
    expect(namesWithout("A", "C")).toEqual([
      ["A", ["Get"]],
      ["B", ["Get"]],
    ]);
  });
});

it("files that cannot be used are all named", () => {
  const broken = ["a", "b"].map((name) => [`s/V1/${name}.wsdl`, `<${name}/>`] as const);
  const files = sourceFiles(Object.fromEntries([...broken, ["s/V1/c.wsdl", WSDL]]));
  const run = (): unknown => compileContracts({ folder: "s", ownName: "s", files });
  expect(run).toThrow(RefusedError);
  expect(run).toThrow("s/V1/a.wsdl:1:1: expected wsdl:definitions, found a, and 1 more");
});
