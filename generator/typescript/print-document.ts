import { type Document, flatText, type ImportedName, isList, type Layout } from "./document.js";

/** The line width that Biome has in this repository, so that generated and handwritten code look alike. */
export const LINE_WIDTH = 120;

/** Spaces of one step of indentation. */
export const INDENTATION = 2;

/**
 * Lays a document out, without a line break at its end. The document stays on one line if it fits. Otherwise each group stays
 * on one line if it fits, together with the text after it up to the next place for a break.
 * @param width - the available columns, from where the document begins
 * @param flat - the document on one line, if the caller has it already
 */
export function printDocument(document: Document, width: number = LINE_WIDTH, flat = flatText(document)): string {
  return flat.length <= width && !flat.includes("\n") ? flat : new DocumentPrinter(width).print(document);
}

class DocumentPrinter {
  readonly #width: number;
  /** The parts still to be printed, the next one at the end. None is inside a group that stays on one line. */
  readonly #rest: Document[] = [];
  /** Their indentations. These are apart, because most documents are a few letters. */
  readonly #indentations: number[] = [];
  #lines = "";
  /** The line that is being printed. */
  #line = "";
  /** The break before the next text, if there is one. That text decides whether it is printed. */
  #break: { readonly flat: string; readonly indentation: number } | undefined;

  constructor(width: number) {
    this.#width = width;
  }

  print(document: Document): string {
    this.#printNext(document, 0);
    for (let part = this.#rest.pop(); part !== undefined; part = this.#rest.pop())
      this.#printPart(part, this.#indentations.pop() ?? 0);
    return this.#lines + this.#line;
  }

  #printNext(document: Document, indentation: number): void {
    this.#rest.push(document);
    this.#indentations.push(indentation);
  }

  #printPart(document: Document, indentation: number): void {
    if (typeof document === "string") this.#write(document);
    else if (isList(document)) {
      for (let index = document.length - 1; index >= 0; index--) this.#printNext(document[index] ?? "", indentation);
    } else this.#printLayout(document, indentation);
  }

  #printLayout(layout: ImportedName | Layout, indentation: number): void {
    switch (layout.kind) {
      case "name":
        this.#write(layout.name);
        break;
      case "line":
        this.#break = { flat: layout.flat, indentation };
        break;
      case "hardline":
        this.#break = { flat: " ", indentation };
        break;
      case "indent":
        this.#printNext(layout.content, indentation + INDENTATION);
        break;
      case "group":
        this.#printGroup(layout.content, indentation);
        break;
      case "operand":
        this.#printOperand(layout.content, indentation);
        break;
      case "comment":
        this.#printComment(layout.lines, indentation);
        break;
      case "hug":
        this.#printHug(layout, indentation);
        break;
      case "list":
        this.#printNext(layout.style.onLines(layout.items), indentation);
    }
  }

  #printGroup(content: Document, indentation: number): void {
    const flat = flatText(content);
    if (!flat.includes("\n") && this.#hasRoomFor({ width: flat.length, ends: false })) this.#write(flat);
    else this.#printNext(content, indentation);
  }

  #printHug({ lead, last, broken }: Extract<Layout, { kind: "hug" }>, indentation: number): void {
    const flat = flatText([lead, last]);
    if (!flat.includes("\n") && this.#hasRoomFor({ width: flat.length, ends: false })) {
      this.#write(flat);
      return;
    }
    const { width } = leadOf(last);
    const isHugged = this.#hasRoomFor({ width: flatText(lead).length + width, ends: true });
    this.#printNext(isHugged ? [lead, last] : broken, indentation);
  }

  #printOperand(content: Document, indentation: number): void {
    const { width, ends } = leadOf(content);
    if (this.#hasRoomFor({ width: " ".length + width, ends })) {
      this.#write(" ");
      this.#printGroup(content, indentation);
      return;
    }
    this.#break = { flat: " ", indentation: indentation + INDENTATION };
    this.#printGroup(content, indentation + INDENTATION);
  }

  #printComment(lines: readonly string[], indentation: number): void {
    const start = " ".repeat(indentation);
    if (this.#line !== "") this.#lines += `${this.#line.trimEnd()}\n`;
    for (const text of lines) this.#lines += `${start}${text}\n`;
    this.#line = start;
    this.#break = undefined;
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

  /** Whether the line has room for text, and for the text after it up to the next place for a break. */
  #hasRoomFor(text: Lead): boolean {
    const room = this.#width - (this.#break?.indentation ?? this.#line.length);
    let { width, ends } = text;
    for (let index = this.#rest.length - 1; index >= 0 && !ends && width <= room; index--) {
      const next = leadOf(this.#rest[index] ?? "");
      width += next.width;
      ends = next.ends;
    }
    return width <= room;
  }
}

/** The beginning of a document, up to its first place for a break. */
interface Lead {
  readonly width: number;
  /** Whether there is such a place. */
  readonly ends: boolean;
}

function leadOf(document: Document): Lead {
  if (typeof document === "string") return { width: document.length, ends: false };
  if (isList(document)) return leadOfList(document);
  switch (document.kind) {
    case "name":
      return { width: document.name.length, ends: false };
    case "line":
    case "hardline":
    case "operand":
    case "comment":
      return { width: 0, ends: true };
    case "indent":
      return leadOf(document.content);
    case "group":
      return document.isLastResort ? leadOfWhole(document.content) : leadOf(document.content);
    case "hug":
      return leadOf(document.broken);
    case "list":
      return leadOf(document.style.onLines(document.items));
  }
}

/** For content that stays on one line, except where the line is always broken. */
function leadOfWhole(document: Document): Lead {
  const flat = flatText(document);
  return flat.includes("\n") ? leadOf(document) : { width: flat.length, ends: false };
}

function leadOfList(documents: readonly Document[]): Lead {
  let width = 0;
  for (const document of documents) {
    const lead = leadOf(document);
    width += lead.width;
    if (lead.ends) return { width, ends: true };
  }
  return { width, ends: false };
}

/**
 * Whether a line break between two texts changes nothing. It can end a statement (ECMAScript, "Automatic Semicolon Insertion"),
 * and some words of TypeScript are names at the end of a line. The line is never broken there.
 */
function mayBreakBetween(before: string, after: string): boolean {
  const isPrefix = before.endsWith("(");
  return !ENDS_WITH_LINE.test(before.slice(-LONGEST_END)) && (isPrefix || !NEEDS_SAME_LINE.test(after));
}

const ENDS_WITH_LINE =
  /(?:^|[^\p{ID_Continue}$.#])(?:return|throw|break|continue|yield|async|abstract|accessor|as|asserts|declare|get|interface|is|module|namespace|override|private|protected|public|readonly|satisfies|set|static|type|using) ?$/u;

/** Longer than any word above with one character before it and a space after it. */
const LONGEST_END = 12;

const NEEDS_SAME_LINE = /^ ?(?:\+\+|--|=>|!(?!=)|(?:as|is|satisfies)(?![\p{ID_Continue}$]|\??:))/u;
