import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { Node, Project } from "ts-morph";
import { describe, expect, it } from "vitest";

/** The modules of a package that a program imports from. */
function entryPoints(folder: string): string[] {
  const { exports }: { exports: Record<string, { default?: { default?: string } }> } = JSON.parse(
    readFileSync(posix.join(folder, "package.json"), "utf8"),
  );
  return Object.values(exports)
    .map((entry) => entry.default?.default ?? "")
    .filter((path) => path.endsWith(".js"))
    .map((path) => posix.join(folder, path.replace(/^\.\/dist\/(.*)js$/, "src/$1ts")));
}

const LIBRARY = ["runtime", "node", "transport", "streaming", "addressing", "security", "attachments"];

/** The names that modules export without a comment on any of their declarations, which an editor would show. */
function withoutComment(paths: readonly string[]): string[] {
  const project = new Project({ tsConfigFilePath: "tsconfig.json", skipAddingFilesFromTsConfig: true });
  return project.addSourceFilesAtPaths(paths).flatMap((file) => {
    const bare = [...file.getExportedDeclarations()].filter(([, declarations]) => !declarations.some(hasComment));
    return bare.map(([name]) => `${file.getBaseName()}: ${name}`);
  });
}

function hasComment(declaration: Node): boolean {
  if (Node.isSourceFile(declaration)) return true;
  const holder = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatementOrThrow() : declaration;
  const overloads = Node.isFunctionDeclaration(holder) ? holder.getOverloads() : [];
  return [holder, ...overloads].some((each) => Node.isJSDocable(each) && each.getJsDocs().length > 0);
}

describe("everything that a program may import has a comment", () => {
  it("from the generated package", () => {
    const paths = entryPoints("generated");
    expect(paths).toHaveLength(27);
    expect(withoutComment(paths)).toEqual([]);
  });

  it("from each entry point of the library", () => {
    expect(withoutComment(LIBRARY.map((part) => `templates/${part}/index.ts`))).toEqual([]);
  });

  it("from packages of every construct", () => {
    expect(withoutComment(["test/golden/*/*.ts", "!test/golden/*/namespaces.ts"])).toEqual([]);
  });
});
