import { describe, expect, it } from "vitest";
import * as otherDatatypes from "../../../templates/runtime/values/other-datatypes.js";
import { list, names } from "../../../templates/runtime/values/simple-types.js";
import { withNames } from "../../../templates/runtime/values/with-names.js";

/** The namespaces of a message, which has the prefix of the schema for another one. */
const namespaceOf = (prefix: string): string | undefined => (prefix === "t" ? "urn:message" : undefined);

describe("names that a schema gives as default", () => {
  it.each([
    ["a name", otherDatatypes.QName, "{urn:schema}a", { namespace: "urn:schema", localName: "a" }],
    ["one in no namespace", otherDatatypes.QName, "{}a", { namespace: "", localName: "a" }],
    [
      "several",
      list("urn:schema", "Names", otherDatatypes.QName),
      "{urn:a}a {urn:b}b",
      [
        { namespace: "urn:a", localName: "a" },
        { namespace: "urn:b", localName: "b" },
      ],
    ],
    ["one of an enumeration", names("urn:schema", "Kind", ["{urn:schema}gif"]), "{urn:schema}gif", "{urn:schema}gif"],
  ])("are read in Clark notation: %s", (_, datatype, text, want) => {
    expect(withNames<unknown>(datatype).parse(text, namespaceOf)).toEqual(want);
  });

  it("and those of a message by their prefixes", () => {
    expect(withNames(otherDatatypes.QName).parse("t:a", namespaceOf)).toEqual({
      namespace: "urn:message",
      localName: "a",
    });
    expect(withNames(otherDatatypes.QName).parse("x:a", namespaceOf)).toBeUndefined();
  });
});
