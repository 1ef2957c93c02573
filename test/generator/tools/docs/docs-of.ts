import type { Contract } from "../../../../generator/contract/contract.js";
import { readTemplates } from "../../../../generator/files/program-files.js";
import { readSearchLibrary } from "../../../../generator/files/read-search-library.js";
import type { MemoryFolder } from "../../../../generator/package/memory-folder.js";
import { type DocsAssets, type DocsOptions, docsFiles } from "../../../../generator/tools/docs/docs-files.js";

const TIMESTAMP = "2024-01-01T00:00:00Z";

const ASSETS = { templates: readTemplates(), search: readSearchLibrary() };

/** The pages about some contracts, as the command makes them. */
export function docsOf(
  contracts: readonly Contract[],
  format: DocsOptions["format"] = "markdown",
  timestamp = TIMESTAMP,
): MemoryFolder {
  return docsFiles(contracts, { format, timestamp }, ASSETS);
}

/** The pages in HTML, with what users may add to them. */
export function siteOf(
  contracts: readonly Contract[],
  { logo, ...options }: Pick<DocsOptions, "title" | "intro"> & Pick<DocsAssets, "logo"> = {},
): MemoryFolder {
  return docsFiles(contracts, { format: "html", timestamp: TIMESTAMP, ...options }, { ...ASSETS, logo });
}

/** One of them. */
export function pageOf(files: MemoryFolder, path: string): string {
  const page = files.get(path);
  if (page === undefined) throw new Error(`no ${path} among ${[...files.keys()].join(", ")}`);
  return page;
}
