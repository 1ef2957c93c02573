import { relativePath } from "../../source/relative-path.js";

/** A page as the URL of a link on another page. The names of files need no escaping in URLs. */
export function relativeLink(from: string, to: string, ending: string): string {
  return `${relativePath(from, to)}${ending}`;
}
