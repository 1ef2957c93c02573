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

function isInOrder(map: ReadonlyMap<string, unknown>, entries: readonly (readonly [string, unknown])[]): boolean {
  return JSON.stringify([...map]) === JSON.stringify(entries);
}
