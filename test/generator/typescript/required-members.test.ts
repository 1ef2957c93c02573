import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { modulesIn } from "../../house/modules.js";

// The fast reader does not look at what `complete` names, because the methods that read the members have looked at it.

/** The texts of modules, by their paths. */
type Modules = ReadonlyMap<string, string>;

/** A function, and the path of its module. */
interface FoundFunction {
  readonly path: string;
  readonly code: string;
}

/** The members that the functions of a module complete and do not look for. */
function unlookedFor(path: string, modules: Modules): string[] {
  return completingIn(path, modules).flatMap((completing) => {
    const parts = withCalled(completing, modules);
    return namesCompletedBy(completing.code).filter((name) => !parts.some(({ code }) => looksFor(code, name)));
  });
}

function completingIn(path: string, modules: Modules): FoundFunction[] {
  const codes = [...functionsOf(path, modules).values()];
  return codes.filter((code) => listIn(code) !== undefined).map((code) => ({ path, code }));
}

function namesCompletedBy(code: string): string[] {
  return [...(listIn(code) ?? "").matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
}

function listIn(code: string): string | undefined {
  return (COMPLETED.exec(code) ?? COMPLETED_CHOICE.exec(code))?.[1];
}

/** A function with those that it leaves members to: the members of a base, and those of a very long type, have functions of their own. */
function withCalled(found: FoundFunction, modules: Modules): FoundFunction[] {
  const names = [...found.code.matchAll(/ (read[\w$]+)\(reader, value\);/g)].map(([, name = ""]) => name);
  return [found, ...names.flatMap((name) => withCalled(functionNamed(name, found.path, modules), modules))];
}

/** What a module means by the name of a function. @throws Error if it neither has nor imports such a function */
function functionNamed(name: string, path: string, modules: Modules): FoundFunction {
  const code = functionsOf(path, modules).get(name);
  if (code !== undefined) return { path, code };
  const imports = [...textOf(path, modules).matchAll(/^import \{([^}]*)\} from "([^"]+)\.js";$/gm)];
  const [, , from] = imports.find(([, names = ""]) => names.split(/[\s,]+/).includes(name)) ?? [];
  if (from === undefined) throw new Error(`${path}: no function ${name}`);
  return functionNamed(name, posix.join(posix.dirname(path), `${from}.ts`), modules);
}

function functionsOf(path: string, modules: Modules): ReadonlyMap<string, string> {
  const codes = textOf(path, modules).split(/^(?=(?:export )?function )/m);
  return new Map(codes.map(onOneLine).map((code) => [nameOf(code), code]));
}

function textOf(path: string, modules: Modules): string {
  const text = modules.get(path);
  if (text === undefined) throw new Error(`no module ${path}`);
  return text;
}

/** Long names break statements over lines. */
function onOneLine(code: string): string {
  return code.replaceAll(/\s+/g, " ").replaceAll("( ", "(").replaceAll(/,? \)/g, ")");
}

const COMPLETED = /reader\.complete\(([^)]*)\)/;
const COMPLETED_CHOICE = /reader\.completeChoice<\w+>\(value, \[([^\]]*)\]/;

function nameOf(code: string): string {
  return /^(?:export )?function ([\w$]+)/.exec(code)?.[1] ?? "";
}

function looksFor(code: string, name: string): boolean {
  if (name === "$nil" || name === "$attachments") return true;
  const member = `\\w+(?:\\.${name.replaceAll("$", "\\$")}|\\["${name.replaceAll("$", "\\$")}"\\])`;
  const read = name === "$value" ? "" : `reader\\.required(?:Attribute)?\\([^;]*\\)\\) `;
  const any = `reader\\.any\\([^;]*, \\d+\\)[^;]*\\(${member} \\?\\?= `;
  return new RegExp(`${read}${member} =|${any}`).test(code);
}

describe("a member that `complete` names", () => {
  it.each([
    ['if (reader.required("A")) value.A = reader.int();', []],
    ['if (reader.requiredAttribute("A", ns)) value.A = reader.int();', []],
    ['while (reader.any("any", 1)) (value.A ??= []).push(reader.anyElement());', []],
    ['if (reader.open("A")) value.A = reader.int();', ["A"]],
    ['if (reader.required("AA")) value.AA = reader.int();', ["A"]],
    ['while (reader.any("any")) (value.A ??= []).push(reader.anyElement());', ["A"]],
  ])("is read by a method that looks for it: %s", (statement, want) => {
    const code = `function readT(reader: Reader): T {\n  ${statement}\n  return reader.complete(value, "A");\n}\n`;
    expect(unlookedFor("t.ts", new Map([["t.ts", code]]))).toEqual(want);
  });

  const derived = `import { type B, readMembersOfB } from "./b.js";

function readT(reader: Reader): T {
  readMembersOfB(reader, value);
  return reader.complete(value, "A", "Own");
}
`;
  const base = `import { readMembersOfC } from "./more/c.js";

export function readMembersOfB(reader: Reader, value: B): void {
  readMembersOfC(reader, value);
}
`;
  const inBase = (method: string): string =>
    `export function readMembersOfC(reader: Reader, value: C): void {\n  if (reader.${method}("A")) value.A = reader.int();\n}\n`;

  it.each([
    ["required", ["Own"]],
    ["open", ["A", "Own"]],
  ])("may be read by the function of a base in another module: reader.%s", (method, want) => {
    const modules = { "x/t.ts": derived, "x/b.ts": base, "x/more/c.ts": inBase(method) };
    expect(unlookedFor("x/t.ts", new Map(Object.entries(modules)))).toEqual(want);
  });

  it("is not passed over if a function is not found", () => {
    const code = derived.replace(/^import .*$/m, "");
    expect(() => unlookedFor("t.ts", new Map([["t.ts", code]]))).toThrow("t.ts: no function readMembersOfB");
  });

  it.each(["generated/src/services*", "test/golden"])(
    "is looked for in %s, in each function that completes a value",
    (folder) => {
      const modules = new Map(modulesIn(folder).map((path) => [path, readFileSync(path, "utf8")]));
      const paths = [...modules.keys()];
      const calls = [...modules.values()].flatMap((text) => text.match(/\breader\.complete(?:Choice)?[(<]/g) ?? []);
      expect(calls.length).toBeGreaterThan(0);
      expect(paths.flatMap((path) => completingIn(path, modules))).toHaveLength(calls.length);
      const found = paths.map((path) => [path, unlookedFor(path, modules)] as const);
      expect(found.filter(([, names]) => names.length > 0)).toEqual([]);
    },
  );
});
