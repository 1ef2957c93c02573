import { relative, sep } from "node:path";

/**
 * Whether a change of a file or folder may matter to who reads a folder of schemas. It may be the folder of a project, which has more in
 * it: what the tool writes there, what npm installs, and what programs keep under names that begin with a dot.
 * @param path - absolute, as the two others
 * @param outputs - the folders that are written
 */
export function mayMatter(path: string, folder: string, outputs: readonly string[]): boolean {
  if (outputs.includes(path)) return false;
  return !relative(folder, path)
    .split(sep)
    .some((name) => name === "node_modules" || /^\.[^.]/.test(name));
}
