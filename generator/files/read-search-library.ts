import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type MemoryFolder, memoryFolder } from "../package/memory-folder.js";

const require = createRequire(import.meta.url);

/** Reads the library that searches in reference pages: a script that sets the global MiniSearch, and its license. */
export function readSearchLibrary(): MemoryFolder {
  // The package exports its modules, but not the script, so the script is found from them.
  const folder = join(dirname(require.resolve("minisearch")), "../..");
  const script = readFileSync(join(folder, "dist/umd/index.js"), "utf8");
  return memoryFolder([
    ["minisearch.js", script.replace(/\n\/\/# sourceMappingURL=.*\n?$/, "\n")],
    ["minisearch.LICENSE.txt", readFileSync(join(folder, "LICENSE.txt"), "utf8")],
  ]);
}
