import type { FetchedFiles } from "../../generator/api/fetched-files.js";
import type { Difference } from "../../generator/files/compare-folder.js";
import { shownIn } from "../../generator/files/location.js";
import { counted } from "../../generator/source/counted.js";
import { printNote } from "./detail.js";
import { printJson } from "./print.js";

/** Prints what has been fetched, and the files of the schemas folder that have changed. */
export function printFetched(
  { schemas, endpoints, files, written }: FetchedFiles,
  { json }: { readonly json?: boolean },
): void {
  if (json) {
    printJson({ schemas, endpoints, files: files.size, differences: written });
    return;
  }
  const what = `${counted(endpoints.length, "endpoint")} in ${counted(files.size, "file")}`;
  printNote(`${schemas}: ${what}, ${summary(written)}`);
  for (const { kind, path } of written) printNote(`${KINDS[kind]}  ${shownIn(schemas, path)}`);
}

const KINDS: Readonly<Record<Difference["kind"], string>> = {
  missing: "added  ",
  changed: "changed",
  stale: "removed",
};

function summary(differences: readonly Difference[]): string {
  if (differences.length === 0) return "all up to date";
  const count = (wanted: Difference["kind"]): number => differences.filter(({ kind }) => kind === wanted).length;
  return `${count("missing")} added, ${count("changed")} changed, ${count("stale")} removed`;
}
