import { NAME_PART, NAME_START, NC_NAME } from "../xml/name-characters.js";
import type { Datatype } from "./datatype.js";
import { lexicalDatatype } from "./lexical.js";

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
