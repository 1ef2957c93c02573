import { docs as makeDocs, type DocsOptions as Options } from "../../generator/api/docs.js";
import { printNote } from "../terminal/detail.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJson } from "../terminal/print.js";
import { withProgress } from "../terminal/progress.js";

export interface DocsOptions extends Options {
  readonly out: string;
  readonly json?: boolean;
}

/** Writes the reference pages. */
export async function docs(options: DocsOptions): Promise<number> {
  const { out, json } = options;
  const { files, count, written } = await withProgress((onProgress) =>
    makeDocs({ ...options, write: true, onProgress }),
  );
  const { pages, operations, types } = count;
  if (json) printJson({ out, files: files.size, pages, differences: written });
  else
    printNote(
      `${out}: ${pages} pages on ${operations} operations and ${types} types, ${written.length} files written or removed`,
    );
  return EXIT.done;
}
