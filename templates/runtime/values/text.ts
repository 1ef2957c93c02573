import { replaceForbidden } from "../xml/characters.js";
import type { Datatype } from "./datatype.js";
import { isCollapsed, isReplaced, lexicalDatatype, replace } from "./lexical.js";

/**
 * Any text, with its white space (3.2.1). The writer decides which characters XML can carry, and how: WCF sends control
 * characters as references, although XML 1.0 forbids them.
 */
export const string: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "string",
  expected: "a string",
  accepts: () => true,
  whiteSpace: (text) => text,
});

/** Text without tabs and line ends (3.3.1); in reading each of them becomes a space. */
export const normalizedString: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "normalizedString",
  expected: "a string without tabs and line ends",
  accepts: isReplaced,
  whiteSpace: replace,
});

/** Text without tabs, line ends, spaces at the ends and two spaces in a row (3.3.2). */
export const token: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "token",
  expected: "a string without tabs, line ends, spaces at the ends and double spaces",
  accepts: isCollapsed,
});

/** A language tag such as `en-US` (3.3.3). */
export const language: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "language",
  expected: "a language tag such as en-US",
  accepts: (text) => /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/.test(text),
});

/**
 * A URI or a relative reference (3.2.17). Only the white space is checked: the specification allows nearly every text, because
 * programs that use the URI escape what a URI cannot have.
 */
export const anyURI: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "anyURI",
  expected: "a URI as a string without tabs, line ends, spaces at the ends and double spaces",
  accepts: isCollapsed,
});

/**
 * A URI for HTTP, such as the action of an operation. Characters that are not visible ASCII become percent-encoded UTF-8
 * (RFC 3987, 3.1), as in WCF. Two URIs are the same if this form is the same.
 */
export function encodeUri(uri: string): string {
  return uri
    .replace(/[^!#-[\]-~]+/g, (run) => encodeURIComponent(replaceForbidden(run)))
    .replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase());
}
