import type { Contract } from "../../contract/contract.js";
import {
  filesOf,
  inside,
  type MemoryFile,
  type MemoryFolder,
  memoryFolder,
  type OutputFolder,
} from "../../package/memory-folder.js";
import { marker } from "../../package/output-rules.js";
import { buildPages } from "./build-pages.js";
import { renderHtml } from "./html/render-html.js";
import { searchIndex } from "./html/search-index.js";
import type { Logo } from "./logo.js";
import { renderMarkdown } from "./markdown/render-markdown.js";
import { buildSite, type Site, type SiteOptions } from "./site.js";
import { ASSETS } from "./site-paths.js";

export const DOCS_FORMATS = ["markdown", "html"] as const;

export interface DocsOptions extends Omit<SiteOptions, "logo"> {
  readonly format: (typeof DOCS_FORMATS)[number];
}

/** The files of a site that are not made from contracts. */
export interface DocsAssets {
  readonly templates: MemoryFolder;
  /** The library that the search box uses. */
  readonly search: MemoryFolder;
  /** Its bytes are not among the files: `withLogo` adds them. */
  readonly logo?: Logo | undefined;
}

/** The reference pages of some contracts, by path: Markdown, or a site that needs no server and no network. */
export function docsFiles(contracts: readonly Contract[], options: DocsOptions, assets: DocsAssets): MemoryFolder {
  const site = buildSite(contracts, { ...options, logo: assets.logo?.name });
  const head = { title: site.root.text, logo: site.logo };
  const files: MemoryFile[] = [marker("reference pages")];
  for (const page of buildPages(site)) {
    if (options.format === "markdown") files.push([`${page.path}.md`, renderMarkdown(page)]);
    else files.push([`${page.path}.html`, renderHtml(page, head)]);
  }
  if (options.format === "html") files.push(...inside(ASSETS, assetFiles(site, assets)));
  return memoryFolder(files);
}

/** The files of a site, and its logo among them. */
export function withLogo(files: MemoryFolder, logo: Logo | undefined): OutputFolder {
  return logo === undefined
    ? files
    : memoryFolder<string | Uint8Array>([...files, [`${ASSETS}/${logo.name}`, logo.bytes]]);
}

function assetFiles(site: Site, { templates, search }: DocsAssets): MemoryFile[] {
  return [...filesOf("docs", templates), ...search, ["search-index.js", searchIndex(site)]];
}
