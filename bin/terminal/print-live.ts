import type { LiveResult } from "../../generator/api/steps/check-live.js";
import { shownIn } from "../../generator/files/location.js";
import { counted, differing } from "../../generator/source/counted.js";
import { LOCK_FILE } from "../../generator/tools/fetch/source-lock.js";
import { printNote } from "./detail.js";
import { printLine } from "./print.js";
import { printDiffs } from "./print-diffs.js";

/** How schemas differ from what an installation has now, as JSON for programs. */
export function liveJson({ server, count, documents }: LiveResult): object {
  return {
    server,
    count,
    documents: documents.map(({ kind, path, diff }) => ({
      kind,
      path,
      ...(diff.length > 0 && { diff: diff.join("\n") }),
    })),
  };
}

/** Prints how schemas differ from what an installation has now. */
export function printLive({ server, schemas, count, documents }: LiveResult): void {
  const lock = shownIn(schemas, LOCK_FILE);
  if (documents.length === 0) {
    printNote(`${server}: ${counted(count, "document")}, all as in ${lock}`);
    return;
  }
  printLine(`${server}: ${differing(documents.length, "document")} from ${lock}`);
  for (const { kind, path } of documents) printLine(`${kind.padEnd(7)}  ${shownIn(schemas, path)}`);
  printDiffs(documents.map(({ diff }) => diff));
}
