import { describe, expect, it } from "vitest";
import { packageOf } from "../../../generator/generate.js";
import type { MemoryFolder } from "../../../generator/package/memory-folder.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";
import { contractOfVersion } from "./build-golden.js";
import { GOLDEN_CASES } from "./golden-cases.js";

type Files = Readonly<Record<string, string>>;

function generate(files: Files): MemoryFolder {
  return packageOf([contractOfVersion("Services", files)]);
}

const CASES = Object.entries(GOLDEN_CASES);

describe("same schemas, same bytes", () => {
  it.each(CASES)("%s twice", (_, files) => {
    expect([...generate(files)]).toEqual([...generate(files)]);
  });

  it.each(CASES)("%s with everything in another order", (_, files) => {
    const want = [...generate(files)];
    const orders = [1, 2, 3, 4, 5].map((seed) => shuffleFiles(files, seed));
    expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBeGreaterThan(1);
    for (const order of orders) expect([...generate(order)]).toEqual(want);
  });
});

it.each(CASES)("%s: LF alone, one at the end, no path of this machine, no date", (_, files) => {
  const year = String(new Date().getFullYear());
  for (const [path, text] of generate(files)) {
    expect(text).not.toMatch(/\r/);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toContain(process.cwd());
    if (path.startsWith("src/services/")) expect(text).not.toContain(year);
  }
});

describe("a change", () => {
  const part = (name: string): string =>
    `<xs:complexType name="${name}"><xs:sequence>${member(name)}</xs:sequence></xs:complexType>`;
  const member = (name: string): string => `<xs:element minOccurs="0" name="MemberOf${name}" type="xs:int"/>`;
  const use = (name: string): string => `<xs:element minOccurs="0" name="Use${name}" type="tns:${name}"/>`;
  const types = ["Alpha", "Beta", "Gamma"];
  const operations = Object.fromEntries(types.map((name) => [`Get${name}`, { request: use(name) }]));
  const sample = (names: readonly string[]): string =>
    inlineWsdl({
      types: types.map(part).join("\n"),
      operations: Object.fromEntries(Object.entries(operations).filter(([name]) => names.includes(name))),
    });
  const all = sample(Object.keys(operations));
  const before = generate({ "sample.wsdl": all });

  it("that removes an operation changes only files that mention it or what only it used", () => {
    const after = generate({ "sample.wsdl": sample(["GetAlpha", "GetGamma"]) });
    expect(changed(before, after)).toEqual([
      "README.md",
      "src/services/index.ts",
      "src/services/sample.ts",
      "src/services/types/beta.ts",
    ]);
  });

  it("that renames a member changes exactly the files that mention it", () => {
    const after = generate({ "sample.wsdl": all.replaceAll("MemberOfBeta", "Renamed") });
    const mention = [...before].filter(([, text]) => text.includes("MemberOfBeta")).map(([path]) => path);
    expect(mention).toEqual(["src/services/types/beta.ts"]);
    expect(changed(before, after)).toEqual(mention);
  });

  it("that adds a type with a similar name renames no other", () => {
    const operation = { request: use("Delta") };
    const after = generate({
      "sample.wsdl": inlineWsdl({
        types: [...types, "Delta"].map(part).join("\n"),
        operations: { ...operations, GetDelta: operation },
      }),
    });
    expect(changed(before, after)).toEqual([
      "README.md",
      "src/services/index.ts",
      "src/services/sample.ts",
      "src/services/types/delta.ts",
    ]);
  });
});

function changed(before: MemoryFolder, after: MemoryFolder): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

/** The same files in another order, and in each the same components, messages and operations in another order. */
function shuffleFiles(files: Files, seed: number): Files {
  const random = randomNumbers(seed);
  const entries = Object.entries(files).map(([name, text]): [string, string] => [name, shuffleLines(text, random)]);
  return Object.fromEntries(shuffle(entries, random));
}

/** Shuffles runs of lines that each have a whole component. The golden input is written in this way. */
function shuffleLines(text: string, random: () => number): string {
  const joined = text.replace(/<xs:sequence>\n[\s\S]*?\n<\/xs:sequence>/g, (lines) => lines.replaceAll("\n", " "));
  const lines = joined.split("\n");
  const runs = lines.map(kindOf);
  const shuffled: string[] = [];
  for (let start = 0; start < lines.length; ) {
    let end = start + 1;
    while (end < lines.length && runs[end] !== "" && runs[end] === runs[start]) end++;
    shuffled.push(...shuffle(lines.slice(start, end), random));
    start = end;
  }
  return shuffled.join("\n");
}

/** Lines of the same kind may change places; "" never moves. */
function kindOf(line: string): string {
  if (/^<xs:(complexType|simpleType|element)\b.*<\/xs:\1>$/.test(line)) return "component";
  return /^<wsdl:(message|operation)\b.*<\/wsdl:\1>$/.exec(line)?.[1] ?? "";
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** A linear congruential generator (Numerical Recipes): the same numbers in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
}
