import { atLineStart, codeSpan, escapeMarkdown, inCell } from "../../../source/escape-markdown.js";
import { visibleLine } from "../../../source/visible-text.js";
import {
  type Block,
  type Content,
  type Details,
  type Inline,
  type OutlineList,
  type Page,
  STATES,
  type Table,
} from "../page.js";
import { relativeLink } from "../relative-link.js";

/** A page as Markdown, which can also be read without a renderer. */
export function renderMarkdown(page: Page): string {
  const { path, title, trail, blocks } = page;
  const above = trail.map((page) => renderLink(escapeMarkdown(page.text), page.path, path));
  return [
    frontMatter(page),
    ...(above.length === 0 ? [] : [above.join(" / ")]),
    `# ${escapeMarkdown(title)}`,
    ...blocks.map((block) => renderBlock(block, path)),
    "",
  ]
    .join("\n\n")
    .replace(/(?<!\n)\n+$/, "\n");
}

/** The front matter for generators of static sites. A string in JSON is also a string in YAML. */
function frontMatter({ path, title, trail }: Page): string {
  const names = [
    title,
    ...trail
      .slice(1)
      .map(({ text }) => text)
      .reverse(),
  ];
  const fields = { title: visibleLine(names.join(", ")), uid: path.replaceAll("/", "-") };
  return ["---", ...Object.entries(fields).map(([name, text]) => `${name}: ${JSON.stringify(text)}`), "---"].join("\n");
}

function renderBlock(block: Block, from: string): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case "paragraph":
      return atLineStart(renderContent(block.content, from));
    case "list":
      return block.items.map((item) => `- ${atLineStart(renderContent(item, from))}`).join("\n");
    case "table":
      return renderTable(block, from);
    case "code-block":
      return renderCode(block.language, block.text);
    case "details":
      return renderDetails(block, from);
    case "outline":
      return renderOutline(block, from);
    case "quote":
      return indentBlocks(block.blocks, from, "> ");
    case "picture":
      return `![${escapeMarkdown(block.text)}](${relativeLink(from, block.file, "")})`;
  }
}

function renderOutline({ isOrdered, items }: OutlineList, from: string): string {
  return items
    .map((blocks, index) => {
      const mark = isOrdered ? `${index + 1}. ` : "- ";
      return mark + indentBlocks(blocks, from, " ".repeat(mark.length)).slice(mark.length);
    })
    .join("\n");
}

/** @param start - stands before each line, without spaces at its end if the line is empty */
function indentBlocks(blocks: readonly Block[], from: string, start: string): string {
  const text = blocks.map((block) => renderBlock(block, from)).join("\n\n");
  return text
    .split("\n")
    .map((line) => (line === "" ? start.trimEnd() : start + line))
    .join("\n");
}

function renderTable({ head, rows }: Table, from: string): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(head.map(escapeMarkdown)),
    line(head.map(() => "---")),
    ...rows.map((row) => line(row.map((cell) => inCell(renderContent(cell, from))))),
  ].join("\n");
}

/** The fence is longer than any run of backticks in it. */
function renderCode(language: string, text: string): string {
  const runs = (text.match(/`+/g) ?? []).map(({ length }) => length);
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}

/** Because of the blank lines, readers treat the content as Markdown. */
function renderDetails({ summary, blocks }: Details, from: string): string {
  const inside = blocks.map((block) => renderBlock(block, from));
  return ["<details>", `<summary>${escapeMarkdown(summary)}</summary>`, ...inside, "</details>"].join("\n\n");
}

function renderContent(content: Content, from: string): string {
  return content.map((inline) => renderInline(inline, from)).join("");
}

function renderInline(inline: Inline, from: string): string {
  if (typeof inline === "string") return escapeWithSpaces(inline);
  switch (inline.kind) {
    case "code":
    case "anchor":
      return codeSpan(inline.text);
    case "type-code":
      return codeSpan(inline.parts.map((part) => (typeof part === "string" ? part : part.text)).join(""));
    case "web-link":
      return `[${renderContent(inline.content, from)}](${inline.url.replace(/[^!#$%&+,./:;=?@\w~-]/gu, encodeCharacter)})`;
    case "emphasis": {
      const mark = inline.isStrong ? "**" : "*";
      return `${mark}${renderContent(inline.content, from)}${mark}`;
    }
    case "link":
      return renderLink(renderInline(inline.text, from), inline.path, from);
    case "mark": {
      const { symbol, word } = STATES[inline.state];
      const text = `${escapeMarkdown(symbol)} ${word}`;
      return inline.path === undefined ? text : renderLink(text, inline.path, from);
    }
  }
}

/** Our own words around names begin and end with spaces. */
function escapeWithSpaces(text: string): string {
  const [before = "", after = ""] = [/^ /.exec(text)?.[0], / $/.exec(text)?.[0]];
  const inside = escapeMarkdown(text);
  return inside === "" ? before : `${before}${inside}${after}`;
}

function renderLink(text: string, to: string, from: string): string {
  return `[${text}](${relativeLink(from, to, ".md")})`;
}

/** A character of an address in a form that ends no link. Browsers leave some of these as they are. */
function encodeCharacter(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join("");
}
