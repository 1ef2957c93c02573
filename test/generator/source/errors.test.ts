import { describe, expect, it } from "vitest";
import { decodeSource } from "../../../generator/source/decode-source.js";
import { InputError } from "../../../generator/source/errors.js";
import { parseXml } from "../../../generator/xml/parse-xml.js";
import { checkNoText, requiredQNameAttribute } from "../../../generator/xml/xml-element.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";

/** Characters that forge a line of a log, change the direction of text, or hide. */
const HOSTILE = "x\r\nerror: forged\u0085\u2028\u202egnp\u3164\u{e0041}";

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("foreign text in an error is visible, and on one line", () => {
  const source = { name: `${HOSTILE}.wsdl`, text: "<a/>" };
  const types = `<xs:complexType name="A"><xs:sequence><xs:element name="B" type="E"/></xs:sequence></xs:complexType>`;
  const attributeValue = HOSTILE.replaceAll("\r", "&#xD;").replaceAll("\n", "&#xA;");

  it.each<[string, () => unknown]>([
    ["the name of a file", () => decodeSource(HOSTILE, Uint8Array.of(0xff))],
    ["a file that is not XML", () => parseXml({ ...source, text: `<a ${HOSTILE}` })],
    ["an attribute", () => requiredQNameAttribute(parseXml({ ...source, text: `<a b="${attributeValue}"/>` }), "b")],
    ["text", () => checkNoText(parseXml({ ...source, text: `<a>${HOSTILE}</a>` }))],
    ["a type", () => contractOf({ "a.wsdl": inlineWsdl({ types: types.replace('"E"', `"${attributeValue}"`) }) })],
    [
      "a namespace",
      () =>
        contractOf({ "a.wsdl": inlineWsdl({ types }).replace(`xmlns:tns="${TNS}"`, `xmlns:tns="${attributeValue}"`) }),
    ],
  ])("%s", (_, run) => {
    expect(messageOf(run)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u3164]/u);
  });
});
