import { relativePath } from "../source/relative-path.js";
import type { ImportedName } from "./document.js";
import { compareNatural } from "./natural-order.js";
import { printDocument } from "./print-document.js";
import { importStatement } from "./syntax.js";

/** Collects the imports of a module while it is written. */
export class Imports {
  /** The path of the module that imports. */
  readonly #path: string;
  /** The names and their use, by the path of the module that exports them. */
  readonly #names = new Map<string, Map<string, ImportedName["use"]>>();
  readonly #isFlat: boolean;

  /** @param isFlat - whether the folder of the version is that of the library as well */
  constructor(path: string, isFlat: boolean) {
    this.#path = path;
    this.#isFlat = isFlat;
  }

  /** A name that is used as a value anywhere is imported as a value. */
  add({ module: path, name, use }: ImportedName): void {
    const module = this.#isFlat ? path.replace(/^\.\.\//, "") : path;
    if (module === this.#path) return;
    const names = this.#names.get(module) ?? new Map<string, ImportedName["use"]>();
    if (names.size === 0) this.#names.set(module, names);
    if (names.get(name) !== "value") names.set(name, use);
  }

  /** The statements in the order of Biome: the farthest module first, then by name. */
  statements(): string[] {
    const paths = [...this.#names].map(([module, names]) => {
      const path = importPath(this.#path, module);
      return { path, names, distance: path.split("../").length };
    });
    paths.sort((a, b) => b.distance - a.distance || compareNatural(a.path, b.path));
    return paths.map(({ path, names }) => namesFrom(`${path}.js`, names));
  }
}

/** The path of `to` as seen from `from`; all without ending, both relative to the same folder. */
export function importPath(from: string, to: string): string {
  const path = relativePath(from, to);
  return path.startsWith(".") ? path : `./${path}`;
}

/** A statement that takes names from a module. @param names - the names and their use */
export function namesFrom(
  path: string,
  names: ReadonlyMap<string, ImportedName["use"]>,
  keyword: "import" | "export" = "import",
): string {
  const sorted = [...names].sort(([a], [b]) => compareNatural(a, b));
  const typesOnly = sorted.every(([, use]) => use === "type");
  const parts = sorted.map(([name, use]) => (use === "type" && !typesOnly ? `type ${name}` : name));
  return printDocument(importStatement(typesOnly ? `${keyword} type` : keyword, parts, path));
}
