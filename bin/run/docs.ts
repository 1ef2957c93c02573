import { type DocsResult, docs as makeDocs, type DocsOptions as Options } from "../../generator/api/docs.js";
import { counted } from "../../generator/source/counted.js";
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
  if (json) printJson({ out, files: files.size, pages: count.pages, differences: written });
  else printNote(`${out}: ${summary(count)}, ${counted(written.length, "file")} written or removed`);
  return EXIT.done;
}

function summary({ pages, operations, types }: DocsResult["count"]): string {
  return `${counted(pages, "page")} on ${counted(operations, "operation")} and ${counted(types, "type")}`;
}
