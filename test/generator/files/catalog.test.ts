import { describe, expect, it } from "vitest";
import { mappedPath, parseCatalog } from "../../../generator/files/catalog.js";

describe("parseCatalog", () => {
  const parse = (text: string): [string, string][] => [...parseCatalog({ name: "c", text })];

  it("reads a JSON object", () => {
    expect(parse('{ "http://example.com/a.xsd": "a.xsd" }')).toEqual([["http://example.com/a.xsd", "a.xsd"]]);
  });

  it("reads an XML catalog of OASIS", () => {
    const text = `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog" prefer="system">
  <group>
    <uri name="urn:types" uri="types.xsd"/>
    <system systemId="http://example.com/a.xsd" uri="a.xsd"/>
  </group>
  <rewriteURI uriStartString="http://example.com/b/" rewritePrefix="b/"/>
  <rewriteSystem systemIdStartString="http://example.com/c/" rewritePrefix="c/"/>
</catalog>`;
    expect(parse(text)).toEqual([
      ["urn:types", "types.xsd"],
      ["http://example.com/a.xsd", "a.xsd"],
      ["http://example.com/b/", "b/"],
      ["http://example.com/c/", "c/"],
    ]);
  });

  it.each([
    ["[]", "c: expected an object such as"],
    ['{ "a": 1 }', "c: expected an object such as"],
    ["nothing", "c: neither JSON nor an XML catalog"],
    ["<a/>", "c:1:1: expected an XML catalog of OASIS"],
    [
      '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><nextCatalog catalog="x"/></catalog>',
      "nextCatalog is no entry that a catalog of schemas can have here",
    ],
  ])("refuses %s", (text, want) => {
    expect(() => parse(text)).toThrow(want);
  });
});

it("the longest beginning wins", () => {
  const entries = new Map([
    ["http://example.com/", "all"],
    ["http://example.com/b/", "b"],
    ["http://example.com/b/c.xsd", "exact.xsd"],
  ]);
  const want = { "http://example.com/a.xsd": "all/a.xsd", "http://example.com/b/d%20e.xsd?x": "b/d e.xsd" };
  for (const [uri, path] of Object.entries(want)) expect(mappedPath(entries, uri)).toBe(path);
  expect(mappedPath(entries, "http://example.com/b/c.xsd")).toBe("exact.xsd");
  expect(mappedPath(entries, "http://example.org/a.xsd")).toBeUndefined();
});
