import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type MemoryFolder, memoryFolder } from "../package/memory-folder.js";
import { findUpwards } from "./find-upwards.js";

/** The version of this program. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(programFolder(), "package.json"), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
}

/** Reads this program's folder templates/, with paths such as `package/README.md`. */
export function readTemplates(): MemoryFolder {
  const folder = join(programFolder(), "templates");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  return memoryFolder(paths.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]));
}

/** The folder of this program's package.json. It is the same for the sources and for the built program. */
function programFolder(): string {
  const hasManifest = (folder: string): boolean => existsSync(join(folder, "package.json"));
  const here = dirname(fileURLToPath(import.meta.url));
  const found = findUpwards(here, (folder) => (hasManifest(folder) ? folder : undefined));
  if (found === undefined) throw new Error("this program stands outside of its package");
  return found;
}
