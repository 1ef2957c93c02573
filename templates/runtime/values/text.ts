import { replaceForbidden } from "../xml/characters.js";
import { NAME_PART, NAME_START, NC_NAME } from "../xml/name-characters.js";
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
export const language: Datatype<string> = /* @__PURE__ */ matching(
  "language",
  "a language tag such as en-US",
  /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/,
);

/**
 * A URI or a relative reference (3.2.17). Only the white space is checked: the specification allows nearly every text, because
 * programs that use the URI escape what a URI cannot have.
 */
export const anyURI: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "anyURI",
  expected: "a URI as a string without tabs, line ends, spaces at the ends and double spaces",
  accepts: isCollapsed,
});

/** An XML name (3.3.6). */
export const Name: Datatype<string> = /* @__PURE__ */ matching(
  "Name",
  "an XML name",
  new RegExp(`^[:${NAME_START}][:${NAME_PART}]*$`, "u"),
);
/** An XML name token: the characters of a name, in any order (3.3.4). */
export const NMTOKEN: Datatype<string> = /* @__PURE__ */ matching(
  "NMTOKEN",
  "an XML name token",
  new RegExp(`^[:${NAME_PART}]+$`, "u"),
);
/** An XML name without a colon (3.3.7). */
export const NCName: Datatype<string> = /* @__PURE__ */ matching("NCName", "an XML name without a colon", NC_NAME);
/** An identifier (3.3.8). That it is unique in its document is not checked. */
export const ID: Datatype<string> = /* @__PURE__ */ matching(
  "ID",
  "an identifier: an XML name without a colon",
  NC_NAME,
);
/** A reference to an identifier (3.3.9). That its target exists is not checked. */
export const IDREF: Datatype<string> = /* @__PURE__ */ matching(
  "IDREF",
  "a reference to an identifier: an XML name without a colon",
  NC_NAME,
);
/** The name of an unparsed entity (3.3.11). SOAP forbids a DTD, so none can be declared and only the form is checked. */
export const ENTITY: Datatype<string> = /* @__PURE__ */ matching(
  "ENTITY",
  "the name of an entity: an XML name without a colon",
  NC_NAME,
);

function matching(name: string, expected: string, pattern: RegExp): Datatype<string> {
  return lexicalDatatype({ name, expected, accepts: (text) => pattern.test(text) });
}

/**
 * A URI for HTTP, such as the action of an operation. Characters that are not visible ASCII become percent-encoded UTF-8
 * (RFC 3987, 3.1), as in WCF. Two URIs are the same if this form is the same.
 */
export function encodeUri(uri: string): string {
  return uri
    .replace(/[^!#-[\]-~]+/g, (run) => encodeURIComponent(replaceForbidden(run)))
    .replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase());
}
