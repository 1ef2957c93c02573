import { bug } from "./errors.js";
/**
 * The path of a file, relative to another file. Both are given relative to the same folder, and may be outside of it.
 * @param from - the file that refers to the other, with slashes
 * @throws Error if the path would have to enter a folder whose name is not known
 */
export function relativePath(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  const left = here.slice(shared);
  if (left.includes("..")) throw bug(`${to} cannot be named from ${from}`);
  return [...left.map(() => ".."), ...there.slice(shared)].join("/");
}
