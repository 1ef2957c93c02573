import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { readTemplates } from "../../generator/files/program-files.js";
import { packageOf } from "../../generator/generate.js";
import type { MemoryFolder } from "../../generator/package/memory-folder.js";
import { docsFiles } from "../../generator/tools/docs/docs-files.js";
import type { ValueTypes } from "../../generator/typescript/datatypes.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { build, writeTo } from "../support/built-package.js";
import { dictionary } from "../support/component-text.js";
import { contractOf, inlineWsdl } from "../support/inline-wsdl.js";
import { tempFolder } from "../support/temp-folder.js";

const CONTRACT = contractOf({
  "sample.wsdl": inlineWsdl({
    types: [
      `<xs:complexType name="ArrayOflong"><xs:sequence><xs:element name="long" type="xs:long" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>`,
      dictionary("ByTime", "xs:dateTime", "xs:dateTime"),
      dictionary("ByLong", "xs:long", "xs:long"),
      dictionary("ByText", "xs:string", "xs:string"),
    ].join("\n"),
    operations: {
      Get: {
        request: `
<xs:element name="At" type="xs:dateTime" minOccurs="0" nillable="true"/>
<xs:element name="Count" type="xs:long"/>
<xs:element name="Size" type="xs:unsignedLong" minOccurs="0"/>
<xs:element name="Exact" type="xs:integer" minOccurs="0"/>
<xs:element name="Counts" type="tns:ArrayOflong" minOccurs="0"/>
<xs:element name="Times" type="tns:ByTime" minOccurs="0"/>
<xs:element name="Longs" type="tns:ByLong" minOccurs="0"/>
<xs:element name="Texts" type="tns:ByText" minOccurs="0"/>`,
      },
    },
  }),
});

function packageWith(values: ValueTypes): MemoryFolder {
  return packageOf([CONTRACT], { values });
}

/** The members of the request in the module of the endpoint. */
function membersIn(files: MemoryFolder): string[] {
  const text = files.get("src/services-xx/sample.ts") ?? "";
  const [, body = ""] = /export interface GetRequest \{\n([\s\S]*?)\n\}/.exec(text) ?? [];
  return body
    .split("\n")
    .filter((line) => !/^\s*(?:\/\*\*|\*)/.test(line))
    .map((line) => line.trim());
}

const NUMBERS = { At: new Date("2024-07-01T12:00:00Z"), Count: -5, Size: 7, Exact: 9n, Counts: [1, 2] };
const TEXTS = { At: "2024-07-01T12:00:00", Count: "-5", Size: "7", Exact: 9n, Counts: ["1", "2"] };
const KEYS = ["2024-07-01T12:00:00", 3n] as const;

describe.each([
  {
    values: { dateTime: "Date", long: "number" } as const,
    want: [
      "Date | null",
      "number",
      "number",
      "bigint",
      "number[]",
      "Map<DateTime, Date | null>",
      "Map<bigint, number | null>",
      "Record<string, string | null>",
    ],
    value: { ...NUMBERS, Times: new Map([[KEYS[0], NUMBERS.At]]), Longs: new Map([[KEYS[1], 4]]) },
    says: ["a dateTime is a `Date`", "unsignedLong are a `number`; one that", "Keys of dictionaries"],
  },
  {
    values: { dateTime: "string", long: "string" } as const,
    want: [
      "DateTime | null",
      "string",
      "string",
      "bigint",
      "string[]",
      "Map<DateTime, DateTime | null>",
      "Map<bigint, string | null>",
      "Record<string, string | null>",
    ],
    value: { ...TEXTS, Times: new Map([[KEYS[0], TEXTS.At]]), Longs: new Map([[KEYS[1], "4"]]) },
    says: ["unsignedLong are a `string` of digits", "Keys of dictionaries"],
  },
  {
    values: { dictionary: "Map" } as const,
    want: [
      "DateTime | null",
      "bigint",
      "bigint",
      "bigint",
      "bigint[]",
      "Map<DateTime, DateTime | null>",
      "Map<bigint, bigint | null>",
      "Map<string, string | null>",
    ],
    value: {
      ...{ At: "2024-07-01T12:00:00", Count: -5n, Size: 7n, Exact: 9n, Counts: [1n, 2n] },
      ...{ Times: new Map([[KEYS[0], TEXTS.At]]), Longs: new Map([[KEYS[1], 4n]]) },
      // An object would put the number first.
      Texts: new Map([
        ["z", "last"],
        ["10", null],
        ["__proto__", "x"],
      ]),
    },
    says: ["a dictionary is a `Map`, also if its keys are text"],
  },
])("a package with $values", ({ values, want, value, says }) => {
  const files = packageWith(values);

  it("declares the chosen types, and its README says so", () => {
    const types = membersIn(files).map((line) => /: (.*?)(?: \| undefined)?;$/.exec(line)?.[1]);
    expect(types).toEqual(want);
    for (const text of says) expect(files.get("README.md")).toContain(text);
  });

  it("compiles, and reads what it writes", async () => {
    const folder = tempFolder();
    writeTo(folder, files);
    expect(build(folder)).toBe("");
    const { get } = await import(pathToFileURL(join(folder, "dist/services-xx/sample.js")).href);
    const text = encodeMessage(get.request, { headers: {}, body: value });
    expect(text).toContain(">-5</");
    expect(decodeMessage(get.request, text).body).toStrictEqual(value);
  });
});

it("the README of a package with the usual types does not mention them", () => {
  expect([...packageWith({ dateTime: "string", long: "bigint", dictionary: "object" })]).toEqual([...packageWith({})]);
  expect(packageWith({}).get("README.md")).not.toMatch(/In this package|<!--/);
});

it("reference pages show the types of the package, and calls with such values", () => {
  const assets = { templates: readTemplates(), search: new Map() };
  const values = { dateTime: "Date", long: "number", dictionary: "Map" } as const;
  const files = docsFiles([CONTRACT], { format: "markdown", timestamp: "2024-07-01T12:00:00", values }, assets);
  const page = files.get("ServicesXX/Sample/Get.md") ?? "";
  expect(page).toContain("| `At` | `dateTime` | `Date \\| null` |");
  expect(page).toContain('At: new Date("2024-07-01T12:00:00.000Z"),');
  expect(page).toContain("Count: 0,");
  expect(page).toContain("| `Map<string, string \\| null>` |");
  expect(page).toMatch(/Texts: new Map\(\[/);
});
