import { bug } from "../source/errors.js";
import { relativePath } from "../source/relative-path.js";
import { namesFrom } from "../typescript/imports.js";
import { compareNatural } from "../typescript/natural-order.js";
import { declaredNames, type LibraryPart, parsePart, type Statement } from "./library-part.js";
import type { MemoryFile } from "./memory-folder.js";

/**
 * Makes the modules of the library in a package from its files. A runtime loads few large modules faster than many small ones,
 * because it resolves each import again. Files of the same module stand in it one after the other, each after those that it
 * imports; their imports of each other are left out. Apart from that their text does not change.
 * @param files - in the order of the folders that they are in
 * @param moduleOf - the path of the module that a file becomes, or becomes a part of
 */
export function joinLibrary(files: readonly MemoryFile[], moduleOf: (path: string) => string): MemoryFile[] {
  const isPart = ([path]: MemoryFile): boolean => /(?<!\.d)\.ts$/.test(path);
  const modules = new Map<string, LibraryPart[]>();
  for (const [path, text] of files.filter(isPart)) {
    const module = moduleOf(path);
    const parts = modules.get(module) ?? [];
    if (parts.length === 0) modules.set(module, parts);
    parts.push(parsePart(path, text));
  }
  const joined = [...modules].map(([path, parts]) => new JoinedModule(path, parts, moduleOf));
  inDependencyOrder(
    joined,
    ({ path }) => path,
    (module) => module.imported(),
  );
  const copied = files.filter((file) => !isPart(file)).map(([path, text]): MemoryFile => [moduleOf(path), text]);
  return [...copied, ...joined.map((module): MemoryFile => [module.path, module.text()])];
}

/** The names that a module takes from another one. */
type Names = Map<string, "type" | "value">;

class JoinedModule {
  readonly path: string;
  readonly #parts: readonly LibraryPart[];
  readonly #heads: Record<Statement["keyword"], Map<string, Names>> = { import: new Map(), export: new Map() };

  constructor(path: string, parts: readonly LibraryPart[], moduleOf: (path: string) => string) {
    this.path = path;
    this.#parts = inDependencyOrder(
      parts,
      (part) => part.path,
      ({ statements }) => statements.map(({ from }) => from),
    );
    for (const part of parts) {
      for (const statement of part.statements) {
        const from = isFile(statement.from) ? moduleOf(statement.from) : statement.from;
        checkNamespace(part, statement, from);
        if (from === path) checkPlain(part, statement);
        else this.#take({ ...statement, from });
      }
    }
    this.#checkNames();
  }

  /** The modules that this one imports. Those of types alone are only there for the compiler. */
  imported(): string[] {
    return Object.values(this.#heads).flatMap((head) =>
      [...head].flatMap(([from, names]) => ([...names.values()].includes("value") ? [from] : [])),
    );
  }

  text(): string {
    const statements = Object.entries(this.#heads).map(([keyword, head]) => this.#statements(keyword, head));
    const parts = this.#parts.filter(({ head, body }) => head !== "" || body !== "");
    const [only] = parts;
    const texts =
      parts.length > 1
        ? [JOINED, ...statements, ...parts.map(region)]
        : [only?.head ?? "", ...statements, only?.body ?? ""];
    return `${texts.filter((text) => text !== "").join("\n\n")}\n`;
  }

  #take({ keyword, from, names }: Statement): void {
    const taken: Names = this.#heads[keyword].get(from) ?? new Map();
    this.#heads[keyword].set(from, taken);
    for (const [name, use] of names) if (taken.get(name) !== "value") taken.set(name, use);
  }

  /** The statements in the order of Biome: packages, then the farthest module first, then by name without the ending. */
  #statements(keyword: string, head: ReadonlyMap<string, Names>): string {
    const paths = [...head].map(([from, names]) => {
      const path = isFile(from) ? this.#pathTo(from) : from;
      const name = path.replace(/\.c?js$/, "");
      return {
        path,
        name,
        names,
        distance: path.startsWith(".") ? path.split("../").length : Number.POSITIVE_INFINITY,
      };
    });
    paths.sort((a, b) => (a.distance === b.distance ? compareNatural(a.name, b.name) : b.distance - a.distance));
    return paths.flatMap(({ path, names }) => statementsFor(keyword, path, names)).join("\n");
  }

  #pathTo(module: string): string {
    const path = relativePath(this.path, module).replace(/ts$/, "js");
    return path.startsWith(".") ? path : `./${path}`;
  }

  /** Refuses a second meaning of a name: in one module a name has one. */
  #checkNames(): void {
    const owners = new Map<string, string>();
    const declared = this.#parts.flatMap((part) => declaredNames(part).map((name) => [name, part.path] as const));
    const imported = [...this.#heads.import].flatMap(([from, names]) =>
      [...names.keys()].map((name) => [name.replace(/^.* as /, ""), from] as const),
    );
    for (const [name, owner] of [...imported, ...declared]) {
      const other = owners.get(name);
      if (other !== undefined && other !== owner)
        throw bug(`${name} is a name of ${other} and of ${owner}, which are both in ${this.path}: rename one of them`);
      owners.set(name, owner);
    }
  }
}

const JOINED = "// Each region is a file of the library.";

function region({ path, head, body }: LibraryPart): string {
  const text = [head, body].filter((part) => part !== "").join("\n\n");
  return `// #region ${path}\n\n${text}\n\n// #endregion`;
}

/** Refuses other names for something in the same module: there it has its own name alone. */
function checkPlain({ path }: LibraryPart, { from, names }: Statement): void {
  const other = [...names.keys()].find((name) => name.includes(" as "));
  if (other !== undefined) throw bug(`${path} cannot be joined with ${from}, of which it takes ${other}`);
}

/** Refuses a namespace of a file that is a part of a module with another name: it would have the names of the other parts too. */
function checkNamespace({ path }: LibraryPart, { from, names }: Statement, module: string): void {
  const fileName = (of: string): string => of.replace(/^.*\//, "");
  const isAll = [...names.keys()].some((name) => name.startsWith("*"));
  if (isAll && fileName(from) !== fileName(module))
    throw bug(`${path} takes all of ${from}, so this must be a module: ${module} has more`);
}

/** Whether names come from a file, not from a package. */
function isFile(from: string): boolean {
  return /\.[cm]?ts$/.test(from);
}

function statementsFor(keyword: string, path: string, names: Names): string[] {
  const isAll = ([name]: [string, unknown]): boolean => name.startsWith("*");
  const all = [...names].filter(isAll).map(([name]) => `${keyword} ${name} from "${path}";`);
  const single = new Map([...names].filter((name) => !isAll(name)));
  return single.size === 0 ? all : [namesFrom(path, single, keyword === "export" ? "export" : "import"), ...all];
}

/**
 * Orders items so that each stands after those that it needs, and else as they come.
 * @throws Error if items need each other
 */
function inDependencyOrder<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  needsOf: (item: T) => readonly string[],
): T[] {
  const byName = new Map(items.map((item) => [nameOf(item), item]));
  const ordered = new Set<T>();
  const visit = (item: T, around: readonly T[]): void => {
    if (ordered.has(item)) return;
    if (around.includes(item)) throw bug(`${[...around, item].map(nameOf).join(" -> ")} import each other in a circle`);
    for (const name of needsOf(item)) {
      const needed = byName.get(name);
      if (needed !== undefined) visit(needed, [...around, item]);
    }
    ordered.add(item);
  };
  for (const item of items) visit(item, []);
  return [...ordered];
}
