import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { distinct, free, only } from "../../../generator/typescript/distinct-names.js";
import { importPath } from "../../../generator/typescript/imports.js";
import {
  type EndpointNames,
  endpointNames,
  operationNames,
  type TypeNames,
  typeNames,
  type VersionNames,
} from "../../../generator/typescript/names.js";
import { registerNames } from "../../../generator/typescript/register-names.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";
import { contractOfVersion } from "./build-golden.js";
import { GOLDEN_CASES } from "./golden-cases.js";

/** The names of a WSDL with these types and operations. */
function namesOf(types: readonly string[], operations: readonly string[] = ["Get"], name = "Sample"): VersionNames {
  const text = inlineWsdl({
    name,
    types: types.map((type) => `<xs:complexType name="${type}"><xs:sequence/></xs:complexType>`).join("\n"),
    operations: Object.fromEntries(
      operations.map((operation) => [
        operation,
        { request: types.map((type) => `<xs:element minOccurs="0" name="${type}" type="tns:${type}"/>`).join("\n") },
      ]),
    ),
  });
  return registerNames(contractOf({ "sample.wsdl": text }));
}

function typeOf(names: VersionNames, localName: string): TypeNames {
  return typeNames(names, { namespace: TNS, localName });
}

function constants(endpoint: EndpointNames): Record<string, string> {
  return Object.fromEntries([...endpoint.operations].map(([operation, { constant }]) => [operation, constant]));
}

describe("types", () => {
  it.each([
    ["Contact", "Contact", "readContact", "types/contact"],
    ["contact", "Contact", "readContact", "types/contact"],
    ["ArrayOfint", "ArrayOfint", "readArrayOfint", "types/array-of-int"],
    ["Map", "Map_", "readMap_", "types/map"],
    ["ID", "ID", "readID", "types/id"],
    ["toString", "ToString", "readToString", "types/to-string"],
    ["a.b", "A_b", "readA_b", "types/a-b"],
    ["con", "Con", "readCon", "types/con-"],
    ["日本", "日本", "read_日本", "types/u65e5u672c"],
  ])("%s is %s, with %s, in %s", (localName, identifier, read, module) => {
    expect(typeOf(namesOf([localName]), localName)).toMatchObject({ identifier, read, module });
  });

  it("that differ only in case keep their identifiers, and have separate files", () => {
    const names = namesOf(["Foo", "foo"]);
    const [upper, lower] = [typeOf(names, "Foo"), typeOf(names, "foo")];
    expect([upper.identifier, upper.read]).toEqual(["Foo", "readFoo"]);
    expect([lower.identifier, lower.read]).toEqual(["foo", "read_foo"]);
    expect([upper.module, lower.module]).toEqual(["types/foo", "types/foo-2"]);
  });

  it.each([[["a-b", "a.b"]], [["Map", "Map_"]], [["Foo", "writeFoo"]], [["Foo", "MembersOfFoo"]]])(
    "%j, which would share a name, get different names in any order",
    (types) => {
      const names = namesOf(types);
      const all = types.flatMap((type) => [...new Set(Object.values(typeOf(names, type)))]);
      expect(new Set(all).size).toBe(all.length);
      expect(namesOf(types.toReversed())).toEqual(names);
    },
  );

  it("with one name in two namespaces: the type of the version's namespace keeps it", () => {
    const names = registerNames(contractOfVersion("Clashes", GOLDEN_CASES.Clashes ?? {}));
    const identifiers = [...names.types.values()].map(({ identifier }) => identifier);
    expect(identifiers).toContain("BarOfData");
    expect(identifiers).toContain("BazOfData");
    expect(identifiers).toContain("BazOfThree");
  });
});

