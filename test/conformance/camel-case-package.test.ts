import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { check } from "../../generator/api/check.js";
import { docs } from "../../generator/api/docs.js";
import { generate } from "../../generator/api/generate.js";
import { startMock } from "../../generator/api/start-mock.js";
import { CAMEL_CASE_NAMES, camelCaseWsdl } from "../generator/typescript/camel-case-wsdl.js";
import { build, node, writeTo } from "../support/built-package.js";
import { tempFolder } from "../support/temp-folder.js";

const COMPILER = [
  "--ignoreConfig",
  "--noEmit",
  "--strict",
  "--exactOptionalPropertyTypes",
  "--module",
  "nodenext",
  "--target",
  "es2023",
];

const NAMES = Object.fromEntries(CAMEL_CASE_NAMES.map(([name, property]) => [property, `of ${name}`]));

const ORDER = {
  names: NAMES,
  mainPart: { $type: "WidePart", partNo: 1, line: ["a", null], "@partNo": 2, "@partNo$2": 3, unit: "kg", "@line": 4 },
  mainPart$2: { partNo: 5, line: ["x"], unit: "m" },
  note: { $content: ["text", { bold: "b" }, { bold$2: 6 }] },
  steps: { $items: [{ goTo: 7 }, { from: 8, upTo: 9 }, { goTo: 10 }] },
  totalAmount: { $value: "1.50", currency: "NOK" },
  rates: { SEK: "1.05", __proto: null },
};

const FULL_ORDER = { ...ORDER, mainPart: { ...ORDER.mainPart, cardNo: "c" } };

/** The WSDL and the package for it, written and built. */
async function builtPackage() {
  const folder = tempFolder();
  const [file, soap] = [join(folder, "Sample.wsdl"), join(folder, "soap")];
  writeFileSync(file, camelCaseWsdl());
  const { packages } = await generate({ sources: [file], config: { members: "camelCase" } });
  writeTo(soap, packages[0].files);
  expect(build(soap)).toBe("");
  const library = await import(pathToFileURL(join(soap, "dist/index.js")).href);
  return { file, soap, files: packages[0].files, library };
}

it("a package in camelCase compiles, calls the mock, and a handler gets what a client sends", async () => {
  const { file, library } = await builtPackage();
  const { SampleClient, sampleEndpoint, createHandler } = library;
  const mock = await startMock({ sources: [file], config: false });
  const mocked = new SampleClient({ url: mock.endpoints[0]?.url, headers: { sessionId: "a" } });
  expect(await mocked.putOrder(FULL_ORDER)).toEqual({ putOrderResult: expect.any(Number) });
  await mock.close();

  const calls: unknown[] = [];
  const handler = createHandler(sampleEndpoint, {
    putOrder: (request: unknown, headers: unknown) => {
      calls.push(request, headers);
      return { body: { putOrderResult: 3 } };
    },
  });
  const client = new SampleClient({ url: "https://example.com/", fetch: handler });
  const headers = { sessionId: "a", sessionId$2: "b" };
  expect(await client.putOrder(FULL_ORDER, { headers })).toEqual({ putOrderResult: 3 });
  const { $type, ...mainPart } = FULL_ORDER.mainPart;
  expect(calls).toEqual([{ ...FULL_ORDER, mainPart }, headers]);
});

it("its messages have the names of the schemas, and it refuses those in values", async () => {
  const { encodeMessage, EncodeError, putOrder } = (await builtPackage()).library;
  const text: string = encodeMessage(putOrder.request, { headers: {}, body: FULL_ORDER });
  for (const [name] of CAMEL_CASE_NAMES) expect(text).toContain(`<${name}>of ${name}</${name}>`);
  expect(text).toMatch(/<MainPart [^>]*partNo="2" PartNO="3" Unit="kg" line="4">/);

  const refusal = (body: object): unknown => {
    try {
      return encodeMessage(putOrder.request, { headers: {}, body });
    } catch (error) {
      return error instanceof EncodeError && error instanceof Error ? error.message : error;
    }
  };
  expect([
    refusal({ names: { ID: "x" } }),
    refusal({ mainPart$2: { partNo: 1, unit: 5 } }),
    refusal({ mainPart: { unit: "m", partNo: 1 } }),
  ]).toEqual([
    'cannot write PutOrder: Names.ID: expected only members of the type, found the key "ID"',
    "cannot write PutOrder: mainPart$2.Unit: expected a string, found a value of type number",
    "cannot write PutOrder: MainPart: expected one of cardNo or iban with iban$2, found none",
  ]);
});

it("the items of a list come while the answer arrives, by the name of the property", async () => {
  const { soap, library } = await builtPackage();
  const { items } = await import(pathToFileURL(join(soap, "dist/streaming/index.js")).href);
  const { SampleClient, sampleEndpoint, createHandler, listParts } = library;
  const part = (partNo: number) => ({ partNo, line: ["a"], unit: "m" });
  const body = { partCount: 2, partLine: [part(1), part(2)] };
  const client = new SampleClient({
    url: "https://example.com/",
    fetch: createHandler(sampleEndpoint, { listParts: () => ({ body }) }),
  });
  const lines = items(client, listParts, {}, { member: "partLine" });
  expect(await lines.next()).toEqual({ done: false, value: part(1) });
  expect(await lines.next()).toEqual({ done: false, value: part(2) });
  expect(await lines.next()).toMatchObject({ done: true, value: { partCount: 2 } });
});

it("its README and the pages have both names, and their code compiles", async () => {
  const { file, soap, files } = await builtPackage();
  const readme = files.get("README.md") ?? "";
  const pages = await docs({ sources: [file], config: { members: "camelCase" } });
  const page = [...pages.files].find(([path]) => /putorder/i.test(path))?.[1].toString() ?? "";
  const programs = [readme, page]
    .flatMap((text) => [...text.matchAll(/```ts\n(import [\s\S]*?)```/g)])
    .filter(([code]) => /putOrder|listParts/.test(code));
  expect(programs.length).toBeGreaterThan(2);
  for (const [index, [, code = ""]] of programs.entries()) writeFileSync(join(soap, `program-${index}.ts`), code);
  const paths = programs.map((_, index) => join(soap, `program-${index}.ts`));
  expect(node(soap, resolve("node_modules/typescript/bin/tsc"), ...COMPILER, ...paths)).toBe("");
  expect(readme).toContain("`OrderID` is `orderId`");
  expect(page).toMatch(/^\| `totalAmount` \|.*In messages: the element `TotalAmount`\./m);
  const site = await docs({ sources: [file], config: { members: "camelCase" }, format: "html" });
  const search = [...site.files].find(([path]) => /search-index/.test(path))?.[1].toString() ?? "";
  expect(search).toContain("MainPart mainPart");
});

it("check compares with the names that the package has been asked for", async () => {
  const folder = tempFolder();
  const [file, out] = [join(folder, "Sample.wsdl"), join(folder, "soap")];
  writeFileSync(file, camelCaseWsdl());
  const asked = { sources: [file], out, config: { members: "camelCase" as const } };
  await generate({ ...asked, write: true });
  expect(await check(asked)).toMatchObject({ isUpToDate: true });
  const { packages } = await check({ ...asked, members: "wire" });
  expect(packages[0].differences.map(({ path }) => path)).toContain("src/types/names.ts");
});
