import { expect, it } from "vitest";
import { joinLibrary } from "../../../generator/package/join-library.js";

const NAME = `import type { Datatype } from "../datatype.js";

/** A name. */
export const name: Datatype = { name: "name" };

/** What a name is. */
function show(): string {
  return "a name";
}
`;

const HOST = `/** Where messages go. */
import { name } from "./values/name.js";
import {
  number,
} from "./values/number.js";

export const host = [name, number];
`;

const NUMBER = `import type { Datatype } from "../datatype.js";
import { name } from "./name.js";

export const number: Datatype = { ...name };
`;

const DATATYPE = `import type { Tag } from "tags";

export interface Datatype {
  readonly name: string;
}

export type Tags = Tag[];
`;

const all = (): string => "lib/values.ts";

function texts(files: Readonly<Record<string, string>>, moduleOf: (path: string) => string = all): object {
  return Object.fromEntries(joinLibrary(Object.entries(files), moduleOf));
}

it("files that become one module follow each other in the order of their imports, which are left out", () => {
  const given = { "values/number.ts": NUMBER, "values/name.ts": NAME, "datatype.ts": DATATYPE };
  expect(texts(given)).toEqual({
    "lib/values.ts": `// Each region is a file of the library.

import type { Tag } from "tags";

// #region datatype.ts

export interface Datatype {
  readonly name: string;
}

export type Tags = Tag[];

// #endregion

// #region values/name.ts

/** A name. */
export const name: Datatype = { name: "name" };

/** What a name is. */
function show(): string {
  return "a name";
}

// #endregion

// #region values/number.ts

export const number: Datatype = { ...name };

// #endregion
`,
  });
});

it("what comes from another module is imported once, and a comment on a whole file stays before its imports", () => {
  const given = { "values/number.ts": NUMBER, "values/name.ts": NAME, "datatype.ts": DATATYPE, "host.ts": HOST };
  const moduleOf = (path: string): string => (path.startsWith("values/") ? "lib/values.ts" : `lib/${path}`);
  expect(texts(given, moduleOf)).toMatchObject({
    "lib/host.ts": `/** Where messages go. */

import { name, number } from "./values.js";

export const host = [name, number];
`,
    "lib/values.ts": expect.stringMatching(
      /^\/\/ Each region is a file of the library\.\n\nimport type \{ Datatype \} from "\.\/datatype\.js";\n\n\/\/ #region values\/name\.ts/,
    ),
  });
});

it("exports of other modules become one for each module, with a namespace after the names", () => {
  const index = `export type { Datatype } from "./datatype.js";
export * as values from "./values/values.js";
export { name } from "./values/name.js";
export { number } from "./values/number.js";
`;
  const values = {
    "values/name.ts": NAME,
    "values/number.ts": NUMBER,
    "values/values.ts": "",
    "datatype.ts": DATATYPE,
  };
  const given = { "index.ts": index, ...values };
  const moduleOf = (path: string): string => (path === "index.ts" ? path : "lib/values.ts");
  expect(texts(given, moduleOf)).toMatchObject({
    "index.ts": `export { type Datatype, name, number } from "./lib/values.js";
export * as values from "./lib/values.js";
`,
  });
});

it("imports are in the order of the names of modules, without their endings", () => {
  const given = `import { b } from "./saxes-parser.cjs";\nimport type { A } from "./saxes.cjs";\n\nexport const c: A = b;\n`;
  const want = `import type { A } from "./saxes.cjs";\nimport { b } from "./saxes-parser.cjs";\n\nexport const c: A = b;\n`;
  expect(texts({ "c.ts": given }, (path) => path)).toEqual({ "c.ts": want });
});

it("files that are no ES modules stay as they are", () => {
  const parser = 'import x = require("x");\n';
  expect(texts({ "xml/parser.cts": parser }, () => "parser.cts")).toEqual({ "parser.cts": parser });
});

it.each([
  [
    "two meanings of a name",
    { "a.ts": "const NONE = 0;\n", "b.ts": "function NONE(): void {}\n" },
    "NONE is a name of a.ts and of b.ts, which are both in lib/values.ts: rename one of them",
  ],
  [
    "files that import each other",
    { "a.ts": 'import { b } from "./b.js";\n', "b.ts": 'import { a } from "./a.js";\n' },
    "a.ts -> b.ts -> a.ts import each other in a circle",
  ],
  [
    "another name for something in the same module",
    { "a.ts": 'import { b as c } from "./b.js";\n', "b.ts": "export const b = 1;\n" },
    "a.ts cannot be joined with b.ts, of which it takes b as c",
  ],
  [
    "a namespace of a file that is only a part of a module",
    { "a.ts": 'import * as all from "./b.js";\n', "b.ts": "" },
    "a.ts takes all of b.ts, so this must be a module: lib/values.ts has more",
  ],
  [
    "an export apart from its declaration",
    { "a.ts": "const a = 1;\nexport { a };\n" },
    "a.ts cannot be joined with others: export { a };",
  ],
  [
    "two empty lines, which would become one",
    { "a.ts": "const a = `\n\n\n`;\n" },
    "a.ts cannot be joined with others: it has two empty lines in a row",
  ],
  [
    "several constants in one declaration",
    { "a.ts": "const { a, b } = all;\n" },
    "a.ts cannot be joined with others: it declares { a, b } at once",
  ],
])("%s is an error", (_, files, message) => {
  expect(() => texts(files)).toThrow(message);
});

it("modules that import each other are an error", () => {
  const files = { "a.ts": 'import { b } from "./b.js";\n', "b.ts": "", "c.ts": 'import { a } from "./a.js";\n' };
  const moduleOf = (path: string): string => (path === "a.ts" ? "lib/a.ts" : "lib/rest.ts");
  expect(() => texts(files, moduleOf)).toThrow("lib/a.ts -> lib/rest.ts -> lib/a.ts import each other in a circle");
});
