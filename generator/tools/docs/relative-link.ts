import { posix } from "node:path";

/** A page as the URL of a link on another page. The names of files need no escaping in URLs. */
export function relativeLink(from: string, to: string, ending: string): string {
  return `${posix.relative(posix.dirname(from), to)}${ending}`;
}
