import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileContracts } from "../../../generator/contract/compile-contracts.js";
import type { CatalogEntries } from "../../../generator/files/catalog.js";
import { locate } from "../../../generator/files/location.js";
import { type InputRules, readFiles, readFolder } from "../../../generator/files/read-input.js";
import type { SchemaFiles } from "../../../generator/source/source-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";
import { tempFolder } from "../../support/temp-folder.js";

const TYPES_NAMESPACE = "urn:types";

const TYPES = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${TYPES_NAMESPACE}">
  <xs:simpleType name="Code"><xs:restriction base="xs:string"/></xs:simpleType>
</xs:schema>`;

/** A WSDL with a member of the type Code, from a schema that it imports. */
function importing(location: string | undefined): string {
  const at = location === undefined ? "" : ` schemaLocation="${location}"`;
  const schemas = `<xs:schema targetNamespace="urn:main"><xs:import namespace="${TYPES_NAMESPACE}"${at}/></xs:schema>`;
  const request = `<xs:element name="Code" type="t:Code" xmlns:t="${TYPES_NAMESPACE}"/>`;
  return inlineWsdl({ name: "Orders", schemas, operations: { Get: { request } } });
}

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = tempFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** What a file gives: the endpoints, or the error after the name of the folder. */
function compiled(read: () => SchemaFiles, folder: string): string[] {
  try {
    return compileContracts(read()).flatMap(({ endpoints }) => endpoints.map(({ name }) => name));
  } catch (error) {
    return [String(error).replaceAll(folder, "")];
  }
}

function fileIn(folder: string, path: string, rules?: InputRules): string[] {
  return compiled(() => readFiles([locate(join(folder, path))], rules), folder);
}

const catalog = (entries: Readonly<Record<string, string>>): CatalogEntries => new Map(Object.entries(entries));

describe("a WSDL file", () => {
  it.each(["Orders.wsdl", "Orders.xml", "Orders", "Orders.svc.wsdl.txt", "my orders.WSDL"])("is called %s", (name) => {
    expect(fileIn(folderOf({ [name]: inlineWsdl({ name: "Orders" }) }), name)).toEqual(["Orders"]);
  });

  it("gives its name to its contract, which has no folder", () => {
    const folder = folderOf({ "Orders.v2.wsdl": inlineWsdl({ name: "Orders" }) });
    const [contract] = compileContracts(readFiles([locate(join(folder, "Orders.v2.wsdl"))]));
    expect(contract).toMatchObject({ version: "Orders.v2", isAlone: true });
  });

  it("imports from its folder and below", () => {
    const folder = folderOf({ "a/Orders.wsdl": importing("types/my%20types.xsd"), "a/types/my types.xsd": TYPES });
    expect(fileIn(folder, "a/Orders.wsdl")).toEqual(["Orders"]);
  });

  it.each([
    ["types&amp;codes.xsd", "types&codes.xsd"],
    ["typ&#x65;s.xsd", "types.xsd"],
    ["o'types.xsd", "o'types.xsd"],
    // The white space around a URI is no part of it (XSD 1.0 part 2, 3.2.17).
    [" &#10;types.xsd\n    ", "types.xsd"],
  ])("imports by the location %s the file %s", (location, name) => {
    expect(fileIn(folderOf({ "Orders.wsdl": importing(location), [name]: TYPES }), "Orders.wsdl")).toEqual(["Orders"]);
  });

  it("shares its types with others that are given with it", () => {
    const folder = folderOf({ "a.wsdl": inlineWsdl({ name: "A" }), "b.wsdl": inlineWsdl({ name: "B" }) });
    const both = ["a.wsdl", "b.wsdl"].map((name) => locate(join(folder, name)));
    expect(compiled(() => readFiles(both), folder)).toEqual(["A", "B"]);
  });

  it("must be there", () => {
    expect(fileIn(folderOf({}), "Orders.wsdl")).toEqual(["InputError: /Orders.wsdl: no such file or folder"]);
  });
});

describe("an import above the folder", () => {
  const files = { "v1/Orders.wsdl": importing("../common/types.xsd"), "common/types.xsd": TYPES };

  it("is an error that names the option which allows it", () => {
    const folder = folderOf(files);
    const [error] = fileIn(folder, "v1/Orders.wsdl");
    expect(error).toMatch(
      /^SchemaError: \/v1\/Orders\.wsdl:\d+:\d+: xs:import of "\.\.\/common\/types\.xsd" leads out of \/v1; --root \S* allows it$/,
    );
  });

  it("is followed as far as --root allows", () => {
    const folder = folderOf(files);
    expect(fileIn(folder, "v1/Orders.wsdl", { root: locate(folder) })).toEqual(["Orders"]);
  });

  it.each(["..%2fcommon%2ftypes.xsd", "%2e%2e/common/types.xsd", "/etc/passwd", "file:///etc/passwd"])(
    "is not hidden in %s",
    (location) => {
      const folder = folderOf({ ...files, "v1/Orders.wsdl": importing(location) });
      expect(fileIn(folder, "v1/Orders.wsdl", { root: locate(folder) })[0]).toContain(
        "is not a file among the schemas",
      );
    },
  );

  it("is not hidden in a link", () => {
    const folder = folderOf({ "v1/Orders.wsdl": importing("types.xsd"), "common/types.xsd": TYPES });
    symlinkSync("../common/types.xsd", join(folder, "v1/types.xsd"));
    expect(fileIn(folder, "v1/Orders.wsdl")[0]).toContain("leads out of /v1; --root");
  });

  it("is only a hint where the namespace is known from elsewhere", () => {
    const wsdl = importing("../common/types.xsd").replace("<wsdl:types>", `<wsdl:types>${TYPES}`);
    expect(fileIn(folderOf({ ...files, "v1/Orders.wsdl": wsdl }), "v1/Orders.wsdl")).toEqual(["Orders"]);
  });
});

describe("a catalog maps", () => {
  const address = "http://example.com/schemas/types.xsd";
  const files = { "Orders.wsdl": importing(address), "vendor/types.xsd": TYPES };

  it("nothing if it is not given: the error names the option", () => {
    expect(fileIn(folderOf(files), "Orders.wsdl")[0]).toMatch(
      /"http:\/\/example\.com\/schemas\/types\.xsd" is not a file among the schemas; --catalog maps addresses to files$/,
    );
  });

  it.each([
    ["an address", address, "vendor/types.xsd"],
    ["the beginning of addresses", "http://example.com/schemas/", "vendor"],
    ["a namespace", TYPES_NAMESPACE, "vendor/types.xsd"],
  ])("%s", (_, key, path) => {
    const folder = folderOf(files);
    expect(fileIn(folder, "Orders.wsdl", { catalog: catalog({ [key]: join(folder, path) }) })).toEqual(["Orders"]);
  });

  it("the namespace of an import without a location", () => {
    const folder = folderOf({ ...files, "Orders.wsdl": importing(undefined) });
    const rules = { catalog: catalog({ [TYPES_NAMESPACE]: join(folder, "vendor/types.xsd") }) };
    expect(fileIn(folder, "Orders.wsdl", rules)).toEqual(["Orders"]);
  });

  it.each(["../secret.xsd", "%2e%2e/secret.xsd", "..%5Csecret.xsd", "a//types.xsd"])(
    "no address that leads out of its folder: %s",
    (rest) => {
      const folder = folderOf({
        "Orders.wsdl": importing(`http://example.com/schemas/${rest}`),
        "secret.xsd": TYPES,
        "vendor/types.xsd": TYPES,
      });
      const rules = { catalog: catalog({ "http://example.com/schemas/": join(folder, "vendor") }) };
      expect(fileIn(folder, "Orders.wsdl", rules)[0]).toContain("is not a file among the schemas");
    },
  );
});

