import type { Difference } from "../../generator/files/compare-folder.js";
import { type Location, locateIn } from "../../generator/files/location.js";
import type { FetchedSchemas } from "../../generator/tools/fetch/fetched-schemas.js";
import { printNote } from "./detail.js";
import { counted, printJson } from "./print.js";

/** Prints what has been fetched, and the files of the schemas folder that have changed. */
export function printFetched(
  { endpoints, files }: FetchedSchemas,
  differences: readonly Difference[],
  { schemas, json }: { readonly schemas: Location; readonly json?: boolean },
): void {
  if (json) {
    printJson({ schemas: schemas.shown, endpoints: Object.keys(endpoints), files: files.size, differences });
    return;
  }
  const what = `${counted(Object.keys(endpoints).length, "endpoint")} in ${counted(files.size, "file")}`;
  printNote(`${schemas.shown}: ${what}, ${summary(differences)}`);
  for (const { kind, path } of differences) printNote(`${KINDS[kind]}  ${locateIn(schemas, path).shown}`);
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
