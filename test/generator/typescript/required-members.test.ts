import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { modulesIn } from "../../house/modules.js";

// The fast reader does not look at what `complete` names, because the methods that read the members have looked at it.

/** The members that a module completes and does not look for. */
function unlookedFor(text: string): string[] {
  const codes = text.split(/^(?=(?:export )?function )/m).map(onOneLine);
  const functions = new Map(codes.map((code) => [nameOf(code), code]));
  return [...functions.values()].flatMap((code) => {
    const [, list] = COMPLETED.exec(code) ?? COMPLETED_CHOICE.exec(code) ?? [];
    const names = [...(list ?? "").matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
    // The members of a base, and those of a very long type, have functions of their own.
    const others = [...code.matchAll(/ (read\w+)\(reader, value\);/g)].map(([, name = ""]) => functions.get(name));
    if (others.includes(undefined)) return [];
    return names.filter((name) => ![code, ...others].some((part) => looksFor(part ?? "", name)));
  });
}

/** Long names break statements over lines. */
function onOneLine(code: string): string {
  return code.replaceAll(/\s+/g, " ").replaceAll("( ", "(").replaceAll(/,? \)/g, ")");
}

const COMPLETED = /reader\.complete\(([^)]*)\)/;
const COMPLETED_CHOICE = /reader\.completeChoice<\w+>\(value, \[([^\]]*)\]/;

function nameOf(code: string): string {
  return /^(?:export )?function (\w+)/.exec(code)?.[1] ?? "";
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
    expect(unlookedFor(code)).toEqual(want);
  });

  it.each(["generated/src/services*", "test/golden"])("is looked for in %s", (folder) => {
    const found = modulesIn(folder).map((path) => [path, unlookedFor(readFileSync(path, "utf8"))] as const);
    expect(found.filter(([, names]) => names.length > 0)).toEqual([]);
  });
});
