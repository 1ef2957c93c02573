import { clarkName, type QName } from "../../xml/qname.js";

/**
 * A namespace, a Clark name, an action or an address without the version in it. The version differs in every version of a service,
 * which does not count as a change.
 */
export function withoutVersion(text: string): string {
  return text.replace(/\/Services\d+(?=[/}]|$)/g, "/Services");
}

/** The name of a thing that is the same in all versions. */
export function nameWithoutVersion(name: QName): string {
  return withoutVersion(clarkName(name));
}
