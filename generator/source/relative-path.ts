import { bug } from "./errors.js";
/**
 * A file as another one refers to it. Both are named from the same folder, which they may be outside of.
 * @param from - the file that refers, with slashes
 * @throws Error if the name of a folder that must be stepped into is not known
 */
export function relativePath(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  while (here.length > 0 && here[0] === there[0]) {
    here.shift();
    there.shift();
  }
  if (here.includes("..")) throw bug(`${to} cannot be named from ${from}`);
  return [...here.map(() => ".."), ...there].join("/");
}
