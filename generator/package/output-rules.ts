import type { MemoryFile, OutputFolder } from "./memory-folder.js";

/** How the program recognizes its own output folder, and which files in it it keeps. */

/** The file that describes the content of an output folder. Packages have none, because they have package.json. */
export const MARKER = ".netserver-soapgen";

/** The marker of a folder with this content, such as `samples`. */
export function marker(content: string): MemoryFile {
  return [MARKER, `${content} that netserver-soapgen has made\n`];
}

/** Whether a file at this path marks a folder as ours. */
export function isMarker(path: string): boolean {
  return path === MARKER || path === "package.json";
}

/** The content of a folder in words, for error messages. */
export function describeContent(folder: OutputFolder): string {
  const content = folder.get(MARKER);
  return typeof content === "string" ? content.trim() : "a package that netserver-soapgen has made";
}

/** The files of a package: those at its top, and modules. No part of a path begins with a dot but the names of two files. */
const PACKAGE_PATH =
  /^(?:package\.json|README\.md|LICENSE|tsconfig(?:\.cjs)?\.json|\.gitattributes|\.gitignore|src\/(?:[\p{L}\p{N}_$-][\p{L}\p{M}\p{N}_$.-]*\/)*(?:LICENSE|[\p{L}\p{N}_$-][\p{L}\p{M}\p{N}_$.-]*\.[cm]?ts))$/u;

/** Whether a package may have a file of this path. */
export function isPackagePath(path: string): boolean {
  return PACKAGE_PATH.test(path);
}

/** How the name of the folder for new files begins. A killed run may leave one there, which is stale then. */
export const STAGING = ".staging-";

/**
 * The files of building, testing, installing, publishing and version control: built files, lock files, logs, and all names that
 * begin with a dot, except those of the package itself and those that tell a package manager what to run or where to install from.
 */
const NOT_OURS = [
  /^(?:node_modules|dist|build|coverage)$/,
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/,
  /\.(?:tgz|tsbuildinfo|log)$/,
  /^\.(?!(?:gitattributes|gitignore|netserver-soapgen|npmrc|yarnrc|yarnrc\.yml|pnpmfile\.[cm]?js)$|staging-)/,
];

/** Whether a file or folder of this name, at the top of an output folder, is neither compared nor removed. */
export function isLeftAlone(name: string): boolean {
  return NOT_OURS.some((expression) => expression.test(name));
}
