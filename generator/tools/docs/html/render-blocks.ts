import { type Block, type Content, type Details, type Heading, type Inline, STATES, type Table } from "../page.js";
import { relativeLink } from "../relative-link.js";
import { escapeHtml, textHtml } from "./escape-html.js";

/** The blocks of the page at `from` as HTML. */
export function renderBlocks(blocks: readonly Block[], from: string): string {
  return blocks.map((block) => renderBlock(block, from)).join("\n");
}

/** The id of a section, for links to it. */
export function sectionId({ text }: Heading): string {
  return text.toLowerCase().replace(/[^a-z\d]+/g, "-");
}

export function renderLink(text: string, to: string, from: string): string {
  return `<a href="${relativeLink(from, to, ".html")}">${text}</a>`;
}

function renderBlock(block: Block, from: string): string {
  switch (block.kind) {
    case "heading":
      return block.level === 2
        ? `<h2 id="${sectionId(block)}">${textHtml(block.text)}</h2>`
        : `<h3>${textHtml(block.text)}</h3>`;
    case "paragraph":
      return `<p>${renderContent(block.content, from)}</p>`;
    case "list":
      return `<ul>\n${block.items.map((item) => `<li>${renderContent(item, from)}</li>`).join("\n")}\n</ul>`;
    case "table":
      return renderTable(block, from);
    case "code-block":
      return `<pre class="${block.language}" tabindex="0"><code>${escapeHtml(block.text)}</code></pre>`;
    case "details":
      return renderDetails(block, from);
  }
}

/** The table is in a box that scrolls if the window is narrow. The box can take the focus, so that keys scroll it. */
function renderTable({ caption, head, rows }: Table, from: string): string {
  const cells = head.map((cell) => `<th scope="col">${textHtml(cell)}</th>`).join("");
  const lines = rows.map((row) => {
    const [first = [], ...others] = row;
    const data = others.map((cell) => `<td>${renderContent(cell, from)}</td>`).join("");
    return `<tr><th scope="row">${renderContent(first, from)}</th>${data}</tr>`;
  });
  const label = textHtml(caption);
  return [
    `<div class="table" role="region" aria-label="${label}" tabindex="0"><table>`,
    `<caption>${label}</caption>`,
    `<thead><tr>${cells}</tr></thead>`,
    `<tbody>\n${lines.join("\n")}\n</tbody>`,
    "</table></div>",
  ].join("\n");
}

function renderDetails({ summary, blocks }: Details, from: string): string {
  return `<details>\n<summary>${textHtml(summary)}</summary>\n${renderBlocks(blocks, from)}\n</details>`;
}

function renderContent(content: Content, from: string): string {
  return content.map((inline) => renderInline(inline, from)).join("");
}

function renderInline(inline: Inline, from: string): string {
  if (typeof inline === "string") return textHtml(inline);
  switch (inline.kind) {
    case "code":
      return `<code>${breakable(textHtml(inline.text === "" ? '""' : inline.text))}</code>`;
    case "link":
      return renderLink(renderInline(inline.text, from), inline.path, from);
    case "mark": {
      const { symbol, word } = STATES[inline.state];
      const text = `<span class="mark ${inline.state}"><span aria-hidden="true">${symbol}</span> ${word}</span>`;
      return inline.path === undefined ? text : renderLink(text, inline.path, from);
    }
  }
}

/** Long names may break before a capital letter. A name that is copied from the page has no break in it. */
export function breakable(html: string): string {
  return html.replace(/(?<=[a-z\d])(?=[A-Z])/g, "<wbr>");
}
