/**
 * The content of a page of the reference. Its form is decided elsewhere, once for Markdown and once for HTML. Texts from schemas are
 * not escaped.
 */
export interface Page {
  /** The path of its file, with slashes and without ending: `Services88/Batch/StartBatchJob`. */
  readonly path: string;
  readonly title: string;
  /** The pages above it, the outermost first. */
  readonly trail: readonly PageLink[];
  /** The pages beside it and the page itself, for people who read them one after the other. */
  readonly neighbours: readonly PageLink[];
  readonly blocks: readonly Block[];
}

export interface PageLink {
  readonly text: string;
  readonly path: string;
}

export type Block = Heading | Paragraph | List | Table | CodeBlock | Details;

export interface Heading {
  readonly kind: "heading";
  /** Sections and their parts. No two sections of a page have the same text. */
  readonly level: 2 | 3;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly content: Content;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Content[];
}

export interface Table {
  readonly kind: "table";
  /** What the table shows, for screen readers. */
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row names what the row is about. */
  readonly rows: readonly (readonly Content[])[];
}

export interface CodeBlock {
  readonly kind: "code-block";
  readonly language: "xml" | "ts";
  readonly text: string;
}

/** Blocks that are hidden until the reader opens them. */
export interface Details {
  readonly kind: "details";
  readonly summary: string;
  readonly blocks: readonly Block[];
}

/** A run of text, on one line. */
export type Content = readonly Inline[];

export type Inline = string | Code | Link | Mark;

export interface Code {
  readonly kind: "code";
  readonly text: string;
}

export interface Link {
  readonly kind: "link";
  readonly path: string;
  readonly text: string | Code;
}

/** The state of something in a version, as a symbol and a word. */
export interface Mark {
  readonly kind: "mark";
  readonly state: State;
  /** The page with more details. */
  readonly path?: string | undefined;
}

export const STATES = {
  there: { symbol: "●", word: "there" },
  new: { symbol: "+", word: "new" },
  same: { symbol: "●", word: "same" },
  changed: { symbol: "▲", word: "changed" },
  removed: { symbol: "×", word: "removed" },
  absent: { symbol: "–", word: "absent" },
} as const;

export type State = keyof typeof STATES;

export function code(text: string): Code {
  return { kind: "code", text };
}

export function link(text: string | Code, path: string): Link {
  return { kind: "link", text, path };
}

export function heading(text: string, level: Heading["level"] = 2): Heading {
  return { kind: "heading", level, text };
}

export function paragraph(...content: Content): Paragraph {
  return { kind: "paragraph", content };
}

/** No block for an empty text. */
export function paragraphs(...texts: readonly string[]): Paragraph[] {
  return texts.filter((text) => text !== "").map((text) => paragraph(text));
}

/** A table. Columns in which all rows are empty are left out, except the first one. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly Content[])[]): Table {
  const isShown = (column: number): boolean => column === 0 || rows.some((row) => !isEmpty(row[column] ?? []));
  const shown = <T>(cells: readonly T[]): T[] => cells.filter((_, column) => isShown(column));
  return { kind: "table", caption, head: shown(head), rows: rows.map(shown) };
}

function isEmpty(content: Content): boolean {
  return content.every((inline) => inline === "");
}

/** Contents one after the other, with something between them. */
export function joined(contents: readonly Content[], separator: string): Content {
  return contents.flatMap((content, index) => (index === 0 ? content : [separator, ...content]));
}
