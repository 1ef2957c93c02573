import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { expect, it } from "vitest";
import { generate } from "../../generator/api/generate.js";
import { startMock } from "../../generator/api/start-mock.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { runs } from "../property/runs.js";
import { build, writeTo } from "../support/built-package.js";
import { dictionary } from "../support/component-text.js";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { tempFolder } from "../support/temp-folder.js";

const TEXTS = '<xs:element name="Texts" type="tns:ByText" minOccurs="0"/>';

const WSDL = inlineWsdl({
  types: dictionary("ByText", "xs:string", "xs:string"),
  operations: { Get: { request: TEXTS, response: TEXTS } },
});

/** A text that XML can hold as it is. */
const text = fc.string({ unit: "grapheme-ascii" });

it("a package with a Map for all dictionaries compiles, calls the mock, and reads what it writes in the same order", async () => {
  const folder = tempFolder();
  const file = join(folder, "Sample.wsdl");
  writeFileSync(file, WSDL);
  const { packages } = await generate({ sources: [file], config: { values: { dictionary: "Map" } } });
  const soap = join(folder, "soap");
  writeTo(soap, packages[0].files);
  expect(build(soap)).toBe("");
  const { SampleClient, get } = await import(pathToFileURL(join(soap, "dist/index.js")).href);

  const mock = await startMock({ sources: [file], config: false });
  const client = new SampleClient({ url: mock.endpoints[0]?.url });
  const response = await client.get({
    Texts: new Map([
      ["10", "ten"],
      ["a", null],
    ]),
  });
  await mock.close();
  expect(response.Texts).toBeInstanceOf(Map);
  expect([...response.Texts.values()]).toContainEqual(expect.any(String));

  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(text, fc.option(text)), { selector: ([key]) => key }), (entries) => {
      const body = { Texts: new Map(entries) };
      const read: unknown = decodeMessage(get.request, encodeMessage(get.request, { headers: {}, body })).body;
      expect(read).toStrictEqual(body);
      expect(read).toHaveProperty(
        "Texts",
        expect.toSatisfy((map: Map<string, unknown>) => isInOrder(map, entries)),
      );
    }),
    runs(200),
  );
});

const USES = `import { ArchiveRow } from "./netserver/archive/index.js";
import { UserDefinedFields } from "./netserver/values/index.js";
import { NetServerError } from "./netserver/index.js";
import type { SoExceptionInfo } from "./services88/index.js";

export function seen(info: SoExceptionInfo): string[] {
  const columns = new Map([["contactId", { DisplayValue: "[I:7]" }]]);
  return [...new UserDefinedFields(info.Parameters ?? new Map()).names(), ...new ArchiveRow({ ColumnData: columns }).names()];
}

/** The error of a call, with the texts of its parameters. */
export function parametersOf(info: SoExceptionInfo): Readonly<Record<string, string | null>> {
  return new NetServerError(info).parameters;
}
`;

it("a NetServer package with Maps compiles, and its errors and views of dictionaries take them", async () => {
  const { packages } = await generate({
    services: ["Services88"],
    endpoints: ["Batch"],
    config: { schemas: "schemas", values: { dictionary: "Map" } },
  });
  const soap = join(tempFolder(), "soap");
  writeTo(soap, new Map([...packages[0].files, ["src/uses.ts", USES]]));
  expect(build(soap)).toBe("");
  const { seen, parametersOf } = await import(pathToFileURL(join(soap, "dist/uses.js")).href);
  const info = {
    Message: "no",
    Parameters: new Map([
      ["id", "7"],
      ["__proto__", null],
    ]),
  };
  expect(seen(info)).toEqual(["id", "__proto__", "contactId"]);
  expect(Object.entries(parametersOf(info))).toEqual([
    ["id", "7"],
    ["__proto__", null],
  ]);
});

function isInOrder(map: ReadonlyMap<string, unknown>, entries: readonly (readonly [string, unknown])[]): boolean {
  return JSON.stringify([...map]) === JSON.stringify(entries);
}
