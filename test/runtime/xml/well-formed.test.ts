import { describe, expect, it } from "vitest";
import { DecodeError } from "../../../templates/runtime/errors.js";
import { XmlReader } from "../../../templates/runtime/read/xml-reader.js";
import { errorOf } from "../messages.js";

describe("text that is not XML is refused", () => {
  it.each([
    ["several byte order marks", "\ufeff\ufeff<a/>"],
    ["a prefix that is a number", '<a xmlns:1="urn:x"/>'],
    ["an attribute whose local name begins with a point", '<a xmlns:i="urn:x" i:.nil="true"/>'],
    ["an element whose local name begins with a digit", '<i:1 xmlns:i="urn:x"/>'],
    ["a declaration without white space", '<?xmlversion="1.0"?><a/>'],
    ["attributes without white space between them", '<a b="1"c="2"/>'],
  ])("%s", (_, text) => {
    expect(errorOf(() => new XmlReader(text))).toBeInstanceOf(DecodeError);
  });

  it("one byte order mark is accepted, and is not part of the text", () => {
    expect(new XmlReader("\ufeff<a/>").current.localName).toBe("a");
  });
});
