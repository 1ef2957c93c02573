import { describe, expect, it } from "vitest";
import { buildContract } from "../../../generator/contract/build-contract.js";
import { compileContracts } from "../../../generator/contract/compile-contracts.js";
import { elementsIn } from "../../../generator/contract/types.js";
import { InputError, SchemaError } from "../../../generator/source/errors.js";
import { contractOf, inlineWsdl, sourceFiles, TNS } from "../../support/inline-wsdl.js";
import { asSchemas } from "../../support/schema-files.js";

const member = (name: string, type: string) => `<xs:element name="${name}" type="${type}"/>`;
const struct = (name: string, content = "") =>
  `<xs:complexType name="${name}"><xs:sequence>${content}</xs:sequence></xs:complexType>`;

/** A WSDL with the headers of WCF: a message of their own, one part each. */
function withHeaders(headers: string, elements: string): string {
  const message = `<wsdl:message name="H"><wsdl:part name="Ticket" element="tns:Ticket"/><wsdl:part name="Zone" element="tns:Zone"/><wsdl:part name="Again" element="tns:Ticket"/></wsdl:message>`;
  return inlineWsdl({ types: elements })
    .replace("<wsdl:portType", `${message}<wsdl:portType`)
    .replace('<wsdl:input><soap:body use="literal"/>', `$&${headers}`);
}

const header = (part: string) => `<soap:header message="tns:H" part="${part}" use="literal"/>`;
const ELEMENTS = `${struct("Z")}<xs:element name="Ticket" type="xs:string" nillable="true"/><xs:element name="Zone" type="tns:Z"/>`;

describe("headers", () => {
  it("are in the order of the binding, with their types, and may be left out", () => {
    const contract = contractOf({ "a.wsdl": withHeaders(header("Zone") + header("Ticket"), ELEMENTS) });
    expect(contract.endpoints[0]?.operations[0]?.request.headers).toMatchObject([
      {
        element: { namespace: TNS, localName: "Zone" },
        type: { kind: "named", name: { localName: "Z" } },
        nillable: false,
        occurs: { min: 0, max: 1 },
      },
      {
        element: { localName: "Ticket" },
        type: { kind: "datatype", name: { localName: "string" } },
        nillable: true,
        occurs: { min: 0, max: 1 },
      },
    ]);
    expect(contract.endpoints[0]?.operations[0]?.response.headers).toEqual([]);
    expect(contract.types).toHaveLength(1);
  });

  it.each([
    [
      "an element that is not declared",
      header("Ticket"),
      ELEMENTS.replace('name="Ticket"', 'name="Tocket"'),
      "is not declared",
    ],
  ])("refuses %s", (_, headers, elements, want) => {
    expect(() => contractOf({ "a.wsdl": withHeaders(headers, elements) })).toThrow(SchemaError);
    expect(() => contractOf({ "a.wsdl": withHeaders(headers, elements) })).toThrow(want);
  });
});

describe("a header of which several parts are the same element", () => {
  it("repeats", () => {
    const contract = contractOf({ "a.wsdl": withHeaders(header("Ticket") + header("Again"), ELEMENTS) });
    expect(contract.endpoints[0]?.operations[0]?.request.headers).toMatchObject([
      { element: { localName: "Ticket" }, occurs: { min: 0, max: 2 } },
    ]);
  });
});

describe("elements belong to their endpoint", () => {
  const a = inlineWsdl({ name: "A", operations: { Get: { request: member("X", "xs:int") } } });
  const b = inlineWsdl({ name: "B", operations: { Get: { request: member("Y", "xs:string") } } });

  it("two WSDLs may have different content under one payload name", () => {
    const { endpoints } = contractOf({ "a.wsdl": a, "b.wsdl": b });
    expect(
      endpoints.map(({ name, operations }) => [
        name,
        operations
          .slice(0, 1)
          .map(({ request }) => elementsIn(request.content).map(({ element }) => element.localName)),
      ]),
    ).toEqual([
      ["A", [["X"]]],
      ["B", [["Y"]]],
    ]);
  });

  it("two endpoints may not share a name", () => {
    const run = () =>
      contractOf({ "a.wsdl": a, "b.wsdl": b.replaceAll('"B"', '"A"').replaceAll('"tns:B"', '"tns:A"') });
    expect(run).toThrow(/^b\.wsdl:\d+:1: a second portType A, after a\.wsdl:\d+:1$/);
  });
});

