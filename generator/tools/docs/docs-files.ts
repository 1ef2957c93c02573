import type { Contract } from "../../contract/contract.js";
import { MARKER } from "../../files/compare-package.js";
import type { Templates } from "../../files/read-templates.js";
import type { GeneratedPackage } from "../../package/generated-package.js";
import { compareText } from "../../xml/qname.js";
import { buildPages } from "./build-pages.js";
import type { SearchLibrary } from "./html/read-search-library.js";
import { renderHtml } from "./html/render-html.js";
import { searchIndex } from "./html/search-index.js";
import { renderMarkdown } from "./markdown/render-markdown.js";
import { buildSite, type Site, type SiteOptions } from "./site.js";
import { ASSETS } from "./site-paths.js";

export const DOCS_FORMATS = ["markdown", "html"] as const;

export interface DocsOptions extends SiteOptions {
  readonly format: (typeof DOCS_FORMATS)[number];
}

/** What a site of pages takes from outside. */
export interface DocsAssets {
  readonly templates: Templates;
  readonly search: SearchLibrary;
}

/** The reference pages of some contracts, by path: Markdown, or a site that needs no server and no network. */
export function docsFiles(contracts: readonly Contract[], options: DocsOptions, assets: DocsAssets): GeneratedPackage {
  const site = buildSite(contracts, options);
  const pages = buildPages(site);
  const files: [string, string][] =
    options.format === "markdown"
      ? pages.map((page) => [`${page.path}.md`, renderMarkdown(page)])
      : [
          ...pages.map((page): [string, string] => [`${page.path}.html`, renderHtml(page)]),
          ...assetFiles(site, assets),
        ];
  files.push([MARKER, "reference pages that netserver-soapgen has made\n"]);
  return new Map(files.sort(([a], [b]) => compareText(a, b)));
}

function assetFiles(site: Site, { templates, search }: DocsAssets): [string, string][] {
  const own = [...templates].filter(([path]) => path.startsWith("docs/"));
  return [
    ...own.map(([path, text]): [string, string] => [`${ASSETS}/${path.slice("docs/".length)}`, text]),
    [`${ASSETS}/minisearch.js`, search.script],
    [`${ASSETS}/minisearch.LICENSE.txt`, search.license],
    [`${ASSETS}/search-index.js`, searchIndex(site)],
  ];
}