describe("a folder", () => {
  it("without folders of versions is one service, whatever its files are called", () => {
    const folder = folderOf({
      "Orders.xml": importing("types.xml"),
      "types.xml": TYPES,
      "settings.xml": "<settings/>",
      "notes.xml": "not XML at all",
    });
    const [contract] = compileContracts(readFolder(locate(folder)));
    expect(contract).toMatchObject({ isAlone: true, endpoints: [{ name: "Orders" }] });
  });

  it("with a WSDL in UTF-16 called .xml has it", () => {
    const text = `\uFEFF${inlineWsdl({ name: "Orders" }).replace(/^<\?xml[^>]*>/, "")}`;
    const folder = folderOf({ "Orders.xml": Buffer.from(text, "utf16le") });
    expect(compiled(() => readFolder(locate(folder)), folder)).toEqual(["Orders"]);
  });

  it("with folders has versions", () => {
    const folder = folderOf({ "v1/Orders.wsdl": inlineWsdl({}), "v2/Orders.xml": inlineWsdl({}) });
    const contracts = compileContracts(readFolder(locate(folder)));
    expect(contracts.map(({ version, isAlone }) => [version, isAlone])).toEqual([
      ["v1", false],
      ["v2", false],
    ]);
  });

  it("may import from outside as far as --root allows", () => {
    const folder = folderOf({ "v1/Orders.wsdl": importing("../common/types.xsd"), "common/types.xsd": TYPES });
    const read = (rules?: InputRules) => compiled(() => readFolder(locate(join(folder, "v1")), rules), folder);
    expect(read()[0]).toContain("leads out of /v1; --root");
    expect(read({ root: locate(folder) })).toEqual(["Orders"]);
  });
});
