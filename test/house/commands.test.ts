import { basename } from "node:path";
import { ts } from "ts-morph";
import { expect, it } from "vitest";
import { type SourceFile, sourceFiles } from "./source-files.js";

const COMMANDS = sourceFiles("bin/commands");

function namesOf(files: readonly SourceFile[]): string[] {
  return files.map(({ path }) => basename(path)).sort();
}

/** The modules that are loaded with a file, without types and dynamic imports. */
function loadedWith({ syntax }: SourceFile): string[] {
  const imports = syntax.statements.filter(ts.isImportDeclaration);
  return imports
    .filter(({ importClause }) => importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
    .map(({ moduleSpecifier }) => moduleSpecifier.getText().slice(1, -1));
}

it("each command has one file in commands/ and one in run/", () => {
  expect(COMMANDS.length).toBeGreaterThan(5);
  expect(namesOf(COMMANDS)).toEqual(namesOf(sourceFiles("bin/run")));
});

it("help does not load the modules in run/", () => {
  const first = [...COMMANDS, ...sourceFiles("bin/options"), ...sourceFiles("bin/program.ts")];
  expect(
    first.flatMap(loadedWith).filter((module) => /\/(?:run|steps|tools|contract|typescript)\//.test(module)),
  ).toEqual([]);
});
