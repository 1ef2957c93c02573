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
  readonly #onName = (name: ImportedName): void => this.#imports.add(name);
  /** The lines so far, each with its end. */
  #lines = "";
  /** The spaces before each line of the block that is being written. */
  #margin = "";

  /** @param path - relative to the folder of the version, without ending */
  constructor(path: string, version: Version) {
    this.version = version;
    this.#imports = new Imports(path, version.names.folder === "");
  }

  /** A line, or several if it is too long. The names in it are imported. */
  line(...content: readonly Document[]): void {
    const flat = flatText(content, this.#onName);
    const text = printDocument(content, LINE_WIDTH - this.#margin.length, flat);
    if (text.includes("\n")) this.#addLines(text.split("\n"));
    else this.#addLine(text);
  }

  /** Lines in braces: `head { … } end` */
  block(head: Document, body: () => void, end: Document = ""): void {
    this.blocks([{ head, body }], end);
  }

  /** Blocks that go on in the line in which the one before ends: `if (a) { … } else if (b) { … }` */
  blocks(blocks: readonly { readonly head: Document; readonly body: () => void }[], end: Document = ""): void {
    const margin = this.#margin;
    blocks.forEach(({ head, body }, index) => {
      this.line(index === 0 ? "" : "} ", head, " {");
      this.#margin = margin + STEP;
      body();
      this.#margin = margin;
    });
    this.line("}", end);
  }

  blankLine(): void {
    this.#lines += "\n";
  }

  /** A documentation comment. Empty paragraphs are left out; without any other, so is the comment. */
  comment(...paragraphs: readonly (string | GeneratedFrom)[]): void {
    this.#addLines(commentLines(...paragraphs));
  }

  /** The lines, without what they import. */
  get lines(): string {
    return this.#lines;
  }

  /** The whole text. @param head - the comment on its first line */
  text(head: string, createWriter: CodeWriterFactory): string {
    const writer = createWriter().writeLine(head).blankLine();
    const imports = this.#imports.statements();
    const text = `${imports.join("\n")}${imports.length > 0 ? "\n\n" : ""}${this.#lines.trimEnd()}`;
    writer.newLine();
    // The lines are laid out already. If they were written and not inserted, the writer would look at each of their characters.
    return writer.unsafeInsert(writer.getLength() - 1, text).toString();
  }

  #addLines(lines: readonly string[]): void {
    for (const line of lines) this.#addLine(line);
  }

  #addLine(text: string): void {
    this.#lines += text === "" ? "\n" : `${this.#margin}${text}\n`;
  }
}

const STEP = " ".repeat(INDENTATION);
