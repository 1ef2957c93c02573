import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { MemoryFolder } from "../package/memory-folder.js";
import { isPackagePath } from "../package/output-rules.js";
import type { SchemaFiles } from "../source/source-text.js";
import { CachedModules, isModuleRecords, type ModuleRecords } from "./cached-modules.js";
import { digestOf } from "./digest-of.js";
import { findInProject } from "./find-upwards.js";
import { type Location, locate } from "./location.js";

/** Everything that a package depends on, except the program that makes it. */
export interface PackageInputs {
  readonly schemas: SchemaFiles;
  readonly templates: MemoryFolder;
  /** The options and the configuration. The order of keys must always be the same. */
  readonly options: unknown;
}

/** A package that is made, and whether the next run may take it as it is. */
export interface MadeFiles {
  readonly files: MemoryFolder;
  /** Otherwise only modules of it are taken. */
  readonly isComplete: boolean;
}

/**
 * Opens the cache for the package in a folder. It is in `node_modules/.cache` of the project, where tools for JavaScript have
 * theirs. That folder is not checked in, so a fresh clone, as in CI, starts without a cache.
 * @param out - the folder of the package
 * @param inputs - what the package is made from
 * @returns undefined if the project has no folder node_modules, or the cache would be elsewhere because of a link
 */
export function openPackageCache(out: Location, inputs: PackageInputs): PackageCache | undefined {
  const modules = findInProject(process.cwd(), (folder) => {
    const path = join(folder, "node_modules");
    return existsSync(path) ? path : undefined;
  });
  if (modules === undefined) return undefined;
  const file = join(modules, ".cache/netserver-soapgen", `${digestOf([out.path])}.cache`);
  if (locate(file).path !== join(realpathSync.native(dirname(modules)), relative(dirname(modules), file)))
    return undefined;
  return new PackageCache(file, inputs);
}

/** Keeps the package of the last run, so that the same schemas need not be compiled again, nor all modules be made again. */
export class PackageCache {
  readonly #file: string;
  readonly #last: Entry;
  readonly #key: string;
  /** The modules of the last run, and what is kept of this one. */
  readonly modules: CachedModules;

  constructor(file: string, inputs: PackageInputs) {
    const program = digestOf(programTexts());
    this.#file = file;
    this.#last = readEntry(file);
    this.#key = keyOf(program, inputs);
    this.modules = new CachedModules(program, new Map(this.#last.files), this.#last.modules);
  }

  /** The package of the last run; undefined if it had other inputs. */
  get(): MemoryFolder | undefined {
    return this.#last.key === this.#key ? new Map(this.#last.files) : undefined;
  }

  /** Never fails: a package that cannot be kept is made again next time. */
  put({ files, isComplete }: MadeFiles): void {
    const key = isComplete ? this.#key : "";
    writeEntry(this.#file, { key, files: [...files], modules: this.modules.records() });
  }
}

/** A digest of every input, including the program's own modules, so that a changed program never returns an old package. */
function keyOf(program: string, { schemas, templates, options }: PackageInputs): string {
  const texts = [...schemas.files].flatMap(([key, { name, text }]) => [key, name, text]);
  const given = JSON.stringify([options, schemas.ownName, schemas.wsdls]);
  return digestOf([program, given, ...texts, ...[...templates].flat()]);
}

interface Entry {
  readonly key: string;
  readonly files: readonly (readonly [path: string, text: string])[];
  readonly modules: ModuleRecords;
}

const NO_MODULES: ModuleRecords = { facts: [], made: [] };

/** No key is empty. */
const NOTHING: Entry = { key: "", files: [], modules: NO_MODULES };

/** The first line of an entry. The texts of the files come after it, one after the other: JSON would escape most of their lines. */
interface Head extends Pick<Entry, "key"> {
  readonly files: readonly (readonly [path: string, length: number])[];
  readonly modules?: ModuleRecords;
}

function readEntry(file: string): Entry {
  try {
    const entry = readFileSync(file, "utf8");
    const start = entry.indexOf("\n") + 1;
    const head: unknown = JSON.parse(entry.slice(0, start));
    const texts = entry.slice(start);
    if (!isHead(head) || sum(head.files.map(([, length]) => length)) !== texts.length) return NOTHING;
    return { modules: NO_MODULES, ...head, files: filesOf(head, texts) };
  } catch {
    // The file does not exist, or is not complete.
    return NOTHING;
  }
}

function filesOf({ files }: Head, texts: string): [path: string, text: string][] {
  let end = 0;
  return files.map(([path, length]) => [path, texts.slice(end, (end += length))]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function writeEntry(file: string, { key, files, modules }: Entry): void {
  const whole = `${file}.${process.pid}`;
  const head: Head = { key, files: files.map(([path, text]) => [path, text.length]), modules };
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(whole, [JSON.stringify(head), "\n", ...files.map(([, text]) => text)].join(""));
    renameSync(whole, file);
  } catch {
    // The disk may be full or read-only. The package is made without the cache then.
    if (existsSync(whole)) rmSync(whole);
  }
}

function isHead(value: unknown): value is Head {
  if (typeof value !== "object" || value === null || !("key" in value && "files" in value)) return false;
  const { key, files } = value;
  const modules = "modules" in value ? value.modules : NO_MODULES;
  return typeof key === "string" && Array.isArray(files) && files.every(isFile) && isModuleRecords(modules);
}

/** Checks the path of a file in the cache, because anybody may have written the entry. */
function isFile(item: unknown): boolean {
  if (!Array.isArray(item) || item.length !== 2) return false;
  const [path, length]: unknown[] = item;
  return typeof path === "string" && isPackagePath(path) && isLength(length);
}

function isLength(value: unknown): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** The texts of the program's own modules. Their root is the folder above that of this module, whether the modules are joined or not. */
function programTexts(): string[] {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  return paths
    .map((path) => join(root, path))
    .filter((path) => /(?<!\.d)\.[jt]s$/.test(path) && statSync(path).isFile())
    .map((path) => readFileSync(path, "utf8"));
}
