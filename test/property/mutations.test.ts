import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctStyle } from "../../generator/tools/samples/sample-style.js";
import { Sampler } from "../../generator/tools/samples/sample-values.js";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import { DecodeError } from "../../templates/runtime/errors.js";
import { readText } from "../../templates/runtime/http/body-text.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { SoapFault } from "../../templates/runtime/soap/soap-fault.js";
import { contractOfVersion, endpointOf } from "../support/contracts.js";
import { type GeneratedMessage, MESSAGES } from "../support/generated-operations.js";
import { limit, runs } from "./runs.js";

type AnyMessage = GeneratedMessage["message"];

/** A full message of every operation, and its content. */
const SAMPLES = MESSAGES.map(({ version, endpoint, operation, direction, message }) => {
  const described = endpointOf(version, endpoint).operations.find(({ name }) => name === operation)?.[direction];
  if (described === undefined) throw new Error(`no ${operation}`);
  const sampler = new Sampler(contractOfVersion(version), distinctStyle({ text: (name) => `${name} <&> blåbær` }));
  const content = { headers: sampler.headers(described.headers), body: sampler.content(described.content) };
  const text = encodeMessage(message, content);
  return { message, text, value: decodeMessage(message, text) };
});

/** Replaces one match of a pattern. */
function replaceOne(text: string, pattern: RegExp, place: number, replacement: (found: string) => string): string {
  const all = [...text.matchAll(pattern)];
  const match = all[place % Math.max(all.length, 1)];
  if (match === undefined) return text;
  return text.slice(0, match.index) + replacement(match[0]) + text.slice(match.index + match[0].length);
}

const TEXT = /(?<=>)[^<>]+(?=<\/)/g;
const LEAF = /<(\w+)>[^<]*<\/\1>/g;