describe("order", () => {
  const parts = {
    types: [struct("P", member("Q", "tns:Q")), struct("Q"), struct("R", member("P", "tns:P"))],
    operations: { Get: { request: member("R", "tns:R") }, Put: { response: member("P", "tns:P") }, Add: {} },
  };
  const wsdl = (name: string, shuffle: <T>(list: T[]) => T[], documentation = "") =>
    inlineWsdl({
      name,
      types: shuffle([
        ...parts.types,
        `<xs:simpleType name="E"><xs:annotation><xs:documentation>${documentation}</xs:documentation></xs:annotation><xs:restriction base="xs:string"><xs:enumeration value="a"/></xs:restriction></xs:simpleType>`,
      ]).join("\n"),
      operations: Object.fromEntries(
        shuffle(Object.entries({ ...parts.operations, Last: { request: member("E", "tns:E") } })),
      ),
    });
  const same = <T>(list: T[]) => list;
  const want = contractOf({ "a.wsdl": wsdl("A", same, "one"), "b.wsdl": wsdl("B", same, "two") });

  it.each<[string, <T>(list: T[]) => T[]]>([
    ["reversed", (list) => list.toReversed()],
    ["rotated", (list) => [...list.slice(1), ...list.slice(0, 1)]],
    ["sorted by text", (list) => list.toSorted()],
  ])("of types, operations and files does not matter: %s", (_, shuffle) => {
    const files = shuffle([
      ["a.wsdl", wsdl("A", shuffle, "one")],
      ["b.wsdl", wsdl("B", shuffle, "two")],
    ]);
    expect(contractOf(Object.fromEntries(files))).toEqual(want);
  });

  it("of operations and types is by name", () => {
    expect(want.endpoints[0]?.operations.map(({ name }) => name)).toEqual(["Add", "Get", "Last", "Put"]);
    expect(want.types.map(({ name }) => name.localName)).toEqual(["E", "P", "Q", "R"]);
  });
});

describe("selection", () => {
  const a = inlineWsdl({ name: "A", types: struct("OfA"), operations: { Get: { request: member("X", "tns:OfA") } } });
  const b = inlineWsdl({ name: "B", types: struct("OfB"), operations: { Get: { request: member("X", "tns:OfB") } } });
  const files = sourceFiles({ "s/V1/a.wsdl": a, "s/V1/b.wsdl": b, "s/V2/a.wsdl": a });

  it("of endpoints leaves out the types of the others", () => {
    const wsdls = [...files.values()].filter(({ name }) => name.startsWith("s/V1/"));
    const contract = buildContract({ version: "V1", wsdls }, files, { endpoints: new Set(["B"]) });
    expect(contract.endpoints.map(({ name }) => name)).toEqual(["B"]);
    expect(contract.types.map(({ name }) => name.localName)).toEqual(["OfB"]);
  });

  it.each([
    ["all", {}, ["V1: A B", "V2: A"]],
    ["services", { services: ["V2"] }, ["V2: A"]],
    ["endpoints", { endpoints: ["B"] }, ["V1: B"]],
    [
      "services, and endpoints of others too",
      { services: ["V2"], endpoints: ["A", "B"], namesOthers: true },
      ["V2: A"],
    ],
  ])("%s", (_, selection, want) => {
    const contracts = compileContracts(asSchemas("s", files), selection);
    expect(
      contracts.map(({ version, endpoints }) => `${version}: ${endpoints.map(({ name }) => name).join(" ")}`),
    ).toEqual(want);
  });

  it.each([
    ["the portType", ["IOrders"], ["IOrders"]],
    ["the file under which an installation serves it", ["Orders"], ["IOrders"]],
    ["both, for two endpoints", ["IOrders", "A"], ["A", "IOrders"]],
    ["a portType, although a file has that name as well", ["A"], ["A"]],
  ])("an endpoint is selected by the name of %s", (_, endpoints, want) => {
    const orders = inlineWsdl({ name: "IOrders" });
    const sources = sourceFiles({ "s/V1/Orders.wsdl": orders, "s/V1/A.wsdl": b, "s/V1/z.wsdl": a });
    const [contract] = compileContracts(asSchemas("s", sources), { endpoints });
    expect(contract?.endpoints.map(({ name }) => name)).toEqual(want);
  });

  it("a version has the name of a folder, and the root of a disk has none", () => {
    const schemas = asSchemas("", sourceFiles({ "/a.wsdl": a }));
    expect(() => compileContracts(schemas)).toThrow(
      "/a.wsdl: the root of a disk has no name for a version; use a folder",
    );
  });

  it("the schemas folder itself may be the version", () => {
    expect(compileContracts(asSchemas("s/V2", files)).map(({ version }) => version)).toEqual(["V2"]);
  });

  it.each([
    ["an unknown service", "s", { services: ["V3"] }, 'services: "V3" is not one of V1, V2'],
    ["an unknown endpoint", "s", { endpoints: ["C"] }, 'endpoints: "C" is not one of A, B'],
    [
      "an endpoint of another version",
      "s",
      { services: ["V2"], endpoints: ["A", "B"] },
      'endpoints: "B" is not one of A',
    ],
    [
      "only endpoints of other versions",
      "s",
      { services: ["V2"], endpoints: ["B"], namesOthers: true },
      'endpoints: "B" is not one of A',
    ],
    ["a folder without WSDLs", "t", {}, "t: no WSDL files"],
  ])("refuses %s", (_, folder, selection, want) => {
    const inFolder = new Map([...files].filter(([name]) => name.startsWith(`${folder}/`)));
    const schemas = asSchemas(folder, inFolder);
    expect(() => compileContracts(schemas, selection)).toThrow(InputError);
    expect(() => compileContracts(schemas, selection)).toThrow(want);
  });
});
