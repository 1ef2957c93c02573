import { visibleLine } from "./visible-text.js";

/**
 * Escapes text in the middle of a line, so that all readers of Markdown show it unchanged: CommonMark, tables and autolinks of GitHub,
 * HTML, MDX. Characters that they read in different ways become references, which all of them read in the same way.
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

/**
 * Text as code, also in a cell of a table. GitHub does not notify people or make links from code. Readers differ in how they read a
 * code span with a backtick, or with a backslash in a table, so a tag is used for those.
 */
export function codeSpan(text: string): string {
  const shown = visibleLine(text);
  if (shown === "") return codeSpan('""');
  return /[`\\]/.test(shown) ? `<code>${shown.replace(PUNCTUATION, reference)}</code>` : `\`${shown}\``;
}

const PUNCTUATION = /[!-/:-@[-`{-~]/g;

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Markdown in a cell of a table, which a bar would end. */
export function inCell(markdown: string): string {
  return markdown.replaceAll("|", "\\|");
}
