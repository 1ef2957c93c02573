import { dirname, join } from "node:path";

/** A file or folder of this name in a folder, or else in the nearest one around it, that is what is looked for; undefined if none is. */
export function findUpwards(folder: string, name: string, isWanted: (path: string) => boolean): string | undefined {
  const path = join(folder, name);
  if (isWanted(path)) return path;
  const outer = dirname(folder);
  return outer === folder ? undefined : findUpwards(outer, name, isWanted);
}