describe("operations", () => {
  it.each([
    ["GetContact", "getContact", "GetContactRequest"],
    ["URLEncode", "urlEncode", "URLEncodeRequest"],
    ["find", "find", "FindRequest"],
    ["Delete", "delete_", "DeleteRequest"],
    ["New", "new_", "NewRequest"],
    ["Get", "get", "GetRequest"],
    ["Constructor", "constructor_", "ConstructorRequest"],
    // `await` would call it, and so would an awaited import of the module.
    ["Then", "then_", "ThenRequest"],
    ["ToJSON", "toJSON_", "ToJSONRequest"],
    ["IsNaN", "isNaN_", "IsNaNRequest"],
    ["SampleEndpoint", "sampleEndpoint_", "SampleEndpointRequest"],
    ["Servicesxx", "servicesxx", "ServicesxxRequest"],
    ["ServicesXX", "servicesXX_", "ServicesXXRequest"],
  ])("%s is %s, its request %s", (name, constant, request) => {
    const endpoint = endpointNames(namesOf([], [name]), "Sample");
    expect(operationNames(endpoint, name)).toMatchObject({ constant, request });
  });

  it.each(["Then", "ToJSON", "Constructor", "ToString", "ValueOf", "Call"])(
    "%s is no method that the language or the client's base class means by that name",
    (name) => {
      const { method } = operationNames(endpointNames(namesOf([], [name]), "Sample"), name);
      expect(method).toBe(`${name.charAt(0).toLowerCase()}${name.slice(1)}_`);
    },
  );

  it("that differ only in the case of the first letter keep it", () => {
    const names = constants(endpointNames(namesOf([], ["Find", "find", "Other"]), "Sample"));
    expect(names).toEqual({ Find: "Find", find: "find", Other: "other" });
  });

  it("that would be spelled alike get different names", () => {
    const names = constants(endpointNames(namesOf([], ["a-b", "a.b"]), "Sample"));
    expect(names).toEqual({ "a-b": "a_b", "a.b": "a_b2" });
  });

  it("yield to types, and to the functions of types", () => {
    const names = namesOf(["FindRequest", "contact", "Contact", "Person"], ["Find", "Contact", "ReadPerson"]);
    const endpoint = endpointNames(names, "Sample");
    expect(operationNames(endpoint, "Find")).toMatchObject({ constant: "find", request: "FindRequest_" });
    expect(operationNames(endpoint, "Contact").constant).toBe("contact_");
    expect(operationNames(endpoint, "ReadPerson").constant).toBe("readPerson_");
  });
});

describe("endpoints", () => {
  it.each([
    ["Batch", "batch", "batch", "batchEndpoint"],
    ["CRMScript", "crm-script", "crmScript", "crmScriptEndpoint"],
    ["Types", "types-endpoint", "types", "typesEndpoint"],
    ["Index", "index-endpoint", "index", "indexEndpoint"],
    ["Namespaces", "namespaces-endpoint", "namespaces", "namespacesEndpoint"],
    ["Import", "import", "import_", "importEndpoint"],
    ["Con", "con-", "con", "conEndpoint"],
    ["IOrders", "orders", "orders", "ordersEndpoint"],
    ["IPAddresses", "ip-addresses", "ipAddresses", "ipAddressesEndpoint"],
    ["Items", "items", "items", "itemsEndpoint"],
  ])("%s is the module %s, exported as %s, with %s", (name, module, exportName, endpoint) => {
    expect(endpointNames(namesOf([], ["Get"], name), name)).toMatchObject({ module, exportName, endpoint });
  });

  it("an interface and a class with one name differ by the I of the interface", () => {
    const { endpoints } = registerNames(
      contractOf({ "a.wsdl": inlineWsdl({ name: "IOrders" }), "b.wsdl": inlineWsdl({ name: "Orders" }) }),
    );
    expect([...endpoints].map(([name, { module, client }]) => [name, module, client])).toEqual([
      ["IOrders", "i-orders", "IOrdersClient"],
      ["Orders", "orders", "OrdersClient"],
    ]);
  });

  it.each([[["Types", "TypesEndpoint"]], [["EMail", "E-Mail"]], [["Foo", "FOO"]]])(
    "%j, which would share a file, get different files",
    ([first = "", second = ""]) => {
      const { endpoints } = registerNames(
        contractOf({ "a.wsdl": inlineWsdl({ name: first }), "b.wsdl": inlineWsdl({ name: second }) }),
      );
      expect(new Set([...endpoints.values()].map(({ module }) => module)).size).toBe(2);
      expect(new Set([...endpoints.values()].map(({ exportName }) => exportName)).size).toBe(2);
    },
  );
});

