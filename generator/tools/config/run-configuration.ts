import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { JitiOptions, TransformOptions } from "jiti";
import { seenFromHere } from "../../files/read-configuration.js";
import { ConfigurationError } from "../../source/errors.js";
import type { FilePlace } from "../../source/source-text.js";
import { defineConfig } from "./define-config.js";

/** What a program exports as configuration, and the files that it is made of. */
export interface ExportedConfiguration {
  readonly value: unknown;
  /** The program itself and what it imports, without packages. Paths are absolute. */
  readonly files: readonly string[];
}

/** Every run reads every file again, because somebody may have changed it, and leaves nothing on the disk. */
const ANEW: JitiOptions = { fsCache: false, moduleCache: false, interopDefault: false };

/**
 * Runs a program in TypeScript or JavaScript, whose default export is a configuration, a promise of one, or a function that returns
 * one. It runs with the rights of this process, so it must be one that the user has named or that belongs to the project.
 * @throws ConfigurationError if it fails, or has no default export
 */
export async function runConfiguration(file: string): Promise<ExportedConfiguration> {
  const path = resolve(file);
  const files = new Set([path]);
  const native = new NativeModules();
  try {
    const exported = await importProgram(path, files);
    if (!isObject(exported) || exported.default === undefined)
      throw new ConfigurationError("has no default export", { place: { path: seenFromHere(file) } });
    const value: unknown = await exported.default;
    return {
      value: typeof value === "function" ? await value() : value,
      files: [...new Set([...files, ...native.forget()])],
    };
  } catch (cause) {
    native.forget();
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(reasonOf(cause), { place: placeIn(cause, path) }, { cause });
  }
}

async function importProgram(path: string, files: Set<string>): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const compiler = createJiti(import.meta.url, ANEW);
  const transform = (options: TransformOptions): { code: string } => {
    const { filename } = options;
    if (filename !== undefined && !isInPackage(filename)) files.add(filename);
    return { code: compiler.transform(options) };
  };
  // So a project needs no installed copy of this program, and does not load all of it for one function.
  const virtualModules = { "netserver-soapgen": { defineConfig } };
  return createJiti(import.meta.url, { ...ANEW, transform, virtualModules }).import(path);
}

function isInPackage(path: string): boolean {
  return /[\\/]node_modules[\\/]/.test(path);
}

/** JSON files are loaded by Node.js, which keeps them. */
class NativeModules {
  readonly #cache = createRequire(import.meta.url).cache;
  readonly #before = new Set(Object.keys(this.#cache));

  /** Forgets the modules that have been loaded meanwhile. @returns their paths, without packages */
  forget(): string[] {
    const loaded = Object.keys(this.#cache).filter((path) => !this.#before.has(path) && !isInPackage(path));
    for (const path of loaded) delete this.#cache[path];
    return loaded;
  }
}

function isObject(value: unknown): value is { readonly default?: unknown } {
  return typeof value === "object" && value !== null;
}

/** The first line of the error message. The others show the code, or where modules were searched for. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n")[0] || "fails without a reason";
}

/** Where the error was thrown, if that is in the file. */
function placeIn(error: unknown, path: string): FilePlace {
  const text = error instanceof Error ? `${error.message}\n${error.stack}` : "";
  const at = text.split(path)[1] ?? "";
  const [, line, column] = /^:(\d+):(\d+)/.exec(at) ?? [];
  const place = { path: seenFromHere(path) };
  return line === undefined ? place : { ...place, line: Number(line), column: Number(column) };
}
