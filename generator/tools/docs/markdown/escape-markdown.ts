import { visibleLine } from "../../../source/visible-text.js";

/**
 * Text that shows as it is, in the middle of a line, wherever Markdown is read: CommonMark, tables and autolinks of GitHub,
 * HTML, MDX. What all of them could take for something else in different ways is a reference, which none of them does.
 */
export function escapeMarkdown(text: string): string {
  return visibleLine(text).replace(SPECIAL, (found) => REFERENCES[found] ?? `\\${found}`);
}

/** A colon before a word begins a directive, or ends the scheme of an address; `www.` begins one without scheme. */
const SPECIAL = /[&<>`|\\{}*_[\]#~$]|:(?! |$)|(?<=\bwww)\./gi;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "`": "&#96;",
  "|": "&#124;",
  "\\": "&#92;",
  "{": "&#123;",
  "}": "&#125;",
};

/** Markdown that begins a line, and no list, heading, rule or (in MDX) module with it. */
export function atLineStart(markdown: string): string {
  return markdown
    .replace(/^[-+=]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^([ie])(?=mport\b|xport\b)/, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** Text as code, where a code span can hold it in a table, too; as plain text where it cannot. */
export function codeSpan(text: string): string {
  const shown = visibleLine(text);
  if (shown === "" || /[`\\]/.test(shown)) return escapeMarkdown(shown === "" ? '""' : shown);
  return `\`${shown}\``;
}

/** What would end a cell of a table, and means the same in it where it does not. */
export function inCell(markdown: string): string {
  return markdown.replaceAll("|", "\\|");
}
