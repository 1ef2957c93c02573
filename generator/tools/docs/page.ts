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
  /** The page in each version of the site. Empty if there is one version alone. */
  readonly versions: readonly VersionLink[];
  readonly blocks: readonly Block[];
}

/** The way from a page to another version. */
export interface VersionLink {
  readonly version: string;
  /** The same page in that version, or the page above it if that version does not have the page. */
  readonly path: string;
  readonly isSame: boolean;
}

export interface PageLink {
  readonly text: string;
  readonly path: string;
}

export type Block = Heading | Paragraph | List | Table | CodeBlock | Details | OutlineList | Quote | Picture;

export interface Heading {
  readonly kind: "heading";
  /** Sections and their parts. No two sections of a page have the same text. */
  readonly level: 2 | 3;
  readonly text: string;
  /** The id for links to it; made from the text if left out. */
  readonly id?: string;
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
  /** Whether its columns are versions, so that all of them stay side by side. */
  readonly isMatrix: boolean;
}

export interface CodeBlock {
  readonly kind: "code-block";
  /** Empty for a text in any other language. */
  readonly language: string;
  readonly text: string;
}

/** Blocks that are hidden until the reader opens them. */
export interface Details {
  readonly kind: "details";
  readonly summary: string;
  readonly blocks: readonly Block[];
}

/** A list whose items have several blocks, or lists in them. */
export interface OutlineList {
  readonly kind: "outline";
  readonly isOrdered: boolean;
  readonly items: readonly (readonly Block[])[];
}

export interface Quote {
  readonly kind: "quote";
  readonly blocks: readonly Block[];
}

/** A picture of the site. */
export interface Picture {
  readonly kind: "picture";
  /** The path of its file, with its ending. */
  readonly file: string;
  /** What it shows, for those who cannot see it. */
  readonly text: string;
}

/** A run of text, on one line. */
export type Content = readonly Inline[];

export type Inline = string | Code | TypeCode | Anchor | Link | WebLink | Mark | Emphasis;

export interface Code {
  readonly kind: "code";
  readonly text: string;
}

/** A type in TypeScript, with links to the pages of the types in it. */
export interface TypeCode {
  readonly kind: "type-code";
  readonly parts: readonly (string | PageLink)[];
}

/** A name that links can lead to. */
export interface Anchor {
  readonly kind: "anchor";
  /** No other anchor of the page has it. */
  readonly id: string;
  readonly text: string;
}

/** A link to another site, or to a section of the page. */
export interface WebLink {
  readonly kind: "web-link";
  readonly url: string;
  readonly content: Content;
}

export interface Emphasis {
  readonly kind: "emphasis";
  readonly isStrong: boolean;
  readonly content: Content;
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

/** @param of - what has the name, so that no two names of a page are alike: `request` */
export function anchor(text: string, of: string): Anchor {
  const plain = text.slice(0, LONGEST_ID).replace(/[^\p{L}\p{N}.$@-]/gu, "_");
  return { kind: "anchor", id: `${of}.${plain}`, text };
}

const LONGEST_ID = 80;

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

/** A table. Columns in which all rows are empty are left out, except the first one. No two rows have the same id. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly Content[])[]): Table {
  const isShown = (column: number): boolean => column === 0 || rows.some((row) => !isEmpty(row[column] ?? []));
  const shown = <T>(cells: readonly T[]): T[] => cells.filter((_, column) => isShown(column));
  return { kind: "table", caption, head: shown(head), rows: withOwnIds(rows.map(shown)), isMatrix: false };
}

/** Branches of a choice may have the same element, and values may differ in what an id cannot have. */
function withOwnIds(rows: readonly (readonly Content[])[]): readonly (readonly Content[])[] {
  const taken = new Set<string>();
  return rows.map(([name = [], ...others]) => [name.map((inline) => withOwnId(inline, taken)), ...others]);
}

function withOwnId(inline: Inline, taken: Set<string>): Inline {
  if (typeof inline === "string" || inline.kind !== "anchor") return inline;
  let id = inline.id;
  for (let number = 2; taken.has(id); number++) id = `${inline.id}-${number}`;
  taken.add(id);
  return { ...inline, id };
}

function isEmpty(content: Content): boolean {
  return content.every((inline) => inline === "");
}

/** Contents one after the other, with something between them. */
export function joined(contents: readonly Content[], separator: string): Content {
  return contents.flatMap((content, index) => (index === 0 ? content : [separator, ...content]));
}
