import { posix } from "node:path";
import type { MemoryFolder } from "../../../../generator/package/memory-folder.js";

/** The links of all pages that lead nowhere, as `page -> link`. */
export function brokenLinks(files: MemoryFolder): string[] {
  return [...files].flatMap(([path, text]) =>
    linksOf(path, text)
      .filter((target) => !leadsSomewhere(target, path, files))
      .map((target) => `${path} -> ${target}`),
  );
}

export function countLinks(files: MemoryFolder): number {
  return [...files].reduce((count, [path, text]) => count + linksOf(path, text).length, 0);
}

/** Links in examples do not count. */
function linksOf(path: string, text: string): string[] {
  if (path.endsWith(".html")) return [...text.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, target = ""]) => target);
  if (!path.endsWith(".md")) return [];
  const prose = text.replace(/^(```+)[\s\S]*?^\1$/gm, "");
  return [...prose.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, target = ""]) => target);
}

function leadsSomewhere(target: string, from: string, files: MemoryFolder): boolean {
  if (target.startsWith("#")) return files.get(from)?.includes(` id="${decodeURI(target.slice(1))}"`) ?? false;
  return files.has(posix.join(posix.dirname(from), target));
}
