import type { CodeBlockWriter } from "ts-morph";
import { commentLines } from "./comments.js";
import type { GeneratedFrom } from "./doc-text.js";
import { type Document, flatText, type ImportedName } from "./document.js";
import { Imports } from "./imports.js";
import { INDENTATION, LINE_WIDTH, printDocument } from "./print-document.js";
import type { Version } from "./version.js";

/** Creates ts-morph's writer of code. It is a parameter because loading ts-morph is slow. */
export type CodeWriterFactory = () => CodeBlockWriter;

/** A module of the package while it is written: its lines and blocks, and what it imports for them. */
export class SourceFile {
  readonly version: Version;
  readonly #imports: Imports;
  readonly #code: CodeBlockWriter;
  readonly #onName = (name: ImportedName): void => this.#imports.add(name);

  /** @param path - relative to the folder of the version, without ending */
  constructor(path: string, version: Version, createWriter: CodeWriterFactory) {
    this.version = version;
    this.#imports = new Imports(path, version.names.folder === "");
    this.#code = createWriter();
  }

  /** A line, or several if it is too long. The names in it are imported. */
  line(...content: readonly Document[]): void {
    const room = LINE_WIDTH - INDENTATION * this.#code.getIndentationLevel();
    const flat = flatText(content, this.#onName);
    this.#code.writeLine(printDocument(content, room, flat));
  }

  /** Lines in braces: `head { … } end` */
  block(head: Document, body: () => void, end: Document = ""): void {
    this.line(head, " {");
    this.#code.indent(body);
    this.line("}", end);
  }

  /** Blocks that go on in the line in which the one before ends: `if (a) { … } else if (b) { … }` */
  blocks(blocks: readonly { readonly head: Document; readonly body: () => void }[], end: Document = ""): void {
    blocks.forEach(({ head, body }, index) => {
      this.line(index === 0 ? "" : "} ", head, " {");
      this.#code.indent(body);
    });
    this.line("}", end);
  }

  blankLine(): void {
    this.#code.blankLine();
  }

  /** A documentation comment. Empty paragraphs are left out; without any other, so is the comment. */
  comment(...paragraphs: readonly (string | GeneratedFrom)[]): void {
    const lines = commentLines(...paragraphs);
    if (lines.length > 0) this.#code.writeLine(lines.join("\n"));
  }

  /** The whole text. @param head - the comment on its first line */
  text(head: string): string {
    const imports = this.#imports.statements();
    const before = imports.length > 0 ? `${imports.join("\n")}\n\n` : "";
    return `${head}\n\n${before}${this.#code.toString().trimEnd()}\n`;
  }
}
