import type { Contract } from "../../generator/contract/contract.js";
import { operationsIn } from "../../generator/contract/types.js";
import type { Location } from "../../generator/files/location.js";
import { readTemplates } from "../../generator/files/program-files.js";
import { readSearchLibrary } from "../../generator/files/read-search-library.js";
import { writeFolder } from "../../generator/files/write-folder.js";
import { type DocsOptions, docsFiles } from "../../generator/tools/docs/docs-files.js";
import type { ContractOptions } from "../options/schema-options.js";
import { compileSelected } from "../steps/compile-selected.js";
import { inputLocations } from "../steps/read-input.js";
import { printNote } from "../terminal/detail.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJson } from "../terminal/print.js";
import { withProgress } from "../terminal/progress.js";
import { withoutInterruption } from "../terminal/signals.js";

export interface DocsCommandOptions extends ContractOptions, Pick<DocsOptions, "format" | "timestamp"> {
  readonly out: Location;
  readonly json?: boolean;
}

/** Writes the reference pages. */
export async function docs(options: DocsCommandOptions): Promise<number> {
  const { out, format, timestamp, configuration } = options;
  const { contracts, files } = await withProgress(async (show) => {
    const { contracts } = await compileSelected(options, show);
    show("making pages");
    const { package: identity, values } = configuration?.values ?? {};
    const assets = { templates: readTemplates(), search: readSearchLibrary() };
    return {
      contracts,
      files: docsFiles(contracts, { format, timestamp, packageName: identity?.name, values }, assets),
    };
  });
  const differences = withoutInterruption(() => writeFolder(files, out, inputLocations(options)));
  const pages = [...files.keys()].filter((path) => /\.(?:md|html)$/.test(path)).length;
  const changes = `${differences.length} files written or removed`;
  if (options.json) printJson({ out: out.shown, files: files.size, pages, differences });
  else printNote(`${out.shown}: ${pages} pages on ${describe(contracts)}, ${changes}`);
  return EXIT.done;
}

function describe(contracts: readonly Contract[]): string {
  const operations = contracts.flatMap(operationsIn);
  const types = contracts.flatMap((contract) => contract.types);
  return `${operations.length} operations and ${types.length} types`;
}
