import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildContract } from "../../generator/contract/build-contract.js";
import type { Contract } from "../../generator/contract/contract.js";
import { readTemplates } from "../../generator/files/program-files.js";
import { packageOf } from "../../generator/generate.js";
import { InputError, SchemaError } from "../../generator/source/errors.js";
import { docsFiles } from "../../generator/tools/docs/docs-files.js";
import { describeContracts } from "../../generator/tools/inspect/describe-contracts.js";
import { sampleFiles } from "../../generator/tools/samples/sample-files.js";
import { errorOf } from "../runtime/messages.js";
import { build, importAll, writeTo } from "../support/built-package.js";
import { complexType, documentation, element, enumeration, extension, repeated } from "../support/component-text.js";
import { inlineWsdl, sourceFiles } from "../support/inline-wsdl.js";
import { tempFolder } from "../support/temp-folder.js";

/** Texts with a meaning in JavaScript, in comments, in HTML and Markdown, for file systems, or on a terminal. */
const HOSTILE: Readonly<Record<string, string>> = {
  quotes: `"'; globalThis.canary = 1; '"`,
  "a template": `\`\${globalThis.canary = 1}\``,
  "the end of a comment": "*/ globalThis.canary = 1; /*",
  "line ends": "a\nglobalThis.canary = 1;\r\n",
  "line ends of Unicode": "a\u2028globalThis.canary = 1;\u2029",
  markup: "<script>globalThis.canary = 1</script>",
  "a prototype": "__proto__",
  "a constructor": "constructor",
  "a path": "../../../../tmp/canary",
  "a path of Windows": "..\\..\\canary",
  "an absolute path": "/tmp/canary",
  "a device": "CON",
  "a reserved word": "delete",
  "a terminal's command": "\u009b31m\u202e",
  "nothing but space": " ",
  "a long name": "n".repeat(5000),
  "a backslash": "a\\",
  Unicode: "日本語",
};

const escapeXml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\r", "&#xD;");

const member = element("Member", "tns:Type", 'minOccurs="0"');
const type = [
  complexType("Type", element("Own", "tns:State", 'minOccurs="0"'), documentation("Doc")),
  enumeration("State", ["Value"]),
].join("");

const PLAIN = inlineWsdl({
  name: "Endpoint",
  types: type,
  operations: { Operation: { request: member, response: member } },
});

/** The places of a WSDL that can have any text. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  "an endpoint": (text) => PLAIN.replaceAll("Endpoint", text),
  "an operation": (text) => PLAIN.replaceAll("Operation", text),
  "a type": (text) => PLAIN.replaceAll('"Type"', `"${text}"`).replaceAll("tns:Type", `tns:${text}`),
  "a member": (text) => PLAIN.replaceAll('"Member"', `"${text}"`),
  "a value of an enumeration": (text) => PLAIN.replaceAll('"Value"', `"${text}"`),
  "a documentation": (text) => PLAIN.replaceAll(">Doc<", `>${text}<`),
  "a namespace": (text) => PLAIN.replaceAll("http://example.com/ServicesXX", text),
  "an action": (text) => PLAIN.replace(/soapAction="[^"]*"/, `soapAction="${text}"`),
  "an address": (text) => PLAIN.replace(/location="[^"]*"/, `location="${text}"`),
};

/** The contract, or the error that refuses a schema, in one line. */
function compile(version: string, wsdl: string): Contract | string {
  const sources = sourceFiles({ "hostile.wsdl": wsdl });
  try {
    return buildContract({ version, wsdls: [...sources.values()] }, sources);
  } catch (error) {
    if (!(error instanceof SchemaError || error instanceof InputError)) throw error;
    expect(error.message).not.toBe("");
    return error.message;
  }
}

const CASES = Object.entries(PLACES).flatMap(([place, put]) =>
  Object.entries(HOSTILE).map(([what, text]) => ({ what, place, wsdl: put(escapeXml(text)) })),
);

describe("hostile schemas", () => {
  const compiled = CASES.map(({ what, place, wsdl }, index) => ({
    what,
    place,
    result: compile(`Version${index}`, wsdl),
  }));
  const contracts = compiled.flatMap(({ result }) => (typeof result === "string" ? [] : [result]));

  it("are compiled, or refused with a position", () => {
    for (const { what, place, result } of compiled)
      if (typeof result === "string") expect(result, `${what} as ${place}`).toMatch(/^hostile\.wsdl:\d+:\d+: /);
    console.log(
      `${CASES.length} hostile schemas: ${contracts.length} compiled, ${CASES.length - contracts.length} refused`,
    );
    expect(contracts.length).toBeGreaterThan(100);
  });

  it("become code that compiles, has them as data and runs nothing", async () => {
    const files = packageOf(contracts);
    const folder = join(tempFolder(), "a/b/c/package");
    expectInside(files.keys());
    writeTo(folder, files);
    expect(build(folder)).toBe("");
    expect(importAll(folder, files)).toBe("");
    expect(readdirSync(dirname(folder))).toEqual(["package"]);
    expect(existsSync("/tmp/canary")).toBe(false);
  });

  it("become pages and samples inside their folders, without anything that a terminal or a browser runs", () => {
    const assets = { templates: readTemplates(), search: new Map() };
    for (const format of ["markdown", "html"] as const) {
      const pages = docsFiles(contracts, { format, timestamp: "2024-01-01T00:00:00Z" }, assets);
      expectInside(pages.keys());
      for (const [path, text] of pages) {
        if (!/\.(?:md|html)$/.test(path)) continue;
        expect(text, path).not.toMatch(/[\u009b\u202e\u2028]/);
        if (format === "html") expect(text, path).not.toContain("<script>globalThis");
      }
    }
    expectInside(sampleFiles(contracts, { layout: "wire", timestamp: "2024-01-01T00:00:00Z" }).keys());
    expect(describeContracts(contracts).match(/^Version\d+$/gm)).toHaveLength(contracts.length);
  });
});

