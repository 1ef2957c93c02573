// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { type Datatype, type Duration, lexicalDatatype, patterned } from "./values.js";

// #region runtime/xml/name-characters.ts

// The characters of names, for a character class with the flag u. They are those of XML 1.0 fifth edition (2.3), which allows all
// names of the earlier editions. The colon is left out, because Namespaces in XML gives it a meaning.

/** The characters that a name can begin with. */
export const NAME_START: string = [
  String.raw`A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}\u{200D}`,
  String.raw`\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}`,
].join("");

/** The characters that can follow in a name. */
export const NAME_PART: string = String.raw`${NAME_START}\-.0-9\u{B7}\u{300}-\u{36F}\u{203F}\u{2040}`;

/** A name without a colon (Namespaces in XML 1.0, 3: NCName). */
export const NC_NAME: RegExp = /* @__PURE__ */ new RegExp(`^[${NAME_START}][${NAME_PART}]*$`, "u");

// #endregion

// #region runtime/values/durations.ts

/** A length of time (3.2.6). Any part may be left out, but at least one must be there, and at least one after a T. */
export const duration: Datatype<Duration> = /* @__PURE__ */ patterned({
  name: "duration",
  expected: "a duration such as P1Y2M3DT4H5M6.7S",
  pattern: [String.raw`-?P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?`],
  order: "duration",
});

// #endregion

// #region runtime/values/name-texts.ts

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

// #endregion
