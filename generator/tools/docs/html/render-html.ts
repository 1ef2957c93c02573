import type { Heading, Page, PageLink, VersionLink } from "../page.js";
import { relativeLink } from "../relative-link.js";
import { ASSETS, FIXED_PATHS } from "../site-paths.js";
import { textHtml } from "./escape-html.js";
import { renderBlocks, sectionId } from "./render-blocks.js";
import { breakable, renderLink } from "./render-content.js";

/** What all pages of a site show. */
export interface SiteHead {
  readonly title: string;
  /** The file of its logo; undefined if it has none. */
  readonly logo: string | undefined;
}

/** A page as a complete document, which needs only the files of the site. */
export function renderHtml(page: Page, head: SiteHead): string {
  const { path, title, trail, blocks } = page;
  const asset = (name: string): string => relativeLink(path, `${ASSETS}/${name}`, "");
  const fullTitle = [title, ...trail.map(({ text }) => text).reverse()].map(textHtml).join(" · ");
  const scripts = SCRIPTS.map((name) => `<script src="${asset(name)}" defer></script>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${fullTitle}</title>
<link rel="icon" href="${asset("icon.svg")}">
<link rel="stylesheet" href="${asset("site.css")}">
${scripts.join("\n")}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<a class="brand" href="${relativeLink(path, FIXED_PATHS.root, ".html")}"><img src="${relativeLink(path, head.logo ?? `${ASSETS}/icon.svg`, "")}" alt="">${textHtml(head.title)}</a>
<search hidden>
<label for="search">Search</label>
<input id="search" type="search" placeholder="Operation, type or member" autocomplete="off" spellcheck="false" aria-keyshortcuts="Control+K /">
<kbd aria-hidden="true">Ctrl K</kbd>
<p id="search-status" role="status"></p>
<ul id="search-results" hidden></ul>
</search>
${renderVersions(page)}</header>
<div class="columns">
${renderAside(page)}
<main id="content">
${renderTrail(page)}<h1>${breakable(textHtml(title))}</h1>
${renderBlocks(blocks, path)}
</main>
</div>
</body>
</html>
`;
}

const SCRIPTS = ["search.js", "copy.js", "controls.js"];

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
  if (trail.length === 0) return "";
  const above = trail.map((page) => `<li>${renderLink(textHtml(page.text), page.path, path)}</li>`);
  const here = `<li aria-current="page">${breakable(textHtml(title))}</li>`;
  return `<nav class="trail" aria-label="Breadcrumb"><ol>${above.join("")}${here}</ol></nav>\n`;
}

/** A menu of the versions that works without scripts. */
function renderVersions({ path, versions }: Page): string {
  if (versions.length < 2) return "";
  const current = versions.find((version) => version.path === path)?.version;
  const items = versions.map((version) => `<li>${renderVersion(version, path)}</li>`);
  return `<nav aria-label="Version"><details class="version-menu">
<summary class="menu-button">${current === undefined ? "Versions" : `<span class="unseen">Version </span>${textHtml(current)}`}</summary>
<ul class="menu">
${items.join("\n")}
</ul>
</details></nav>
`;
}

function renderVersion({ version, path, isSame }: VersionLink, from: string): string {
  if (path === from) return `<a class="menu-item" href="#content" aria-current="page">${textHtml(version)}</a>`;
  const note = isSame ? "" : " <small>not in it</small>";
  return `<a class="menu-item" href="${relativeLink(from, path, ".html")}">${textHtml(version)}${note}</a>`;
}

/** Links to the sections of the page, and to its neighbours. */
function renderAside({ path, blocks, neighbours, trail }: Page): string {
  const headings = blocks.filter((block): block is Heading => block.kind === "heading" && block.level === 2);
  const sections = headings.map((heading) => `<li><a href="#${sectionId(heading)}">${textHtml(heading.text)}</a></li>`);
  const above = trail.at(-1);
  const near = nearest(neighbours, path);
  const pages = near.map((page) => renderNeighbour(page, path));
  const rest =
    above === undefined || near.length === neighbours.length
      ? ""
      : `<p class="rest">${renderLink(`All ${neighbours.length}`, above.path, path)}</p>`;
  const lists = [renderList("On this page", sections), renderList(above?.text ?? "", pages, rest)];
  const shown = lists.filter((list) => list !== "");
  return shown.length === 0 ? "" : `<aside>\n${shown.join("\n")}\n</aside>`;
}

/** Each page repeats the links to its neighbours. If there are very many, it has the nearest ones, and the index has all. */
const MAX_NEIGHBOURS = 60;

function nearest(neighbours: readonly PageLink[], path: string): readonly PageLink[] {
  if (neighbours.length <= MAX_NEIGHBOURS) return neighbours;
  const before = neighbours.findIndex((page) => page.path === path) - MAX_NEIGHBOURS / 2;
  const start = Math.max(0, Math.min(before, neighbours.length - MAX_NEIGHBOURS));
  return neighbours.slice(start, start + MAX_NEIGHBOURS);
}

function renderNeighbour({ text, path }: PageLink, from: string): string {
  const label = breakable(textHtml(text));
  return path === from
    ? `<li><a href="#content" aria-current="page">${label}</a></li>`
    : `<li>${renderLink(label, path, from)}</li>`;
}

function renderList(label: string, items: readonly string[], rest = ""): string {
  if (items.length < 2) return "";
  const name = textHtml(label);
  return `<nav aria-label="${name}"><p>${name}</p>\n<ul>\n${items.join("\n")}\n</ul>${rest}</nav>`;
}
