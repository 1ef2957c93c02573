import { describe, expect, it } from "vitest";
import { decodeMessage, encodeAny } from "../../templates/runtime/soap/envelope.js";
import { encodePlain } from "../../templates/runtime/soap/plain-message.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { AllFormsWriter } from "../../templates/runtime/write/all-forms-writer.js";
import { type DrawRequest, draw } from "../golden/unqualified/sample.js";
import { notPlain } from "../support/two-readers.js";

const { request } = draw;

/** What is in the payload element of a text. */
const contentOf = (text = ""): string => /<q1:Draw[^>]*>(.*)<\/q1:Draw>/s.exec(text)?.[1] ?? text;

const CASES: readonly [what: string, body: DrawRequest, content: string][] = [
  ["a type of another schema", { plain: { text: "t" } }, "<plain><text>t</text></plain>"],
  ["a nil element", { shape: [{ label: null }] }, '<shape><label i:nil="true"/></shape>'],
  [
    "a derived type, and one after it",
    { shape: [{ $type: "Circle", label: "c", radius: 2 }, { label: "s" }] },
    '<shape i:type="q1:Circle"><label>c</label><radius>2</radius></shape><shape><label>s</label></shape>',
  ],
  [
    "a derived type that adds qualified elements",
    { shape: [{ $type: "Sphere", label: "s", radius: 1, Holes: 3 }] },
    '<shape xmlns:q2="urn:other" i:type="q2:Sphere"><label>s</label><radius>1</radius><q2:Holes>3</q2:Holes></shape>',
  ],
  [
    "a base with qualified elements",
    { labelled: { Mark: 1, label: "l" } },
    '<labelled><q2:Mark xmlns:q2="urn:other">1</q2:Mark><label>l</label></labelled>',
  ],
  [
    "text between elements",
    { span: { lang: "de", $content: ["a", { b: "c" }, "d"] } },
    '<span lang="de">a<b>c</b>d</span>',
  ],
  [
    "items of a choice",
    { either: { $items: [{ one: 1 }, { two: { label: "l" } }] } },
    "<either><one>1</one><two><label>l</label></two></either>",
  ],
];

describe("types of unqualified elements", () => {
  it.each(CASES)("are written by both writers alike: %s", (_, body, content) => {
    const plain = encodePlain(request, { body }, { soapVersion: "1.1" }, (...where) => new AllFormsWriter(...where));
    expect(contentOf(plain)).toBe(content);
    expect(encodeAny(request, { body }, "1.1", {})).toBe(plain);
  });

  it.each(CASES)("are read by both readers alike: %s", (_, body) => {
    const text = encodeAny(request, { body }, "1.1", {});
    const want = { shape: [], ...body };
    expect(decodeMessage(request, notPlain(text)).body).toEqual(want);
    // The fast reader leaves text between elements to the other one.
    expect(scanMessage(request, text, 256)?.body).toEqual("span" in body ? undefined : want);
  });

  it("do not take an element in the namespace of the type", () => {
    const text = encodeAny(request, { body: { plain: { text: "t" } } }, "1.1", {});
    const other = text.replace("<text>", '<text xmlns="urn:other">');
    expect(() => decodeMessage(request, other)).toThrow("plain at 1:175: expected the required text, found nothing");
  });
});
