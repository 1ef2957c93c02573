/**
 * Text of TypeScript that knows where its lines may be broken, in the manner of Wadler's "A prettier printer".
 * `print-document.ts` lays it out; `syntax.ts` builds the forms of the language from it.
 */
export type Document = string | ImportedName | readonly Document[] | Layout;

/** A name that a module of the package exports. The module that prints it imports it. */
export interface ImportedName {
  readonly kind: "name";
  readonly name: string;
  /** The path of the module, without ending, relative to the folder of the version. */
  readonly module: string;
  readonly use: "type" | "value";
}

export type Layout =
  /** A place where the line may be broken, and the text that is there otherwise. */
  | { readonly kind: "line"; readonly flat: "" | " " }
  /** A place where the line is always broken. */
  | { readonly kind: "hardline" }
  /** Two more spaces before the lines that begin inside it. */
  | { readonly kind: "indent"; readonly content: Document }
  /** Stays on one line if it fits. Otherwise each of its `line`s is a break, except those of groups inside it. */
  | { readonly kind: "group"; readonly content: Document; readonly isLastResort: boolean }
  /** The right side of an operator. It begins on the line of the operator if its first line fits there. */
  | { readonly kind: "operand"; readonly content: Document }
  /** Stays on one line if it fits. Otherwise `last` is on several lines, if `lead` fits on the first one; or all is `broken`. */
  | { readonly kind: "hug"; readonly lead: Document; readonly last: Document; readonly broken: Document }
  /** Lines of a comment, which are never broken. The text after them begins on a new line. */
  | { readonly kind: "comment"; readonly lines: readonly string[] }
  /** Items on one line, or each on a line of its own. */
  | { readonly kind: "list"; readonly items: readonly Document[]; readonly style: ListStyle };

/** How a list looks. The form on several lines is made only for lists that do not fit on one line. */
export interface ListStyle {
  /** The text before, between and after items on one line. */
  readonly open: string;
  readonly separator: string;
  readonly close: string;
  readonly empty: string;
  /** One item or more, between lines that are always broken. */
  readonly onLines: (items: readonly Document[]) => Document;
}

/** A space, or a line break. */
export const line: Document = { kind: "line", flat: " " };

/** Nothing, or a line break. */
export const softline: Document = { kind: "line", flat: "" };

export const hardline: Document = { kind: "hardline" };

export function indent(content: Document): Document {
  return { kind: "indent", content };
}

export function group(content: Document): Document {
  return { kind: "group", content, isLastResort: false };
}

/** A group that is only broken if a break before it does not help. */
export function lastResort(content: Document): Document {
  return { kind: "group", content, isLastResort: true };
}

export function operand(content: Document): Document {
  return { kind: "operand", content };
}

export function list(style: ListStyle, items: readonly Document[]): Document {
  return items.length === 0 ? style.empty : { kind: "list", items, style };
}

export function comment(lines: readonly string[]): Document {
  return lines.length === 0 ? "" : { kind: "comment", lines };
}

export function join(separator: Document, items: readonly Document[]): Document[] {
  const joined: Document[] = [];
  for (const item of items) {
    if (joined.length > 0) joined.push(separator);
    joined.push(item);
  }
  return joined;
}

/**
 * A document on one line, except where the line is always broken.
 * @param onName - called for each imported name, as often as it occurs
 */
export function flatText(document: Document, onName?: (name: ImportedName) => void): string {
  if (typeof document === "string") return document;
  if (isList(document)) {
    let text = "";
    for (const part of document) text += flatText(part, onName);
    return text;
  }
  switch (document.kind) {
    case "name":
      onName?.(document);
      return document.name;
    case "line":
      return document.flat;
    case "hardline":
      return "\n";
    case "comment":
      return document.lines.map((text) => `${text}\n`).join("");
    case "indent":
    case "group":
      return flatText(document.content, onName);
    case "operand":
      return ` ${flatText(document.content, onName)}`;
    case "hug":
      return flatText(document.lead, onName) + flatText(document.last, onName);
    case "list":
      return flatList(document.items, document.style, onName);
  }
}

function flatList(
  items: readonly Document[],
  { open, separator, close }: ListStyle,
  onName: ((name: ImportedName) => void) | undefined,
): string {
  let text = "";
  for (const item of items) text += (text === "" ? open : separator) + flatText(item, onName);
  return text + close;
}

/** A document on one line, in its pieces: texts, and the names that modules export. */
export function flatPieces(document: Document): (string | ImportedName)[] {
  if (isList(document)) return document.flatMap(flatPieces);
  if (typeof document === "string" || document.kind === "name") return [document];
  switch (document.kind) {
    case "line":
    case "hardline":
    case "comment":
      return [flatText(document)];
    case "indent":
    case "group":
      return flatPieces(document.content);
    case "operand":
      return [" ", ...flatPieces(document.content)];
    case "hug":
      return [...flatPieces(document.lead), ...flatPieces(document.last)];
    case "list": {
      const { open, separator, close } = document.style;
      return [open, ...join(separator, document.items).flatMap(flatPieces), close];
    }
  }
}

/** Whether there is a place for a break in a document. */
export function isBreakable(document: Document): boolean {
  if (typeof document === "string") return false;
  if (isList(document)) return document.some(isBreakable);
  switch (document.kind) {
    case "name":
      return false;
    case "line":
    case "hardline":
    case "operand":
    case "comment":
    case "hug":
    case "list":
      return true;
    case "indent":
    case "group":
      return isBreakable(document.content);
  }
}

/** `Array.isArray` alone does not narrow the type of a document that is not an array. */
export function isList(document: Document): document is readonly Document[] {
  return Array.isArray(document);
}
