import { describe, expect, it } from "vitest";
import { TypeIndex } from "../../../generator/contract/types.js";
import { loadCodeWriter } from "../../../generator/typescript/code-writer.js";
import type { ImportedName } from "../../../generator/typescript/document.js";
import { SourceFile } from "../../../generator/typescript/source-file.js";
import { call, generic } from "../../../generator/typescript/syntax.js";
import { Version } from "../../../generator/typescript/version.js";

const createWriter = loadCodeWriter();
const NAMES = { folder: "sample", namespaces: new Map(), types: new Map(), endpoints: new Map(), elements: new Map() };
const VERSION = new Version({
  version: "Sample",
  names: NAMES,
  types: new TypeIndex([]),
  polymorphic: new Map(),
  isDotNet: false,
});

function textOf(write: (file: SourceFile) => void): string {
  const file = new SourceFile("types/contact", VERSION);
  write(file);
  return file.text("// Head", createWriter);
}

const named = (name: string, module: string, use: ImportedName["use"]): ImportedName => ({
  kind: "name",
  name,
  module,
  use,
});

describe("a source file", () => {
  it("has its head, then its lines", () => {
    expect(textOf((file) => file.line("const a = ", "1", ";"))).toBe("// Head\n\nconst a = 1;\n");
  });

  it("breaks a line that is too long for its indentation", () => {
    const long = "x".repeat(106);
    const write = (file: SourceFile): void => file.line(call("write", "a", long), ";");
    expect(textOf(write)).toBe(`// Head\n\nwrite(a, ${long});\n`);
    const nested = textOf((file) => file.block("do", () => file.block("do", () => write(file), ";"), " while (b);"));
    expect(nested).toBe(`// Head\n\ndo {\n  do {\n    write(\n      a,\n      ${long},\n    );\n  };\n} while (b);\n`);
  });

  it("has comments, with empty lines between", () => {
    const write = (file: SourceFile): void => {
      file.comment("What a is.", "", "More.");
      file.line("a();");
      file.comment("");
      file.blankLine();
      file.line("b();");
    };
    expect(textOf(write)).toBe("// Head\n\n/**\n * What a is.\n *\n * More.\n */\na();\n\nb();\n");
  });

  it("imports the names in its lines, each once, sorted, and none of its own", () => {
    const write = (file: SourceFile): void => {
      file.line("a: ", generic("Record", "string", named("Reader", "../runtime/codegen", "type")), ";");
      file.line(named("b10", "types/b", "value"), named("b9", "types/b", "type"), named("b9", "types/b", "type"));
      file.line(named("own", "types/contact", "value"), named("mixed", "namespaces", "type"));
      file.line(named("mixed", "namespaces", "value"));
    };
    expect(textOf(write)).toBe(
      [
        "// Head\n",
        'import type { Reader } from "../../runtime/codegen.js";',
        'import { mixed } from "../namespaces.js";',
        'import { type b9, b10 } from "./b.js";\n',
        "a: Record<string, Reader>;",
        "b10b9b9",
        "ownmixed",
        "mixed\n",
      ].join("\n"),
    );
  });
});
