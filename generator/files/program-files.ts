import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type MemoryFolder, memoryFolder } from "../package/memory-folder.js";
import { findUpwards } from "./find-upwards.js";

/** The version of this program. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(programFolder(), "package.json"), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
}

/** Reads this program's folder templates/, with paths such as `package/README.md`. The built program has them in one file. */
export function readTemplates(): MemoryFolder {
  const program = programFolder();
  const built = join(program, "dist");
  return HERE.startsWith(built + sep)
    ? readJoined(join(built, "templates.json"))
    : readFolder(join(program, "templates"));
}

/** What the build makes of the templates, because one file is read faster than hundreds. */
function readJoined(path: string): MemoryFolder {
  const files: Record<string, string> = JSON.parse(readFileSync(path, "utf8"));
  return memoryFolder(Object.entries(files));
}

function readFolder(folder: string): MemoryFolder {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  return memoryFolder(paths.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]));
}

/** The folder of this program's package.json. It is the same for the sources and for the built program. */
function programFolder(): string {
  const hasManifest = (folder: string): boolean => existsSync(join(folder, "package.json"));
  const found = findUpwards(HERE, (folder) => (hasManifest(folder) ? folder : undefined));
  if (found === undefined) throw new Error("this program stands outside of its package");
  return found;
}

const HERE = dirname(fileURLToPath(import.meta.url));
