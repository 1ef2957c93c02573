import { type Document, type ImportedName, isList, type Layout } from "./document.js";

/** What Biome is told in this repository, so that generated code and code by hand look alike. */
export const LINE_WIDTH = 120;

/** Spaces of one step of indentation. */
export const INDENTATION = 2;

/**
 * Lays a document out, without a line break at its end. Every group is on one line if it fits there, with all that
 * follows it up to the next place for a break.
 * @param width - the columns that there are, from where the document begins
 */
export function printDocument(document: Document, width: number = LINE_WIDTH): string {
  return new DocumentPrinter(width).print(document);
}

/** A part of a document on its way to paper. */
interface Part {
  readonly document: Document;
  readonly indentation: number;
  readonly isFlat: boolean;
}

class DocumentPrinter {
  readonly #width: number;
  /** What is still to be printed, the next at the end. */
  readonly #rest: Part[] = [];
  #lines = "";
  /** The line that is being printed. */
  #line = "";
  /** The break before the next text, if there is one: whether it stands depends on that text. */
  #break: { readonly flat: string; readonly indentation: number } | undefined;

  constructor(width: number) {
    this.#width = width;
  }

  print(document: Document): string {
    this.#rest.push({ document, indentation: 0, isFlat: false });
    for (let part = this.#rest.pop(); part !== undefined; part = this.#rest.pop()) this.#printPart(part);
    return this.#lines + this.#line;
  }

  #printPart(part: Part): void {
    const { document } = part;
    if (typeof document === "string") this.#write(document);
    else if (isList(document)) this.#printList(document, part);
    else this.#printLayout(document, part);
  }

  #printLayout(layout: ImportedName | Layout, part: Part): void {
    switch (layout.kind) {
      case "name":
        this.#write(layout.name);
        break;
      case "line":
        if (part.isFlat) this.#write(layout.flat);
        else this.#breakLine(layout.flat, part);
        break;
      case "hardline":
        this.#breakLine(" ", part);
        break;
      case "indent":
        this.#printNext({ ...part, document: layout.content, indentation: part.indentation + INDENTATION });
        break;
      case "group":
        this.#printGroup(layout.content, part);
        break;
      case "operand":
        this.#printOperand(layout.content, part);
        break;
      case "ifBroken":
        if (!part.isFlat) this.#write(layout.text);
    }
  }

  #printNext(part: Part): void {
    this.#rest.push(part);
  }

  #printList(documents: readonly Document[], part: Part): void {
    for (const document of documents.toReversed()) this.#printNext({ ...part, document });
  }

  #printGroup(document: Document, { indentation, isFlat }: Part): void {
    const flat = { document, indentation, isFlat: true };
    this.#printNext(isFlat || this.#fits(flat) ? flat : { ...flat, isFlat: false });
  }

  #printOperand(content: Document, part: Part): void {
    if (part.isFlat || this.#fits({ ...part, document: [" ", content] })) {
      this.#write(" ");
      this.#printGroup(content, part);
      return;
    }
    const indentation = part.indentation + INDENTATION;
    this.#breakLine(" ", { ...part, indentation });
    this.#printGroup(content, { ...part, indentation });
  }

  #write(text: string): void {
    if (text === "") return;
    const pending = this.#break;
    this.#break = undefined;
    if (pending === undefined) this.#line += text;
    else if (!mayBreakBetween(this.#line, text)) this.#line += pending.flat + text;
    else {
      this.#lines += `${this.#line.trimEnd()}\n`;
      this.#line = " ".repeat(pending.indentation) + text;
    }
  }

  #breakLine(flat: string, { indentation }: Part): void {
    this.#break = { flat, indentation };
  }

  get #room(): number {
    return this.#width - (this.#break?.indentation ?? this.#line.length);
  }

  /** Whether the line has room for a part, and for what follows it up to the next place for a break. */
  #fits(part: Part): boolean {
    let room = this.#room;
    let following = this.#rest.length;
    const parts = [part];
    while (room >= 0) {
      const next = parts.pop() ?? this.#rest[--following];
      if (next === undefined) return true;
      const measured = measure(next, parts);
      if (measured === "break") return true;
      if (measured === "always broken") return false;
      room -= measured;
    }
    return false;
  }
}

/** The columns of a part without those inside it, which join the `parts` to come. */
function measure({ document, indentation, isFlat }: Part, parts: Part[]): number | "break" | "always broken" {
  if (typeof document === "string") return document.length;
  if (isList(document)) {
    for (const inner of document.toReversed()) parts.push({ document: inner, indentation, isFlat });
    return 0;
  }
  switch (document.kind) {
    case "name":
      return document.name.length;
    case "line":
      return isFlat ? document.flat.length : "break";
    case "hardline":
      return isFlat ? "always broken" : "break";
    case "indent":
      parts.push({ document: document.content, indentation, isFlat });
      return 0;
    case "group":
      parts.push({ document: document.content, indentation, isFlat: isFlat || document.isLastResort });
      return 0;
    case "operand":
      if (!isFlat) return "break";
      parts.push({ document: document.content, indentation, isFlat });
      return " ".length;
    case "ifBroken":
      return isFlat ? 0 : document.text.length;
  }
}

/**
 * Whether the language reads on over a line break between two texts (ECMAScript, "Automatic Semicolon Insertion", and
 * the words of TypeScript that are names when the line ends after them). Where it does not, the line is never broken.
 */
function mayBreakBetween(before: string, after: string): boolean {
  return !ENDS_WITH_LINE.test(before) && !NEEDS_SAME_LINE.test(after);
}

const ENDS_WITH_LINE =
  /(?:^|[^\p{ID_Continue}$.#])(?:return|throw|break|continue|yield|async|abstract|accessor|as|asserts|declare|get|interface|is|module|namespace|override|private|protected|public|readonly|satisfies|set|static|type|using)\s*$/u;

const NEEDS_SAME_LINE = /^\s*(?:\+\+|--|=>|!(?!=)|(?:as|is|satisfies)(?![\p{ID_Continue}$]))/u;
