import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfiguration } from "../../../generator/api/load-configuration.js";
import { findConfiguration } from "../../../generator/files/find-configuration.js";
import { ConfigurationError } from "../../../generator/source/errors.js";
import type { LocatedConfiguration } from "../../../generator/tools/config/parse-configuration.js";
import { tempFolder } from "../../support/temp-folder.js";

/** A repository with files. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = tempFolder();
  mkdirSync(join(folder, ".git"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function load(file: string): Promise<LocatedConfiguration> {
  return loadConfiguration({ config: file }, () => undefined);
}

async function refusalOf(file: string): Promise<ConfigurationError> {
  try {
    await load(file);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error("not refused");
}

const NAME = "netserver-soapgen";

const FORMS: readonly (readonly [name: string, text: string])[] = [
  [`${NAME}.config.json`, '{ "out": "x" }'],
  [`${NAME}.config.jsonc`, '// Ours.\n{ "out": "x", }'],
  [
    `${NAME}.config.ts`,
    `import { defineConfig } from "${NAME}";\nconst out: string = "x";\nexport default defineConfig({ out });`,
  ],
  [`${NAME}.config.mts`, 'export default { out: await Promise.resolve("x") } satisfies object;'],
  [`${NAME}.config.mjs`, 'export default async () => ({ out: "x" });'],
  [`${NAME}.config.js`, 'export default Promise.resolve({ out: "x" });'],
  ["package.json", `{ "name": "a", "${NAME}": { "out": "x" } }`],
];

describe("a configuration", () => {
  it.each(FORMS)("is %s", async (name, text) => {
    const folder = repository({ [name]: text, "a/b/package.json": '{ "name": "b" }', "a/broken/package.json": "{" });
    expect(findConfiguration(join(folder, "a/b"))).toBe(join(folder, name));
    expect(findConfiguration(join(folder, "a/broken"))).toBe(join(folder, name));
    const { values, file, files } = await load(join(folder, name));
    expect({ values, file, files }).toEqual({
      values: { out: "x" },
      file: join(folder, name),
      files: [join(folder, name)],
    });
  });

  it("is searched for up to the root of the repository, and the nearest one counts", () => {
    const outer = repository({ [`${NAME}.config.ts`]: "throw new Error('not ours')", "a/.git": "gitdir: x" });
    expect(findConfiguration(join(outer, "a"))).toBeUndefined();
    writeFileSync(join(outer, `a/${NAME}.config.mjs`), "export default {}");
    expect(findConfiguration(join(outer, "a"))).toBe(join(outer, `a/${NAME}.config.mjs`));
  });

  it("is the one that the README shows", async () => {
    const code = [...readFileSync("README.md", "utf8").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
    const shown = code.find((text) => text.includes("defineConfig")) ?? "";
    const { values } = await load(join(repository({ "a.ts": shown }), "a.ts"));
    expect(Object.keys(values.outputs ?? {})).toEqual(["orders", "customers"]);
  });

  it("may import modules, which belong to it", async () => {
    const folder = repository({
      [`${NAME}.config.ts`]: 'import { endpoints } from "./names.ts";\nexport default { endpoints };',
      "names.ts":
        'import more from "./more.json" with { type: "json" };\nexport const endpoints = ["A", ...more] as string[];',
      "more.json": '["B"]',
    });
    const file = join(folder, `${NAME}.config.ts`);
    const first = await load(file);
    expect(first.values).toEqual({ endpoints: ["A", "B"] });
    expect([...first.files].sort()).toEqual(
      ["more.json", "names.ts", `${NAME}.config.ts`].map((name) => join(folder, name)),
    );
    writeFileSync(join(folder, "more.json"), '["D"]');
    expect((await load(file)).values).toEqual({ endpoints: ["A", "D"] });
  });

  const WRONG: readonly Wrong[] = [
    { name: "a.ts", text: 'export default {\n  out: "x",,\n};', place: { line: 2 }, reason: /unexpected/i },
    {
      name: "a.ts",
      text: 'const a = 1;\nthrow new Error("no schemas today");\nexport default {};',
      place: { line: 2 },
      reason: /^no schemas today$/,
    },
    { name: "a.mjs", text: 'export const out = "x";', reason: /^has no default export$/ },
    {
      name: "a.ts",
      text: 'export default { services: ["A", 8] };',
      key: "services[1]",
      reason: /expected a name, found 8$/,
    },
    {
      name: "a.ts",
      text: "export default { values: { long: () => 1 } };",
      key: "long",
      reason: /expected data, found a function$/,
    },
    { name: "a.ts", text: "const a: any = {}; a.a = a; export default a;", reason: /^expected data without circles$/ },
    { name: "a.mjs", text: "export default { server: [] };", key: "server", reason: /expected an object$/ },
    {
      name: "a.json",
      text: '{\n  "out": 3 }',
      place: { line: 2, column: 10 },
      key: "out",
      reason: /^out: expected the path of a folder, found 3$/,
    },
    {
      name: "package.json",
      text: `{ "name": "a",\n  "${NAME}": { "out": 3 } }`,
      place: { line: 2, column: 33 },
      key: "out",
      reason: /^out: expected the path of a folder, found 3$/,
    },
  ];

  it.each(WRONG)("in $name that is wrong, $text, has a place", async ({ name, text, place = {}, key, reason }) => {
    const error = await refusalOf(join(repository({ [name]: text }), name));
    expect({ code: error.code, place: error.place, key: error.key }).toMatchObject({
      code: "configuration",
      place: { path: expect.stringMatching(`${name}$`), ...place },
      key,
    });
    expect(error.reason).toMatch(reason);
    expect(error.message).not.toContain("\n");
  });
});

/** A configuration that cannot be used, and the error. */
interface Wrong {
  readonly name: string;
  readonly text: string;
  readonly place?: object;
  readonly key?: string;
  readonly reason: RegExp;
}
