import { describe, expect, it } from "vitest";
import { EncodeError } from "../../../templates/runtime/encode-error.js";
import { DecodeError } from "../../../templates/runtime/errors.js";
import { decodeElement, encodeElement } from "../../../templates/runtime/soap/element.js";
import { decodeMessage, encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { elements } from "../../golden/choices/index.js";
import { put } from "../../golden/choices/sample.js";

const { extra, delete_ } = elements;

describe("elements that a wildcard takes", () => {
  it("are values of their types, on the way in and on the way out", () => {
    const $any = [encodeElement(extra, { Size: 1 }), encodeElement(extra, null), encodeElement(delete_, 5)];
    expect($any[0]).toEqual({
      name: { namespace: "urn:more", localName: "Extra" },
      xml: '<Extra xmlns="urn:more"><Size>1</Size></Extra>',
    });
    const text = encodeMessage(put.request, { body: { UseOpen: { Id: 1, $any } } });
    const read = decodeMessage(put.request, text).body.UseOpen?.$any ?? [];
    expect(read.map(({ name }) => name.localName)).toEqual(["Extra", "Extra", "delete"]);
    const [first, second, third] = read;
    if (first === undefined || second === undefined || third === undefined) throw new Error("elements are missing");
    expect(decodeElement(extra, first)).toStrictEqual({ Size: 1 });
    expect(decodeElement(extra, second)).toBeNull();
    expect(decodeElement(delete_, third)).toBe(5);
  });

  it("may be empty with a default, and have further attributes and unknown elements", () => {
    expect(decodeElement(delete_, { xml: '<delete xmlns="urn:more"/>' })).toBe(1);
    const xml = '<m:Extra xmlns:m="urn:more" x="1"><m:Size>2</m:Size><m:New/></m:Extra>';
    const value = decodeElement(extra, { xml });
    expect(value).toMatchObject({ Size: 2, $attributes: { x: "1" } });
    expect(encodeElement(extra, value).xml).toContain("New");
    expect(decodeElement(extra, encodeElement(extra, value))).toStrictEqual(value);
  });

  it("have names that differ although the schema's differ only in case", () => {
    expect(Object.keys(elements).sort()).toEqual(["delete_", "extra", "wordOfMore", "wordOfMore2"]);
  });

  it("are refused if they are others, or have other values", () => {
    const other = { xml: '<Other xmlns="urn:more"/>' };
    expect(() => decodeElement(extra, other)).toThrow(DecodeError);
    expect(() => decodeElement(extra, other)).toThrow("expected the element {urn:more}Extra");
    const write = () => encodeElement(extra, { Size: "1" as unknown as number });
    expect(write).toThrow(EncodeError);
    expect(write).toThrow("cannot write Extra: Size: expected an integer");
    expect(() => decodeElement(extra, { xml: '<Extra xmlns="urn:more"><New/></Extra>' }, { strict: true })).toThrow(
      "unknown {urn:more}New",
    );
  });
});
