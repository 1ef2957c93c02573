import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { GeneratedPackage } from "../package/generated-package.js";
import { InputError } from "../source/errors.js";
import { compareText } from "../xml/qname.js";

/** A file on disk that is not what the schemas give. */
export interface Difference {
  readonly kind: "changed" | "missing" | "stale";
  /** Relative to the package's folder, with slashes. */
  readonly path: string;
}

/**
 * Compares a package with a folder, byte for byte.
 * @throws InputError if the folder holds something that is not a generated package: it would all be stale
 */
export function comparePackage(generated: GeneratedPackage, folder: string): Difference[] {
  if (folder === "") throw new InputError("the folder of the package has no name");
  const present = listFiles(folder);
  if (present.some((path) => !path.startsWith(STAGING)) && !isOurs(folder, generated.get(MARKER))) {
    const what = generated.get(MARKER)?.trim() ?? "a package that netserver-soapgen has made";
    throw new InputError(`${folder}: not empty, and not ${what}`);
  }
  const onDisk = new Set(present);
  const differences: Difference[] = present
    .filter((path) => !generated.has(path))
    .map((path) => ({ kind: "stale", path }));
  for (const [path, text] of generated) {
    if (!onDisk.has(path)) differences.push({ kind: "missing", path });
    else if (!holds(join(folder, path), text)) differences.push({ kind: "changed", path });
  }
  return differences.sort((a, b) => compareText(a.path, b.path));
}

/** The file that says what a folder holds, where that is no package. A package says it in package.json. */
export const MARKER = ".netserver-soapgen";

/** How the folder begins in which new files wait; one that a killed run has left behind is stale. */
export const STAGING = ".staging-";

/** A link is not the file, wherever it leads. */
function holds(path: string, text: string): boolean {
  return lstatSync(path).isFile() && readFileSync(path).equals(Buffer.from(text));
}

/**
 * What building, installing, publishing and version control put beside the package: built files, lock files, and all
 * that begins with a dot, but for what we write ourselves.
 */
const NOT_OURS =
  /^(?:node_modules|dist|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|[^/]*\.tgz|\.(?!gitignore$|netserver-soapgen$|staging-).*)$/;

/** Whether something of this name, at the top of a folder that we write, would be neither compared nor removed. */
export function isLeftAlone(name: string): boolean {
  return NOT_OURS.test(name);
}

function listFiles(folder: string, below = ""): string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter(({ name }) => below !== "" || !isLeftAlone(name))
    .flatMap((entry) => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? listFiles(folder, path) : [path];
    });
}

/** Whether the folder holds what a run like this one has made. */
function isOurs(folder: string, marker: string | undefined): boolean {
  try {
    if (marker !== undefined) return readFileSync(join(folder, MARKER), "utf8") === marker;
    const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return (
      typeof manifest === "object" &&
      manifest !== null &&
      "generator" in manifest &&
      manifest.generator === "netserver-soapgen"
    );
  } catch {
    return false;
  }
}
