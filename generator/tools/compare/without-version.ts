import { clarkName, type QName } from "../../xml/qname.js";

/**
 * A namespace, a Clark name, an action or an address without the version in it. The version is another one in every version of
 * NetServer, which is no change.
 */
export function withoutVersion(text: string): string {
  return text.replace(/\/Services\d+(?=[/}]|$)/g, "/Services");
}

/** A name by which the same thing is found in another version. */
export function nameWithoutVersion(name: QName): string {
  return withoutVersion(clarkName(name));
}
