import { describe, expect, it } from "vitest";
import { getBatchTaskInfo, getBatchTaskInfosByState } from "../../generated/src/services88/batch.js";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import { DecodeError } from "../../templates/runtime/errors.js";
import { empty } from "../../templates/runtime/soap/empty.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { type AnyValue, anyTypes } from "../../templates/runtime/values/any-value.js";
import * as otherDatatypes from "../../templates/runtime/values/other-datatypes.js";
import { TextWriter } from "../../templates/runtime/write/text-writer.js";
import { envelope, errorOf, NS, SERVICES88 } from "./messages.js";

/** A message with any number of values of any type. */
const ANY: Message<object, { V: AnyValue[] }> = {
  element: { namespace: NS, localName: "P" },
  headers: empty,
  body: {
    write(writer, values) {
      for (const value of values.V) if (writer.required("V", value)) writer.anyType(anyTypes, value);
      writer.namespace(NS);
    },
    read(reader) {
      const values = { V: [] as AnyValue[] };
      do while (reader.open("V")) values.V.push(reader.anyType(anyTypes));
      while (reader.more(values));
      return values;
    },
  },
};

const LONG = `urn:${"x".repeat(40_000)}`;

describe("a message that is read and written back grows only in proportion", () => {
  it.each([
    ["one value", `<Response xmlns:l="${LONG}">${"<l:u/>".repeat(5_000)}</Response>`],
    [
      "the default namespace",
      `<x:Response xmlns:x="${SERVICES88}" xmlns="${LONG}">${"<u/>".repeat(5_000)}</x:Response>`,
    ],
    [
      "a dictionary",
      `<Response xmlns:l="${LONG}"><ParameterObject><StringKeyValuePair><Key/><Value/>${"<l:u/>".repeat(5_000)}</StringKeyValuePair></ParameterObject></Response>`,
    ],
  ])("unknown elements with a long namespace: %s", (_, response) => {
    const text = envelope(`<GetBatchTaskInfoResponse xmlns="${SERVICES88}">${response}</GetBatchTaskInfoResponse>`);
    const { body } = decodeMessage(getBatchTaskInfo.response, text);
    const written = encodeMessage(getBatchTaskInfo.response, { body });
    expect(written.length).toBeLessThan(1.5 * text.length);
    expect(decodeMessage(getBatchTaskInfo.response, written).body).toStrictEqual(body);
  });

  it.each([
    [
      "one struct each",
      `<x:Response xmlns:x="${SERVICES88}" xmlns="${LONG}">${"<x:BatchTaskInfo><u/></x:BatchTaskInfo>".repeat(3_000)}</x:Response>`,
    ],
    [
      "a prefix that means something else before",
      `<Response><l:u xmlns:l="urn:l"/>${`<BatchTaskInfo xmlns:l="urn:m"><l:u/></BatchTaskInfo>`.repeat(3)}<BatchTaskInfo xmlns:l="${LONG}">${"<l:u/>".repeat(3_000)}</BatchTaskInfo></Response>`,
    ],
    [
      "attributes",
      `<Response xmlns:l="${LONG}">${'<BatchTaskInfo l:a="l:b" l:c=""><Id l:a="1">1</Id></BatchTaskInfo>'.repeat(2_000)}</Response>`,
    ],
    [
      "attributes in many namespaces",
      `<Response>${Array.from({ length: 5_000 }, (_, n) => `<BatchTaskInfo xmlns:l="urn:${n}" l:a="l:b"><Id/></BatchTaskInfo>`).join("")}</Response>`.replaceAll(
        "<Id/>",
        "<Id>1</Id>",
      ),
    ],
  ])("what is unknown in many values: %s", (_, response) => {
    const text = envelope(
      `<GetBatchTaskInfosByStateResponse xmlns="${SERVICES88}">${response}</GetBatchTaskInfosByStateResponse>`,
    );
    const { body } = decodeMessage(getBatchTaskInfosByState.response, text);
    const written = encodeMessage(getBatchTaskInfosByState.response, { body });
    expect(written.length).toBeLessThan(1.5 * text.length);
  });

  it.each([
    ["a prefix", `<P xmlns="${NS}" xmlns:l="${LONG}">${`<V>${"<l:u/>".repeat(5)}</V>`.repeat(1_000)}</P>`],
    [
      "the default namespace",
      `<x:P xmlns:x="${NS}" xmlns="${LONG}">${`<x:V>${"<u/>".repeat(5)}</x:V>`.repeat(1_000)}</x:P>`,
    ],
    ["one value", `<x:P xmlns:x="${NS}" xmlns="${LONG}"><x:V>${"<u/>".repeat(5_000)}</x:V></x:P>`],
  ])("elements of any type: %s", (_, payload) => {
    const text = envelope(payload);
    const { body } = decodeMessage(ANY, text);
    expect(body.V.length).toBeGreaterThan(0);
    const written = encodeMessage(ANY, { headers: {}, body });
    expect(written.length).toBeLessThan(1.5 * text.length);
    expect(decodeMessage(ANY, written).body.V.length).toBe(body.V.length);
  });

  it("texts that no platform could hold are a DecodeError", () => {
    const long = `urn:${"x".repeat(2 ** 20)}`;
    const text = envelope(`<P xmlns="${NS}" xmlns:l="${long}"><V>${"<l:u/>".repeat(600)}</V></P>`);
    expect(errorOf(() => decodeMessage(ANY, text))).toBeInstanceOf(DecodeError);
  });

  it("any number of unknown elements with a short namespace", () => {
    const unknown = "<l:u/>".repeat(20_000);
    const text = envelope(
      `<GetBatchTaskInfoResponse xmlns="${SERVICES88}"><Response xmlns:l="urn:${"l".repeat(80)}">${unknown}</Response></GetBatchTaskInfoResponse>`,
    );
    const { body } = decodeMessage(getBatchTaskInfo.response, text);
    expect(encodeMessage(getBatchTaskInfo.response, { body }).split("<l:u")).toHaveLength(20_001);
  });
});

describe("a message that no platform could hold is an EncodeError", () => {
  it("with one value that is part of many others", () => {
    const writer = new TextWriter(NS);
    const name = "n".repeat(2 ** 20);
    const write = (depth: number): void => {
      writer.required("V", {});
      writer.beginStruct(NS, "V", {});
      for (let n = 0; n < 2 && depth > 0; n++) write(depth - 1);
      if (depth === 0 && writer.required("Name", name)) writer.string(name);
      // The types of these members do not matter here.
      writer.namespace(NS);
      writer.end();
    };
    expect(errorOf(() => write(12))).toBeInstanceOf(EncodeError);
  });

  it("with bytes that are part of many others", () => {
    const error = errorOf(() => {
      const writer = new TextWriter(NS);
      writer.required("V", 0);
      writer.simple(otherDatatypes.base64Binary, new Uint8Array(150_000_001));
    });
    expect(error).toBeInstanceOf(EncodeError);
  });
});
