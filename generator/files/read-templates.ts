import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findUpwards } from "./find-upwards.js";

/** The files of templates/ by path, with slashes: `runtime/reader.ts`, `package/README.md`. */
export type Templates = ReadonlyMap<string, string>;

/** Reads the templates that this program comes with, run from its sources or built. */
export function readTemplates(): Templates {
  const manifest = findUpwards(dirname(fileURLToPath(import.meta.url)), "package.json", existsSync);
  if (manifest === undefined) throw new Error("this program stands outside of its package");
  const folder = join(dirname(manifest), "templates");
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return new Map(paths.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]));
}
