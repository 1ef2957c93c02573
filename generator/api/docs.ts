import { operationsIn } from "../contract/types.js";
import type { Difference } from "../files/compare-folder.js";
import type { Location } from "../files/location.js";
import { readTemplates } from "../files/program-files.js";
import { readSearchLibrary } from "../files/read-search-library.js";
import { readSmallFile } from "../files/read-small-file.js";
import { withoutInterruption } from "../files/without-interruption.js";
import { writeFolder } from "../files/write-folder.js";
import type { OutputFolder } from "../package/memory-folder.js";
import { decodeSource } from "../source/decode-source.js";
import { OptionError } from "../source/errors.js";
import { docsFiles, withLogo } from "../tools/docs/docs-files.js";
import { type Logo, logoFrom, MAX_LOGO_BYTES } from "../tools/docs/logo.js";
import { MAX_INTRO_BYTES } from "../tools/docs/read-markdown.js";
import type { ContractOptions, NamingOptions, WriteOptions } from "./options.js";
import { locateGiven, readSettings } from "./settings.js";
import { checkMemberNames } from "./steps/check-member-names.js";
import { compileSelected } from "./steps/compile-selected.js";
import { inputLocations } from "./steps/read-input.js";
import { valueTypes } from "./steps/value-types.js";
import { requireTimestamp, USUAL_TIMESTAMP } from "./timestamp.js";

/** Which pages are made, and whether they are written. */
export interface DocsOptions extends ContractOptions, NamingOptions, WriteOptions {
  /** The folder of the pages, in which everything else is deleted; needed if they are written. */
  readonly out?: string | undefined;
  /** Pages for a generator of static sites, or a site that needs neither a server nor a network; `markdown` if left out. */
  readonly format?: "markdown" | "html" | undefined;
  /** The value of every dateTime in the examples, in its lexical form; `2024-01-01T00:00:00Z` if left out. */
  readonly timestamp?: string | undefined;
  /** What the pages are called; the name of the service if left out. */
  readonly title?: string | undefined;
  /**
   * The path of a picture for the top of the pages: SVG, PNG, JPEG, WebP or GIF. It need not be trusted: an SVG that could do more than be
   * seen is refused.
   */
  readonly logo?: string | undefined;
  /** The path of a text in Markdown with which the first page begins. It need not be trusted: raw HTML in it stays text. */
  readonly intro?: string | undefined;
}

/** Reference pages, in memory. */
export interface DocsResult {
  /** The texts of the files, and the bytes of a logo, by their paths in the folder. */
  readonly files: OutputFolder;
  /** How many pages, operations and types there are. */
  readonly count: { readonly pages: number; readonly operations: number; readonly types: number };
  /** The files that have been written or removed; none unless that was asked for. */
  readonly written: readonly Difference[];
}

/**
 * Makes reference pages from the schemas alone, and on request writes them.
 *
 * @throws InputError, or one of its subclasses, if the options, the configuration, the schemas or a folder cannot be used
 */
export async function docs(options: DocsOptions = {}): Promise<DocsResult> {
  const { write = false, format = "markdown", timestamp = USUAL_TIMESTAMP } = options;
  const { out: folder, title, logo: logoPath, intro: introPath, ...others } = options;
  const out = locateGiven("out", folder);
  if (write && out === undefined) throw new OptionError("out", "name the folder of the pages");
  requireTimestamp(timestamp);
  const logo = readLogo(locateGiven("logo", logoPath));
  const intro = readIntro(locateGiven("intro", introPath));
  const settings = await readSettings(others);
  const { contracts } = await compileSelected(settings);
  checkMemberNames(settings, contracts);
  settings.show("making pages");
  const { package: identity } = settings.configuration.values;
  const values = valueTypes(settings);
  const assets = { templates: readTemplates(), search: readSearchLibrary(), logo };
  const texts = { title, intro, packageName: identity?.name };
  const files = withLogo(docsFiles(contracts, { format, timestamp, values, ...texts }, assets), logo);
  const count = {
    pages: [...files.keys()].filter((path) => /\.(?:md|html)$/.test(path)).length,
    operations: contracts.flatMap(operationsIn).length,
    types: contracts.flatMap(({ types }) => types).length,
  };
  if (!write || out === undefined) return { files, count, written: [] };
  return { files, count, written: withoutInterruption(() => writeFolder(files, out, inputLocations(settings))) };
}

function readLogo(file: Location | undefined): Logo | undefined {
  return file && logoFrom(file.shown, readSmallFile(file, MAX_LOGO_BYTES));
}

function readIntro(file: Location | undefined): string | undefined {
  return file && decodeSource(file.shown, readSmallFile(file, MAX_INTRO_BYTES)).text;
}
