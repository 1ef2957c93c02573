import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MemoryFolder } from "../package/memory-folder.js";
import type { SchemaFiles } from "../source/source-text.js";
import { findInProject } from "./find-upwards.js";
import type { Location } from "./location.js";

/** All that a package depends on, beside the program that makes it. */
export interface PackageInputs {
  readonly schemas: SchemaFiles;
  readonly templates: MemoryFolder;
  /** What the options and the configuration say; nothing in it may depend on the order of keys. */
  readonly options: unknown;
}

/** Keeps the package that was made last, so that the same schemas need not be compiled again. */
export interface PackageCache {
  /** Undefined if something else was made last. */
  get(inputs: PackageInputs): MemoryFolder | undefined;
  /** Never fails: what cannot be kept is made again. */
  put(inputs: PackageInputs, files: MemoryFolder): void;
}

/**
 * A cache where tools of JavaScript have theirs, `node_modules/.cache`, for the package in a folder. It is not checked in:
 * what a team's CI runs in a fresh clone is always made anew.
 * @param out - the folder of the package
 * @returns undefined if there is no folder node_modules, here or around
 */
export function openPackageCache(out: Location): PackageCache | undefined {
  const modules = findInProject(process.cwd(), (folder) => {
    const path = join(folder, "node_modules");
    return existsSync(path) ? path : undefined;
  });
  if (modules === undefined) return undefined;
  const file = join(modules, ".cache/netserver-soapgen", `${hashOf([out.path])}.json`);
  return {
    get: (inputs) => readEntry(file, keyOf(inputs)),
    put: (inputs, files) => writeEntry(file, { key: keyOf(inputs), files: [...files] }),
  };
}

interface Entry {
  readonly key: string;
  readonly files: readonly (readonly [path: string, text: string])[];
}

function readEntry(file: string, key: string): MemoryFolder | undefined {
  try {
    const entry: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isEntry(entry) && entry.key === key ? new Map(entry.files) : undefined;
  } catch {
    // Not there, or not whole.
    return undefined;
  }
}

function writeEntry(file: string, entry: Entry): void {
  const whole = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(whole, JSON.stringify(entry));
    renameSync(whole, file);
  } catch {
    // A disk that is full or read-only is no reason to fail here.
    if (existsSync(whole)) rmSync(whole);
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null || !("key" in value && "files" in value)) return false;
  const { key, files } = value;
  const isFile = (item: unknown): boolean => Array.isArray(item) && item.every((part) => typeof part === "string");
  return typeof key === "string" && Array.isArray(files) && files.every(isFile);
}

/** Of every byte that has a say, those of the program among them: who works on it must not get what an old one has made. */
function keyOf({ schemas, templates, options }: PackageInputs): string {
  const texts = [...schemas.files.values()].flatMap(({ name, text }) => [name, text]);
  return hashOf([JSON.stringify(options), schemas.ownName, ...texts, ...[...templates].flat(), ...programTexts()]);
}

/** The program's own modules; this one is in a folder below their root. */
function programTexts(): string[] {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  return paths
    .map((path) => join(root, path))
    .filter((path) => /\.[jt]s$/.test(path) && statSync(path).isFile())
    .map((path) => readFileSync(path, "utf8"));
}

/** Of texts one after the other, each with its length, so that no two lists make one text. */
function hashOf(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest("hex");
}
