import { relativePath } from "../../source/relative-path.js";

/** The URL of a link from one page to another. The names of files need no escaping in URLs. */
export function relativeLink(from: string, to: string, ending: string): string {
  return `${relativePath(from, to)}${ending}`;
}
