import { atLineStart, codeSpan, escapeMarkdown, inCell } from "../../../source/escape-markdown.js";
import { visibleLine } from "../../../source/visible-text.js";
import { type Block, type Content, type Details, type Inline, type Page, STATES, type Table } from "../page.js";
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
  }
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
      return codeSpan(inline.text);
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
