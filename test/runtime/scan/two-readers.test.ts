import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctStyle, plainStyle } from "../../../generator/tools/samples/sample-style.js";
import { Sampler } from "../../../generator/tools/samples/sample-values.js";
import { DecodeError } from "../../../templates/runtime/errors.js";
import { XmlReader } from "../../../templates/runtime/read/xml-reader.js";
import { encodeMessage, readMessage } from "../../../templates/runtime/soap/envelope.js";
import { scanMessage } from "../../../templates/runtime/soap/scan-message.js";
import { SoapFault } from "../../../templates/runtime/soap/soap-fault.js";
import { contractOfVersion, endpointOf } from "../../support/contracts.js";
import { type GeneratedMessage, MESSAGES } from "../../support/generated-operations.js";

type AnyMessage = GeneratedMessage["message"];

const MAX_DEPTH = 256;

/** What the slow reader, which knows all of XML, makes of a text; the class of the error, where it is none. */
function readSlowly(message: AnyMessage, text: string): unknown {
  try {
    return readMessage(message, new XmlReader(text, { strict: true }));
  } catch (error) {
    if (error instanceof DecodeError || error instanceof SoapFault) return error.name;
    throw error;
  }
}

/** Where the fast reader is certain, the slow one must agree. @returns whether it was */
function agree(message: AnyMessage, text: string, windowLength?: number): boolean {
  const scanned = scanMessage(message, text, MAX_DEPTH, windowLength);
  if (scanned !== undefined) expect(scanned, text).toStrictEqual(readSlowly(message, text));
  return scanned !== undefined;
}

function wireSamples({ version, endpoint, operation, direction, message }: GeneratedMessage): string[] {
  const described = endpointOf(version, endpoint).operations.find(({ name }) => name === operation)?.[direction];
  if (described === undefined) throw new Error(`no ${operation}`);
  const texts = [
    (name: string, count: number) => `${name} <&> "${count}" blåbær`,
    // Beyond Latin-1 everywhere, and next to text that is not.
    (name: string, count: number) => `${name} <${["é", "“", "€", "𝄞"][count % 4]}> 我 & 😀`,
    (name: string, count: number) => (count % 2 === 0 ? `“${name}”` : name),
  ];
  return [...texts.map((text) => distinctStyle({ text })), plainStyle("2024-02-29T00:00:00Z")]
    .map((style) => new Sampler(contractOfVersion(version), style))
    .map((sampler) => ({ headers: sampler.headers(described.headers), body: sampler.content(described.content) }))
    .map((value) => encodeMessage(message, value));
}

const SAMPLES = MESSAGES.flatMap((generated) =>
  wireSamples(generated).map((text) => ({ message: generated.message, text })),
);

describe("what our own writer has written", () => {
  it.each(MESSAGES)("of $file is read by the fast reader", (generated) => {
    for (const text of wireSamples(generated)) {
      expect(agree(generated.message, text)).toBe(true);
      const indented = text.replaceAll(/>(?=<[^/])/g, ">\n\t ");
      expect(agree(generated.message, indented)).toBe(true);
      expect(agree(generated.message, `\ufeff<?xml version="1.0" encoding="utf-8"?>${text}\n`)).toBe(true);
    }
  });

  it.each(MESSAGES)("of $file is read wherever a window ends", (generated) => {
    for (const text of wireSamples(generated)) {
      const expected = readSlowly(generated.message, text);
      for (let length = 1600; length < Math.min(text.length, 2400); length += 7) {
        expect(scanMessage(generated.message, text, MAX_DEPTH, length), `${length}: ${text}`).toStrictEqual(expected);
      }
    }
  });
});

describe("a text longer than the window", () => {
  it.each([
    ["of ASCII", "a".repeat(200_000)],
    ["of Latin-1, with references", "é &amp; ".repeat(30_000)],
    ["beyond Latin-1, with references", "“ &lt; 😀".repeat(30_000)],
  ])("%s is read by the fast reader", (_, long) => {
    const sample = SAMPLES.find(({ text }) => text.includes("<Description>"));
    const texts = sample?.text.split(/(?<=<Description>)[^<]*/) ?? [];
    expect(texts.length).toBeGreaterThan(1);
    expect(sample && agree(sample.message, texts.join(long))).toBe(true);
  });
});

const NUMBERS = "0 -0 +1 00 -1 1.0 1e5 32768 2147483648 99999999999999999999 true TRUE 1 INF".split(" ");
const DATES =
  "0001-01-01T00:00:00 2024-02-30T00:00:00 2023-02-29T00:00:00Z 2024-02-29T24:00:00 2024-12-31T23:59:59.9999999+14:00".split(
    " ",
  );
const TEXTS =
  "&amp; &lt; &gt;&quot;&apos; &#65; &#x41; &#x1; &#xD; &#13; &#xD800; &#38; &#x10FFFF; &#x110000; &foo; &amp &; ]]> > æ 😀".split(
    " ",
  );
