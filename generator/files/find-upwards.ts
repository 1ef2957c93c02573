import { dirname } from "node:path";

/** What a function finds in a folder, or else in the nearest folder around it; undefined if it finds nothing in any of them. */
export function findUpwards(folder: string, look: (folder: string) => string | undefined): string | undefined {
  const found = look(folder);
  const outer = dirname(folder);
  return found !== undefined || outer === folder ? found : findUpwards(outer, look);
}