/** Changes of the text that do not change the meaning. */
const SAME: Readonly<Record<string, (text: string, place: number) => string>> = {
  "another prefix for SOAP": (text) => text.replaceAll(/(<\/?)s:/g, "$1soapenv:").replace("xmlns:s=", "xmlns:soapenv="),
  "another prefix for xsi": (text) =>
    text.replaceAll(" i:nil", " xsi:nil").replaceAll(" i:type", " xsi:type").replace("xmlns:i=", "xmlns:xsi="),
  "a prefix for all": (text) => prefixed(text),
  "a comment": (text, place) => replaceOne(text, /(?<=>)(?=<)/g, place, () => "<!-- <Id>7</Id> -->"),
  "a CDATA section": (text, place) =>
    replaceOne(
      text,
      TEXT,
      place,
      (found) => `<![CDATA[${found.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")}]]>`,
    ),
  references: (text, place) =>
    replaceOne(text, TEXT, place, (found) =>
      found.replaceAll(/[a-z](?![a-z]*;)/g, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`),
    ),
  "white space between elements": (text) => text.replaceAll(/>(?=<[^/])/g, ">\r\n\t "),
  "white space in tags": (text, place) => replaceOne(text, /(?<=<\/?[\w:]+)(?=>)/g, place, () => " \n"),
  "other quotes": (text) => text.replaceAll(/="([^"']*)"/g, "='$1'"),
  "a declaration": (text) => `<?xml version='1.0' encoding='UTF-8' standalone="yes" ?>\n${text}`,
  "a tag for an empty element": (text) => text.replaceAll(/<(\w+)([^<>]*)\/>/g, "<$1$2></$1>"),
  "nil by number": (text) => text.replaceAll('i:nil="true"', 'i:nil="1"'),
};

/** Every name of the payload's namespace with a prefix, declared on the envelope. */
function prefixed(text: string): string {
  return text.replaceAll(/(<\/?)(\w+)(?=[\s>/])/g, "$1p:$2").replace(/ xmlns="/, ' xmlns:p="');
}

/** Changes of the meaning, or into something meaningless. */
const PIECES = [
  "<x/>",
  "</Response>",
  ' i:nil="true"',
  ' i:nil="maybe"',
  ' i:type="BatchTaskState"',
  ' xmlns="urn:x"',
  "&x;",
  "&#0;",
  "]]>",
  "<",
  "\0",
  "__proto__",
  "<__proto__>1</__proto__>",
  "<constructor/>",
  "<!DOCTYPE a>",
  "<?p?>",
  "9".repeat(400),
];

const OTHER: Readonly<Record<string, (text: string, place: number, to: number) => string>> = {
  "cut off": (text, place) => text.slice(0, place % text.length),
  "a piece": (text, place, to) =>
    text.slice(0, place % text.length) + (PIECES[to % PIECES.length] ?? "") + text.slice(place % text.length),
  "an element gone": (text, place) => replaceOne(text, LEAF, place, () => ""),
  "an element twice": (text, place) => replaceOne(text, LEAF, place, (found) => found + found),
  "an element elsewhere": (text, place, to) => {
    const all = [...text.matchAll(LEAF)].map(([found]) => found);
    const leaf = all[place % all.length] ?? "";
    return replaceOne(text.replace(leaf, ""), /(?<=>)(?=<)/g, to, () => leaf);
  },
  "another namespace": (text) => text.replace(/ xmlns="[^"]*/, (found) => `${found}x`),
  "another version": (text) => text.replaceAll(/NetServer\/Services\d+/g, "NetServer/Services99"),
  "another SOAP": (text) =>
    text.replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"),
  "a tag swapped": (text, place) => replaceOne(text, /<\/\w+>/g, place, () => "</Swapped>"),
  "another content": (text, place, to) =>
    replaceOne(
      text,
      TEXT,
      place,
      () => ["", " ", "x", "1.0", "True", "-1", "2024-02-30T00:00:00", "99999999999"][to % 8] ?? "",
    ),
  "nil where there is a value": (text, place) =>
    replaceOne(text, LEAF, place, (found) => found.replace(">", ' i:nil="true">')),
  "another type": (text, place) => replaceOne(text, /<\w+(?=>)/g, place, (found) => `${found} i:type="Carrier"`),
};

const sample = fc.constantFrom(...SAMPLES);
const place = fc.noBias(fc.nat(1_000_000));

describe("a message with the same meaning", () => {
  it.each(Object.keys(SAME))("with %s means the same", { timeout: limit(100) }, (name) => {
    let count = 0;
    fc.assert(
      fc.property(sample, place, ({ message, text, value }, at) => {
        const other = SAME[name]?.(text, at) ?? "";
        expectSame(message, other, value);
        count++;
      }),
      runs(100),
    );
    console.log(`${count} messages with ${name} meant the same`);
  });

  it.each(["utf-16le", "utf-16be", "utf-8 with a byte order mark"])(
    "in %s means the same, in chunks of any size",
    { timeout: limit(20) },
    async (encoding) => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(sample, fc.integer({ min: 1, max: 4000 }), async ({ message, text, value }, size) => {
          const decoded = await readText(inPieces(bytesOf(text, encoding), size), undefined);
          expectSame(message, decoded ?? "", value);
          count++;
        }),
        runs(20),
      );
      console.log(`${count} messages in ${encoding} meant the same`);
    },
  );
});

function expectSame(message: AnyMessage, text: string, value: unknown): void {
  const found = decodeMessage(message, text);
  if (!isDeepStrictEqual(found, value)) expect(found, text).toStrictEqual(value);
}

function bytesOf(text: string, encoding: string): Uint8Array {
  const bytes = encoding.startsWith("utf-16") ? Buffer.from(`\ufeff${text}`, "utf16le") : Buffer.from(`\ufeff${text}`);
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
}

function inPieces(bytes: Uint8Array, size: number): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });
  return new Response(body);
}

describe("a message with another meaning", () => {
  const prototypes = [Object.prototype, Array.prototype, Map.prototype, String.prototype];
  const before = prototypes.map((prototype) => Object.getOwnPropertyNames(prototype).length);

  it.each(Object.keys(OTHER))("with %s is a value, or an error with a position", { timeout: limit(300) }, (name) => {
    let [values, errors] = [0, 0];
    fc.assert(
      fc.property(sample, place, place, ({ message, text }, at, to) => {
        const other = OTHER[name]?.(text, at, to) ?? "";
        try {
          const { headers, body, soapVersion } = decodeMessage(message, other);
          // A value that was read can be written and comes back, or the error names the part that cannot be written.
          rewrite(message, { headers, body }, soapVersion);
          values++;
        } catch (error) {
          if (!(error instanceof DecodeError || error instanceof SoapFault)) throw error;
          if (error instanceof DecodeError) expect(error.expected + error.found, other).not.toBe("");
          errors++;
        }
      }),
      runs(300),
    );
    console.log(`${values + errors} messages with ${name}: ${values} values, ${errors} errors`);
    expect(prototypes.map((prototype) => Object.getOwnPropertyNames(prototype).length)).toEqual(before);
  });
});

function rewrite(message: AnyMessage, content: { headers: object; body: object }, version: "1.1" | "1.2"): void {
  let text: string;
  try {
    text = encodeMessage(message, content, version, { forbiddenCharacters: "reference" });
  } catch (error) {
    // Values that are read but cannot be written: an unknown value of an enumeration, and a date that XML Schema allows and .NET does
    // not, such as one with a hundred digits of fraction.
    if (error instanceof EncodeError && /^one of|\(when sent: /.test(error.expected)) return;
    throw error;
  }
  expectSame(message, text, { ...content, soapVersion: version });
}
