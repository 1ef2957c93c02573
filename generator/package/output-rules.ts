import type { MemoryFile, MemoryFolder } from "./memory-folder.js";

/** How an output folder is known as ours, and what in it is left to others. */

/** The file that says what an output folder holds. A package has none: its package.json says it. */
export const MARKER = ".netserver-soapgen";

/** The marker of a folder that holds what is named, such as `samples`. */
export function marker(content: string): MemoryFile {
  return [MARKER, `${content} that netserver-soapgen has made\n`];
}

/** What a folder holds, for messages. */
export function describeContent(folder: MemoryFolder): string {
  return folder.get(MARKER)?.trim() ?? "a package that netserver-soapgen has made";
}

/** How the folder begins in which new files wait; one that a killed run has left behind is stale. */
export const STAGING = ".staging-";

/**
 * What building, installing, publishing and version control put beside the package: built files, lock files, and all
 * that begins with a dot, but for what we write ourselves.
 */
const NOT_OURS =
  /^(?:node_modules|dist|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|[^/]*\.tgz|\.(?!gitattributes$|gitignore$|netserver-soapgen$|staging-).*)$/;

/** Whether something of this name, at the top of an output folder, is neither compared nor removed. */
export function isLeftAlone(name: string): boolean {
  return NOT_OURS.test(name);
}