it("namespaces with the same last segment differ by the segment before", () => {
  const { namespaces } = registerNames(contractOfVersion("Clashes", GOLDEN_CASES.Clashes ?? {}));
  expect(Object.fromEntries(namespaces)).toEqual({
    [TNS]: "servicesXX",
    "http://example.com/Three": "three",
    "http://one.example.com/Data": "oneExampleComData",
    "http://two.example.com/Data": "twoExampleComData",
    "urn:four": "four",
  });
});

it.each([
  ["http://example.com/orders/1.0", "orders_1_0"],
  ["urn:example:orders:2024:06", "orders_2024_06"],
  ["http://10.0.0.1/1", "http_10_0_0_1_1"],
])("the namespace %s, whose last segment has no letter, is %s", (namespace, name) => {
  const { namespaces } = registerNames(contractOf({ "a.wsdl": inlineWsdl({ namespace }) }));
  expect(namespaces.get(namespace)).toBe(name);
});

it.each([
  ["Services88", "services88"],
  ["Runtime", "runtime-version"],
  ["../evil", "u002fevil"],
])("the version %s is the folder %s", (version, folder) => {
  expect(registerNames(contractOfVersion(version, { "a.wsdl": inlineWsdl({}) })).folder).toBe(folder);
});

it.each([
  ["batch", "types/contact", "./types/contact"],
  ["types/contact", "types/person", "./person"],
  ["types/contact", "namespaces", "../namespaces"],
  ["types/contact", "../runtime/codegen", "../../runtime/codegen"],
  // The name of the working directory does not matter.
  ["batch", `../${basename(process.cwd())}/codegen`, `../${basename(process.cwd())}/codegen`],
])("from %s to %s is %s", (from, to, want) => {
  expect(importPath(from, to)).toBe(want);
});

it("an unregistered name is an error", () => {
  expect(() => typeOf(namesOf([]), "Nothing")).toThrow(/Nothing was not registered/);
  expect(() => endpointNames(namesOf([]), "Nothing")).toThrow(/Nothing was not registered/);
});

describe("distinct", () => {
  const upper = (name: string): string => name.toUpperCase();
  const same = (name: string): string => name;

  it("uses the first rule for all items that get different names", () => {
    expect([...distinct(["a", "b"], only, upper, same).values()]).toEqual(["A", "B"]);
  });

  it("moves all items with a shared name to the next rule, even after a clash with a moved one", () => {
    const rule = (name: string): string => (name === "b" ? "X" : name === "x" ? "X" : name);
    expect([...distinct(["a", "A", "x"], only, upper, rule, same).values()]).toEqual(["a", "A", "X"]);
    expect([...distinct(["b", "B", "x"], only, upper, rule, (name) => `${name}!`).values()]).toEqual(["b!", "B", "x!"]);
  });

  it("refuses items that no rule names differently", () => {
    expect(() => distinct(["a", "A"], only, upper)).toThrow(/would both be called A in TypeScript/);
  });
});

it("free adds underscores until nothing else has the name or a name made from it", () => {
  expect(free("a", new Set())).toBe("a");
  expect(free("class", new Set(["class_"]))).toBe("class__");
  expect(free("A", new Set(["readA"]), (name) => [name, `read${name}`])).toBe("A_");
});
