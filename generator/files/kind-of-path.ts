import { statSync } from "node:fs";

/** What is at a path, after links. */
export function kindOfPath(path: string): "file" | "folder" | "nothing" {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return "nothing";
  return stats.isDirectory() ? "folder" : "file";
}
