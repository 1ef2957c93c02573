import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { BUILTIN_TYPES } from "../../generator/xsd/builtin-types.js";
import type { Datatype } from "../../templates/runtime/values/datatype.js";
import { resolveName } from "../../templates/runtime/values/expanded-names.js";
import { ALL_DATATYPES } from "../support/all-datatypes.js";
import { DOT_NET_DIFFERS, LEXICAL_FORMS, LIBXML2_DIFFERS } from "./lexical-forms.js";

const TYPES = Object.entries(LEXICAL_FORMS);

/** Datatypes that are not simple types, are lists, need a declaration, or are in no contract. */
const ELSEWHERE = ["anyType", "anySimpleType", "NOTATION", "ENTITY", "ENTITIES", "IDREFS", "NMTOKENS"];

function datatypeOf(name: string): Datatype<unknown> | undefined {
  return Object.values(ALL_DATATYPES).find((datatype) => datatype.name === name && datatype.namespace === undefined);
}

/** Whether libxml2 accepts a text as the content of an element of a type. */
function isValidForLibxml2(type: string, text: string): boolean {
  const schema = XmlDocument.fromString(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="V" type="xs:${type}"/></xs:schema>`,
  );
  const validator = XsdValidator.fromDoc(schema);
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\r", "&#xD;");
  const document = XmlDocument.fromString(`<V xmlns:p="urn:p">${escaped}</V>`);
  try {
    validator.validate(document);
    return true;
  } catch {
    return false;
  } finally {
    for (const used of [document, validator, schema]) used.dispose();
  }
}

const SCOPE = { declared: { p: "urn:p" }, outer: undefined };

let forms = 0;

describe("the lexical forms of XML Schema", () => {
  it("of every datatype are here", () => {
    expect([...Object.keys(LEXICAL_FORMS), ...ELSEWHERE].sort()).toEqual([...BUILTIN_TYPES].sort());
  });

  describe.each(TYPES)("%s", (type, { valid, invalid }) => {
    const datatype = datatypeOf(type);
    const texts = [
      ...valid.map((text) => ({ text, isValid: true })),
      ...invalid.map((text) => ({ text, isValid: false })),
    ];

    it.each(texts)("$text read: $isValid", ({ text, isValid }) => {
      forms++;
      // A name has no datatype: its meaning depends on its place.
      const isRead = type === "QName" ? resolveName(text, SCOPE) !== undefined : datatype?.parse(text) !== undefined;
      expect(isRead).toBe(isValid);
    });

    it("is written in a form that libxml2 accepts", () => {
      for (const text of valid) {
        const value = datatype?.parse(text);
        if (value === undefined) continue;
        const written = datatype?.format(value);
        if (written !== undefined) expect(isValidForLibxml2(type, written), written).toBe(true);
      }
    });

    it("is not written if the text is invalid", () => {
      for (const text of invalid) expect(datatype?.format(text), text).toBeUndefined();
    });

    it("libxml2 agrees", () => {
      const different = texts
        .filter(({ text, isValid }) => isValidForLibxml2(type, text) !== isValid)
        .map(({ text }) => text);
      expect(different).toEqual(LIBXML2_DIFFERS[type] ?? []);
    });
  });

  it.each(DOT_NET_DIFFERS)(
    "$type $form, of which .NET $dotNet: read, written: $isWritten",
    ({ type, form, isWritten }) => {
      forms++;
      const datatype = datatypeOf(type);
      const value = datatype?.parse(form);
      expect(value).toBeDefined();
      expect(datatype?.format(value) !== undefined).toBe(isWritten);
    },
  );

  it("were all tried", () => {
    console.log(`${forms} lexical forms of ${TYPES.length} datatypes`);
    expect(forms).toBeGreaterThan(500);
  });
});