/** Types in a circle: each has the next one as a member, and the last has the first. */
function chainOfTypes(count: number): string {
  const types = Array.from({ length: count }, (_, index) => {
    return complexType(`T${index}`, element("Next", `tns:T${(index + 1) % count}`, 'minOccurs="0"'));
  });
  return inlineWsdl({
    types: types.join("\n"),
    operations: { Get: { request: element("a", "tns:T0") } },
  });
}

function expectInside(paths: Iterable<string>): void {
  for (const path of paths) {
    expect(path).not.toMatch(/^\/|\\|(?:^|\/)\.\.?(?:\/|$)|[\0-\x1f\u2028\u202e\u009b:]/);
    for (const part of path.split("/")) {
      expect(part.length).toBeLessThan(200);
      expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
    }
  }
}

describe("schemas that are too large", () => {
  const types = (count: number, make: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => make(index)).join("\n");

  it.each<[string, () => string]>([
    [
      "a type that extends itself",
      () =>
        inlineWsdl({
          types: extension("A", "tns:A"),
          operations: { Get: { request: element("a", "tns:A") } },
        }),
    ],
    [
      "types that extend each other",
      () =>
        inlineWsdl({
          types: extension("A", "tns:B") + extension("B", "tns:A"),
          operations: { Get: { request: element("a", "tns:A") } },
        }),
    ],
    [
      "entities that grow",
      () => `<!DOCTYPE a [<!ENTITY a "xx"><!ENTITY b "&a;&a;">]>${PLAIN.replace(">Doc<", ">&b;<")}`,
    ],
    ["a long entity", () => `<!DOCTYPE a [<!ENTITY a "${"x".repeat(1000)}">]>${PLAIN.replace(">Doc<", ">&a;<")}`],
    [
      "an entity that is a file",
      () => `<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>${PLAIN.replace(">Doc<", ">&a;<")}`,
    ],
    ["elements in elements", () => PLAIN.replace("Doc<", `${"<a>".repeat(100_000)}<`)],
    ["more than a hundred thousand types", () => chainOfTypes(120_000)],
    ["half a document", () => PLAIN.slice(0, PLAIN.length / 2)],
    ["another document", () => "<html/>"],
    ["nothing", () => ""],
  ])("%s: refused", (_, make) => {
    expect(compile("V", make())).toMatch(/^hostile\.wsdl:\d+:\d+: /);
  });

  it.each<[string, () => string]>([
    ["a hundred thousand types", () => chainOfTypes(100_000)],
    [
      "an array of arrays of itself",
      () =>
        inlineWsdl({
          types: complexType("ArrayOfA", repeated("A", "tns:ArrayOfA")),
          operations: { Get: { request: element("a", "tns:ArrayOfA", 'minOccurs="0"') } },
        }),
    ],
    ["100 MB of annotation", () => PLAIN.replace(">Doc<", `>${"Documentation ".repeat(7_500_000)}<`)],
    [
      "a thousand levels of base types",
      () =>
        inlineWsdl({
          types: types(1000, (index) =>
            index === 0 ? complexType("T0") : extension(`T${index}`, `tns:T${index - 1}`),
          ),
          operations: { Get: { request: element("a", "tns:T999") } },
        }),
    ],
  ])("%s: a contract, or an error with a position", (_, make) => {
    const result = compile("V", make());
    if (typeof result === "string") expect(result).toMatch(/^hostile\.wsdl:\d+:\d+: /);
    else expect(result.endpoints).toHaveLength(1);
  });

  it.each([
    ["file:///etc/passwd"],
    ["../../../../../../etc/passwd"],
    ["/etc/passwd"],
    ["http://169.254.169.254/latest"],
    ["..%2f..%2fetc%2fpasswd"],
    ["\\\\server\\share"],
  ])("an import of %s reaches nothing", (location) => {
    const wsdl = PLAIN.replace(
      'elementFormDefault="qualified">',
      `elementFormDefault="qualified"><xs:import namespace="urn:x" schemaLocation="${location}"/>`,
    );
    expect(compile("V", wsdl)).toMatch(
      /^hostile\.wsdl:\d+:\d+: ".*" is not a file among the schemas(?:; --catalog maps addresses to files)?$/,
    );
  });

  it("includes that include each other end", () => {
    const schema = (other: string): string =>
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://example.com/ServicesXX"><xs:include schemaLocation="${other}"/></xs:schema>`;
    const wsdl = PLAIN.replace(
      'elementFormDefault="qualified">',
      'elementFormDefault="qualified"><xs:include schemaLocation="a.xsd"/>',
    );
    const sources = sourceFiles({ "hostile.wsdl": wsdl, "a.xsd": schema("b.xsd"), "b.xsd": schema("a.xsd") });
    const wsdls = [...sources.values()].slice(0, 1);
    expect(buildContract({ version: "V", wsdls }, sources).endpoints).toHaveLength(1);
    expect(errorOf(() => buildContract({ version: "V", wsdls }, new Map([...sources].slice(0, 2))))).toBeInstanceOf(
      SchemaError,
    );
  });
});