const SPACES = ["", " ", "\n", "\t", "\r\n", "\u00a0"];
const ODD = [
  "a",
  "New",
  "Select Update",
  "Select  Update",
  "\ufffe",
  "\ud800",
  "\0",
  "<!--x-->",
  "<![CDATA[x]]>",
  "<?x?>",
];
const CONTENTS = [...NUMBERS, ...DATES, ...TEXTS, ...SPACES, ...ODD];

const ATTRIBUTES = [
  ...[
    ' i:nil="true"',
    ' i:nil="1"',
    " i:nil='false'",
    ' i:nil="yes"',
    ' i:nil=" true"',
    ' x:nil="true"',
    ' nil="true"',
  ],
  ...[' i:type="BatchTaskInfo"', ' i:type="q:T"', ' i:type="T"', ' i:type=""', ' :type="x"', ' i:type = "T"'],
  ...[
    ' xmlns="urn:x"',
    ' xmlns=""',
    ' xmlns:i="urn:x"',
    ' xmlns:q="urn:x"',
    ' xmlns:q=""',
    ' xmlns:1="urn:x"',
    ' xmlns:q=" "',
  ],
  ...[' s:mustUnderstand="1"', ' a="&amp;"', ' a="<"', " ", "\n", "  ", "/", "a", ":a"],
];

const STRUCTURE = ["<Unknown/>", "<Unknown>1</Unknown>", "text", "</Body>", "<", "&", ...SPACES];

/** A change at a place, which is a part of the length. */
interface Edit {
  readonly kind: keyof typeof EDITS;
  readonly place: number;
  readonly to: number;
  readonly piece: number;
}

const part = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1_000_000);

const edits = (kinds: readonly Edit["kind"][]): fc.Arbitrary<Edit[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), place: part, to: part, piece: part }), {
    minLength: 1,
    maxLength: 3,
  });

/** The element, tag or boundary at a place: where most of what can go wrong does. */
function found(text: string, pattern: RegExp, place: number): { start: number; end: number } {
  const all = [...text.matchAll(pattern)];
  const match = all[Math.floor(place * all.length)];
  return { start: match?.index ?? 0, end: (match?.index ?? 0) + (match?.[0].length ?? 0) };
}

function pick(pieces: readonly string[], place: number): string {
  return pieces[Math.floor(place * pieces.length)] ?? "";
}

function replaced(text: string, { start, end }: { start: number; end: number }, piece: string): string {
  return text.slice(0, start) + piece + text.slice(end);
}

const LEAF = /<([\w:]+)[^<>]*>[^<]*<\/\1>|<[\w:]+[^<>]*\/>/g;

const EDITS = {
  content: (text: string, { place, piece }: Edit) =>
    replaced(text, found(text, /(?<=>)[^<]+(?=<\/)/g, place), pick(CONTENTS, piece)),
  attribute: (text: string, { place, piece }: Edit) =>
    replaced(text, found(text, /(?<=<[\w:]+)(?=[ />])/g, place), pick(ATTRIBUTES, piece)),
  structure: (text: string, { place, piece }: Edit) =>
    replaced(text, found(text, /(?<=>)(?=<)/g, place), pick(STRUCTURE, piece)),
  remove: (text: string, { place }: Edit) => replaced(text, found(text, LEAF, place), ""),
  copy: (text: string, { place, to }: Edit) => {
    const { start, end } = found(text, LEAF, place);
    return replaced(text, found(text, /(?<=>)(?=<)/g, to), text.slice(start, end));
  },
  exchange: (text: string, { place }: Edit) => {
    const { start, end } = found(text, LEAF, place);
    const next = found(text.slice(end), LEAF, 0);
    return text.slice(0, start) + text.slice(end, end + next.end) + text.slice(start, end) + text.slice(end + next.end);
  },
  spell: (text: string, { place, piece }: Edit) => {
    const { start } = found(text, /[\w"'=:/<>]/g, place);
    return replaced(text, { start, end: start + 1 }, pick(["", "x"], piece));
  },
};

function apply(text: string, edit: Edit): string {
  return EDITS[edit.kind](text, edit);
}

/** So short that most messages do not fit. */
const windowLength = fc.integer({ min: 200, max: 2500 });

const CHANGES: readonly (readonly [string, readonly Edit["kind"][]])[] = [
  ["whose values were changed", ["content"]],
  ["whose elements were taken out, copied and exchanged", ["remove", "copy", "exchange"]],
  ["in which anything was changed", ["content", "attribute", "structure", "remove", "copy", "exchange", "spell"]],
];

describe("wherever the fast reader is certain, the two agree", () => {
  it.each(CHANGES)("on messages %s", (name, kinds) => {
    let [count, certain] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), edits(kinds), windowLength, ({ message, text }, changes, length) => {
        count++;
        const changed = changes.reduce(apply, text);
        if (agree(message, changed)) certain++;
        agree(message, changed, length);
      }),
      { numRuns: 40_000, seed: 20_261_124 },
    );
    console.log(`${count} messages ${name}: the fast reader was certain of ${certain}`);
    expect(certain).toBeGreaterThan(count / 20);
  });
});
