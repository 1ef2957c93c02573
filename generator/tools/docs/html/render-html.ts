import type { Heading, Page, PageLink } from "../page.js";
import { relativeLink } from "../relative-link.js";
import { ASSETS } from "../site-paths.js";
import { textHtml } from "./escape-html.js";
import { breakable, renderBlocks, renderLink, sectionId } from "./render-blocks.js";

/** A page as a complete document, which needs only the files of the site. */
export function renderHtml(page: Page): string {
  const { path, title, trail, blocks } = page;
  const asset = (name: string): string => relativeLink(path, `${ASSETS}/${name}`, "");
  const fullTitle = [title, ...trail.map(({ text }) => text).reverse()].map(textHtml).join(" · ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${fullTitle}</title>
<link rel="icon" href="${asset("icon.svg")}">
<link rel="stylesheet" href="${asset("site.css")}">
<script src="${asset("search.js")}" defer></script>
<script src="${asset("copy.js")}" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<nav aria-label="Breadcrumb">${renderTrail(page)}</nav>
<search hidden>
<label for="search">Search</label>
<input id="search" type="search" placeholder="Operation, type or member" autocomplete="off" spellcheck="false">
<p id="search-status" role="status"></p>
<ul id="search-results" hidden></ul>
</search>
</header>
<div class="columns">
${renderAside(page)}
<main id="content">
<h1>${textHtml(title)}</h1>
${renderBlocks(blocks, path)}
</main>
</div>
</body>
</html>
`;
}

/** Allows only files of the site itself. If text of a schema became markup nevertheless, no browser would run or load it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function renderTrail({ path, title, trail }: Page): string {
  const above = trail.map((page) => `<li>${renderLink(textHtml(page.text), page.path, path)}</li>`);
  return `<ol>${above.join("")}<li aria-current="page">${textHtml(title)}</li></ol>`;
}

/** Links to the sections of the page, and to its neighbours. */
function renderAside({ path, blocks, neighbours, trail }: Page): string {
  const headings = blocks.filter((block): block is Heading => block.kind === "heading" && block.level === 2);
  const sections = headings.map((heading) => `<li><a href="#${sectionId(heading)}">${textHtml(heading.text)}</a></li>`);
  const isShort = neighbours.length <= MAX_NEIGHBOURS;
  const pages = isShort ? neighbours.map((page) => renderNeighbour(page, path)) : [];
  const above = textHtml(trail.at(-1)?.text ?? "");
  const lists = [renderList("On this page", sections), renderList(above, pages)].filter((list) => list !== "");
  return lists.length === 0 ? "" : `<aside>\n${lists.join("\n")}\n</aside>`;
}

/** Each page repeats the links to all of its neighbours. If there are very many, the index alone has them. */
const MAX_NEIGHBOURS = 500;

function renderNeighbour({ text, path }: PageLink, from: string): string {
  const label = breakable(textHtml(text));
  return path === from
    ? `<li><a href="#content" aria-current="page">${label}</a></li>`
    : `<li>${renderLink(label, path, from)}</li>`;
}

function renderList(label: string, items: readonly string[]): string {
  if (items.length < 2) return "";
  return `<nav aria-label="${label}"><p>${label}</p>\n<ul>\n${items.join("\n")}\n</ul></nav>`;
}
