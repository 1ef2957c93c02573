import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { expect, it } from "vitest";
import { ENTRY_POINTS } from "../../generator/contract/assertion.js";
import { packageOf } from "../../generator/generate.js";
import type { MemoryFolder } from "../../generator/index.js";
import { filesAtOnce } from "../support/bundle-files.js";
import { CONTRACTS } from "../support/contracts.js";

/** The package of schemas/, with an entry point more if there is such a one. */
function packageWith(entry: string): MemoryFolder {
  return packageOf([...CONTRACTS.values()], { entryPoints: ENTRY_POINTS.filter((name) => name === entry) });
}

/** The sizes of a bundle, minified and compressed, in bytes. */
interface Sizes {
  /** Of what a program loads at once. */
  readonly first: number;
  /** With what it loads when a message is not plain. */
  readonly whole: number;
}

async function sizesOf(program: string, files: MemoryFolder): Promise<Sizes> {
  const inMemory = {
    name: "package",
    resolveId: (id: string, from?: string) => (from === undefined ? id : resolveIn(id, from)),
    load: (id: string) => (id === "program.ts" ? program : (files.get(`src/${id}`) ?? null)),
  };
  const build = await rolldown({ input: "program.ts", plugins: [inMemory], external: [/^node:/, "saxes"] });
  const { output } = await build.generate({ format: "esm", minify: true });
  const whole = await build.generate({ format: "esm", minify: true, codeSplitting: false });
  return { first: compressedSize(filesAtOnce(output)), whole: compressedSize([whole.output[0].code]) };
}

function compressedSize(files: readonly string[]): number {
  return files.reduce((sum, code) => sum + gzipSync(code).length, 0);
}

/** The manifest of the package says that its modules do nothing when they are loaded. */
function resolveIn(id: string, from: string): { id: string; moduleSideEffects: boolean } | null {
  if (!id.startsWith(".")) return null;
  return { id: posix.join(posix.dirname(from), id).replace(/\.js$/, ".ts"), moduleSideEffects: false };
}

/** A row of the README: what a program imports, from which entry point, and how much that adds, in kB: at once, and in all. */
interface Row {
  readonly names: string;
  readonly entry: string;
  readonly said: readonly [first: number, whole: number];
}

function rowsOf(readme: string): Row[] {
  const row = /^\| (`\w+`(?:, `\w+`)*) \| `(?:…|netserver-soap)\/?([\w/-]*)` \| ([\d.]+) kB \| ([\d.]+) kB \|/gm;
  return [...readFileSync(readme, "utf8").matchAll(row)].map(([, names = "", entry = "", first, whole]) => {
    return { names: names.replaceAll("`", ""), entry, said: [Number(first), Number(whole)] };
  });
}

/** A program that imports what a row says. */
function programOf({ names, entry }: Row, files: MemoryFolder): string {
  const module = files.has(`src/${entry}.ts`) ? entry : posix.join(entry, "index");
  return `export { ${names} } from "./${module}.js";\n`;
}

it("each part of a package adds to a bundle what the README says", async () => {
  const [client, ...others] = rowsOf("README.md");
  if (client === undefined) throw new Error("the README has no sizes");
  const plain = packageWith("");
  const own = await sizesOf(programOf(client, plain), plain);
  const found: (Row & { found: number[] })[] = [{ ...client, found: [own.first / 1000, own.whole / 1000] }];
  for (const row of others) {
    const files = packageWith(row.entry);
    const { first, whole } = await sizesOf(programOf(client, files) + programOf(row, files), files);
    found.push({ ...row, found: [(first - own.first) / 1000, (whole - own.whole) / 1000] });
  }
  const isNear = (said: number, size = 0) => Math.abs(said - size) <= 0.2 + said * 0.05;
  expect(found.filter((row) => !row.said.every((said, index) => isNear(said, row.found[index])))).toEqual([]);
  expect(found).toHaveLength(17);
});
