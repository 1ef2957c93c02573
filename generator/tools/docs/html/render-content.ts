import { type Anchor, type Content, type Inline, STATES, type TypeCode, type WebLink } from "../page.js";
import { relativeLink } from "../relative-link.js";
import { escapeHtml, textHtml } from "./escape-html.js";

/** A run of text on the page at `from` as HTML. */
export function renderContent(content: Content, from: string): string {
  return content.map((inline) => renderInline(inline, from)).join("");
}

/** @param text - HTML */
export function renderLink(text: string, to: string, from: string): string {
  return `<a href="${relativeLink(from, to, ".html")}">${text}</a>`;
}

/** Long names may break before a capital letter. A name that is copied from the page has no break in it. */
export function breakable(html: string): string {
  return html.replace(/(?<=[a-z\d])(?=[A-Z])/g, "<wbr>");
}

function renderInline(inline: Inline, from: string): string {
  if (typeof inline === "string") return textHtml(inline);
  switch (inline.kind) {
    case "code":
      return `<code>${breakable(textHtml(inline.text === "" ? '""' : inline.text))}</code>`;
    case "type-code":
      return renderType(inline, from);
    case "anchor":
      return renderAnchor(inline);
    case "link":
      return renderLink(renderInline(inline.text, from), inline.path, from);
    case "web-link":
      return renderWebLink(inline, from);
    case "emphasis": {
      const tag = inline.isStrong ? "strong" : "em";
      return `<${tag}>${renderContent(inline.content, from)}</${tag}>`;
    }
    case "mark": {
      const { symbol, word } = STATES[inline.state];
      const text = `<span class="mark ${inline.state}"><span aria-hidden="true">${symbol}</span> ${word}</span>`;
      return inline.path === undefined ? text : renderLink(text, inline.path, from);
    }
  }
}

function renderType({ parts }: TypeCode, from: string): string {
  const html = parts.map((part) =>
    typeof part === "string" ? breakable(textHtml(part)) : renderLink(breakable(textHtml(part.text)), part.path, from),
  );
  return `<code>${html.join("")}</code>`;
}

/** The name is a link to itself, so that its address can be copied. */
function renderAnchor({ id, text }: Anchor): string {
  return `<a class="anchor" id="${id}" href="#${encodeURI(id)}"><code>${breakable(textHtml(text))}</code></a>`;
}

function renderWebLink({ url, content }: WebLink, from: string): string {
  const away = url.startsWith("#") ? "" : ` rel="noreferrer"`;
  return `<a href="${escapeHtml(url)}"${away}>${renderContent(content, from)}</a>`;
}
