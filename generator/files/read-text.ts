import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { STAGING } from "../package/output-rules.js";
import type { Location } from "./location.js";

/** The text of a file; empty for a folder or a link; undefined if nothing is there. */
export function readText(file: string): string | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isFile() ? readFileSync(file, "utf8") : "";
}

/** The paths of files in the folder that a killed run has left there. */
export function leftBehind({ path: folder }: Location): string[] {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"))
    .filter((path) => path.startsWith(STAGING));
}
