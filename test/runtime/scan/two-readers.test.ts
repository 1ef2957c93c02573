import { describe, expect, it } from "vitest";
import { decodeMessage, encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { scanMessage } from "../../../templates/runtime/soap/scan-message.js";
import { load, scan } from "../../golden/attachments-version/archive12.js";
import { put } from "../../golden/attributes/sample.js";
import { MESSAGES } from "../../support/generated-operations.js";
import { agreements } from "../../support/two-readers.js";
import { SAMPLES, wireSamples } from "../../support/wire-samples.js";

describe("a message of our own writer", () => {
  it.each(MESSAGES)("$file is read by the fast reader", (generated) => {
    for (const text of wireSamples(generated)) {
      const indented = text.replaceAll(/>(?=<[^/])/g, ">\n\t ");
      const declared = `\ufeff<?xml version="1.0" encoding="utf-8"?>${text}\n`;
      for (const form of [text, indented, declared]) expect(agreements(generated.message, form)).toEqual([true]);
    }
  });
});

describe("a text longer than the window", () => {
  it.each([
    ["of ASCII", "a".repeat(200_000)],
    ["of Latin-1, with references", "é &amp; ".repeat(30_000)],
    ["outside Latin-1, with references", "“ &lt; 😀".repeat(30_000)],
  ])("%s is read by the fast reader", (_, long) => {
    const sample = SAMPLES.find(({ text }) => text.includes("<Description>"));
    const texts = sample?.text.split(/(?<=<Description>)[^<]*/) ?? [];
    expect(texts.length).toBeGreaterThan(1);
    expect(sample && agreements(sample.message, texts.join(long))).toEqual([true]);
  });
});

describe("bytes longer than the window", () => {
  const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index * 7);
  const body = { Content: [bytes(3), bytes(200_000), bytes(2), bytes(100_001)] };
  const text = encodeMessage(load.response, { body });

  it("are read by the fast reader", () => {
    expect(scanMessage(load.response, text, 256)?.body).toStrictEqual(body);
    expect(agreements(load.response, text, [undefined, 500, 3000])).toEqual([true, true, true]);
  });

  it("are read in lines, and in a section", () => {
    const lines = text.replaceAll(/[A-Za-z0-9+/]{76}/g, "$&\r\n").replace("\r\n", "\n");
    expect(agreements(load.response, text.replaceAll(/[A-Za-z0-9+/]{76}/g, "$&\n"))).toEqual([true]);
    // CR in a text is left to the other reader, unless it is in bytes that are decoded at once.
    agreements(load.response, lines);
    expect(agreements(load.response, text.replaceAll(/(?<=Content>)[^<]+(?=<)/g, "<![CDATA[$&]]>"))).toEqual([true]);
  });

  it("are refused if they are no base64", () => {
    const middle = text.length >> 1;
    for (const other of ["-", "&", "<", "<!-- -->", "€", "\u0000"])
      agreements(load.response, text.slice(0, middle) + other + text.slice(middle));
  });

  it("are left to the other reader if they break a facet", () => {
    const short = encodeMessage(scan.response, { body: { Page: [{ Number: 1, Scan: bytes(1) }], Short: bytes(3000) } });
    const long = short.replace(/(?<=<Short>)[^<]*/, Buffer.from(bytes(200_000)).toString("base64"));
    expect(scanMessage(scan.response, short, 256)?.body.Short).toStrictEqual(bytes(3000));
    expect(scanMessage(scan.response, long, 256)).toBeUndefined();
    expect(() => decodeMessage(scan.response, long, { strict: true })).toThrow("expected a length of at most 3000");
  });
});

describe("an integer in an attribute", () => {
  const text = encodeMessage(put.request, {
    body: { Item: { $type: "OpenItem", Id: 1 }, Flag: { on: true, toString_: 5 } },
  });

  it.each([
    ["0", 0],
    ["-0", 0],
    ["0012", 12],
    ["2147483647", 2_147_483_647],
    ["-2147483648", -2_147_483_648],
    [" +7 ", 7],
    ["&#49;2", 12],
  ])("%j is read by the fast reader", (value, want) => {
    const read = scanMessage(put.request, text.replace('"5"', `"${value}"`), 256)?.body;
    expect(read?.Flag).toStrictEqual({ on: true, toString_: want });
  });

  it.each(["", "-", "5<", "1 2", "2147483648", "1e1", "00000000000000001", '5" on="true'])(
    "%j is as for the slow reader",
    (value) => {
      agreements(put.request, text.replace('"5"', `"${value}"`));
    },
  );
});
