import type { Block, Details, Heading, OutlineList, Picture, Table } from "../page.js";
import { relativeLink } from "../relative-link.js";
import { textHtml } from "./escape-html.js";
import { highlight } from "./highlight.js";
import { renderContent } from "./render-content.js";

/** The blocks of the page at `from` as HTML. */
export function renderBlocks(blocks: readonly Block[], from: string): string {
  return blocks.map((block) => renderBlock(block, from)).join("\n");
}

/** The id of a section, for links to it. */
export function sectionId({ text, id }: Heading): string {
  return id ?? text.toLowerCase().replace(/[^a-z\d]+/g, "-");
}

function renderBlock(block: Block, from: string): string {
  switch (block.kind) {
    case "heading":
      return block.level === 2 || block.id !== undefined
        ? `<h${block.level} id="${sectionId(block)}">${textHtml(block.text)}</h${block.level}>`
        : `<h3>${textHtml(block.text)}</h3>`;
    case "paragraph":
      return `<p>${renderContent(block.content, from)}</p>`;
    case "list":
      return `<ul>\n${block.items.map((item) => `<li>${renderContent(item, from)}</li>`).join("\n")}\n</ul>`;
    case "table":
      return renderTable(block, from);
    case "code-block":
      return `<pre class="${block.language || "text"}" tabindex="0"><code>${highlight(block.language, block.text)}</code></pre>`;
    case "details":
      return renderDetails(block, from);
    case "outline":
      return renderOutline(block, from);
    case "quote":
      return `<blockquote>\n${renderBlocks(block.blocks, from)}\n</blockquote>`;
    case "picture":
      return renderPicture(block, from);
  }
}

/**
 * The table is in a box that scrolls if the window is narrow. The box can take the focus, so that keys scroll it. On phones, each row
 * of a table becomes a card, and each of its cells says its column.
 */
function renderTable({ caption, head, rows, isMatrix }: Table, from: string): string {
  const cells = head.map((cell) => `<th scope="col">${textHtml(cell)}</th>`).join("");
  const labels = head.map((cell) => ` data-label="${textHtml(cell)}"`);
  const lines = rows.map(([first = [], ...others]) => {
    const data = others.map((cell, index) => renderCell(renderContent(cell, from), labels[index + 1] ?? ""));
    return `<tr><th scope="row">${renderContent(first, from)}</th>${data.join("")}</tr>`;
  });
  const label = textHtml(caption);
  return [
    `<div class="${classOf(isMatrix, head.length)}" role="region" aria-label="${label}" tabindex="0"><table>`,
    `<caption>${label}</caption>`,
    `<thead><tr>${cells}</tr></thead>`,
    `<tbody>\n${lines.join("\n")}\n</tbody>`,
    "</table></div>",
  ].join("\n");
}

function classOf(isMatrix: boolean, columns: number): string {
  if (!isMatrix) return "table";
  return columns > MOST_BESIDE ? "table matrix wide" : "table matrix";
}

/** The columns of a matrix that all screens of desktops show beside each other. */
const MOST_BESIDE = 8;

function renderCell(html: string, label: string): string {
  return html === "" ? "<td></td>" : `<td${label}>${html}</td>`;
}

function renderDetails({ summary, blocks }: Details, from: string): string {
  return `<details>\n<summary>${textHtml(summary)}</summary>\n${renderBlocks(blocks, from)}\n</details>`;
}

function renderOutline({ isOrdered, items }: OutlineList, from: string): string {
  const tag = isOrdered ? "ol" : "ul";
  return `<${tag}>\n${items.map((blocks) => `<li>${renderBlocks(blocks, from)}</li>`).join("\n")}\n</${tag}>`;
}

function renderPicture({ file, text }: Picture, from: string): string {
  return `<img class="logo" src="${relativeLink(from, file, "")}" alt="${textHtml(text)}">`;
}
