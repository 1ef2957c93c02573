import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The library that searches in the pages, which a site takes along. */
export interface SearchLibrary {
  /** Sets the global MiniSearch, as a script without modules. */
  readonly script: string;
  readonly license: string;
}

export function readSearchLibrary(): SearchLibrary {
  // The package exports its modules and not the script, so that is found from them.
  const folder = join(dirname(createRequire(import.meta.url).resolve("minisearch")), "../..");
  const script = readFileSync(join(folder, "dist/umd/index.js"), "utf8");
  return {
    script: script.replace(/\n\/\/# sourceMappingURL=.*\n?$/, "\n"),
    license: readFileSync(join(folder, "LICENSE.txt"), "utf8"),
  };
}
