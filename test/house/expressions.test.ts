import { resolve } from "node:path";
import { analyse } from "scslre";
import { describe, expect, it, vi } from "vitest";
import {
  type Expression,
  found,
  isBuiltExpression,
  isTrim,
  literalExpression,
  sourceFiles,
  unseenFacts,
} from "./source-files.js";

const FILES = sourceFiles("bin", "generator", "templates");

/** The texts of one repeated character for which an expression takes more than linear time; empty if there are none. */
function slowParts({ source, flags }: Expression): string[] {
  return analyse({ source, flags }).reports.map(({ type, character }) => `${type} ${JSON.stringify(character.pick)}`);
}

/**
 * The expressions that modules build while they are loaded. Node itself loads the modules, so these are the real expressions and no
 * mocks.
 */
async function builtExpressions(paths: readonly string[]): Promise<Map<string, Expression[]>> {
  const built = new Map<string, Expression[]>(paths.map((path) => [path, []]));
  const original = globalThis.RegExp;
  const recorder = new Proxy(original, {
    construct(target, given, newTarget) {
      const expression: RegExp = Reflect.construct(target, given, newTarget);
      const stack = new Error().stack?.split("\n").slice(2).join("\n") ?? "";
      for (const [path, expressions] of built) if (stack.includes(path)) expressions.push(expression);
      return expression;
    },
  });
  vi.resetModules();
  globalThis.RegExp = recorder;
  try {
    for (const path of paths) await import(resolve(path));
  } finally {
    globalThis.RegExp = original;
  }
  return built;
}

describe("every regular expression takes time in proportion to its text", () => {
  it("literals in the code", () => {
    const expressions = FILES.flatMap((file) => found(file, literalExpression));
    expect(expressions.length).toBeGreaterThan(100);
    const slow = expressions.map(([place, expression]) => [place, ...slowParts(expression)]);
    expect(slow.filter((parts) => parts.length > 1)).toEqual([]);
  });

  it("expressions that are built, always while a module is loaded", async () => {
    const paths = FILES.filter((file) => found(file, isBuiltExpression).length > 0).map(({ path }) => path);
    const built = await builtExpressions(paths);
    for (const [path, expressions] of built) {
      expect(expressions.length, path).toBeGreaterThan(0);
      for (const expression of expressions) expect(slowParts(expression), `${path}: ${expression.source}`).toEqual([]);
    }
  });

  it.each([
    ["an expression that begins again at every slash", /\/+$/],
    ["an expression that searches for a colon from every letter", /([\p{L}_][\p{L}\p{N}._-]*):/gu],
    ["an expression with two ways to match the same", /^(?:a+)+b$/],
  ])("the check finds %s", (_, expression) => {
    expect(slowParts(expression)).not.toEqual([]);
  });
});

describe("one owner", () => {
  it("decides which characters nobody can see", () => {
    const all = FILES.flatMap((file) => found(file, literalExpression));
    const owners = all.filter(([, { source }]) =>
      /\\p\{(?:C|Z|Default_Ignorable)|\\u\{?(?:2028|2029|202[a-e])/.test(source),
    );
    expect(owners.map(([place]) => place.replace(/:\d+$/, ""))).toEqual(["templates/runtime/visible-text.ts"]);
  });

  it("shows foreign text in an error", () => {
    const files = sourceFiles("generator", "templates/runtime", "templates/netserver");
    expect(files.flatMap((file) => found(file, unseenFacts))).toEqual([]);
  });

  it("decides what white space is in XML", () => {
    const folders = ["generator/xml", "generator/xsd", "generator/wsdl", "generator/contract"];
    const rooms = ["xml", "values", "read", "scan", "write", "soap"].map((room) => `templates/runtime/${room}`);
    const places = sourceFiles(...folders, ...rooms).flatMap((file) => [
      ...found(file, literalExpression).filter(([, { source }]) => /\\s/i.test(source)),
      ...found(file, isTrim),
    ]);
    // The parser has its own definition.
    expect(new Set(places.map(([place]) => place.replace(/:\d+$/, "")))).toEqual(
      new Set(["templates/runtime/xml/qname.ts"]),
    );
  });
});
