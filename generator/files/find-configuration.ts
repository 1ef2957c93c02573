import { lilconfigSync } from "lilconfig";
import { outermostFolder } from "./find-upwards.js";

/** The name of the file that `init` writes. */
export const CONFIGURATION_FILE = "netserver-soapgen.config.json";

/** The key of a package.json that has a configuration. */
export const PACKAGE_KEY = "netserver-soapgen";

const PACKAGE_FILE = "package.json";

/** The endings of programs, whose default export is the configuration. */
const PROGRAMS = [".ts", ".mts", ".js", ".mjs"];

/** The names of files, in the order in which they count if a folder has several. */
const PLACES = [
  CONFIGURATION_FILE,
  ...[".jsonc", ...PROGRAMS].map((ending) => `netserver-soapgen.config${ending}`),
  PACKAGE_FILE,
];

/**
 * Finds a configuration in a folder, or in the nearest folder above it that has one. The search ends at the root of the repository, and
 * before a folder of another owner: a program that is found is run.
 */
export function findConfiguration(folder: string): string | undefined {
  const isFound = (): object => ({});
  const others = [".json", ".jsonc", ...PROGRAMS].map((ending) => [ending, isFound] as const);
  const searcher = lilconfigSync(PACKAGE_KEY, {
    searchPlaces: PLACES,
    stopDir: outermostFolder(folder),
    cache: false,
    // A file without content is a mistake that is reported.
    ignoreEmptySearchPlaces: false,
    loaders: { ...Object.fromEntries(others), ".json": keysOfFile },
  });
  return searcher.search(folder)?.filepath;
}

/** Files are only searched for, and read when one is found. Of a package.json it matters whether it has the key. */
function keysOfFile(_: string, content: string): object {
  return content.includes(`"${PACKAGE_KEY}"`) ? { [PACKAGE_KEY]: hasKey(content) || undefined } : {};
}

function hasKey(content: string): boolean {
  try {
    const manifest: unknown = JSON.parse(content);
    return typeof manifest === "object" && manifest !== null && PACKAGE_KEY in manifest;
  } catch {
    // Other programs report what is wrong with it.
    return false;
  }
}

/** What a configuration is: a program to run, JSON, or a part of a package.json. */
export function kindOfConfiguration(file: string): "program" | "json" | "package" {
  if (/(?:^|[\\/])package\.json$/.test(file)) return "package";
  return /\.[cm]?[jt]s$/.test(file) ? "program" : "json";
}
