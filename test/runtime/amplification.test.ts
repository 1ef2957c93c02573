import { describe, expect, it } from "vitest";
import { getBatchTaskInfo } from "../../generated/src/services88/batch.js";
import { EncodeError } from "../../templates/runtime/errors.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { TextWriter } from "../../templates/runtime/write/text-writer.js";
import { envelope, errorOf, NS, SERVICES88 } from "./messages.js";

const LONG = `urn:${"x".repeat(40_000)}`;

describe("what is written of a message that was read is in proportion to it", () => {
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
    const error = errorOf(() => encodeMessage(getBatchTaskInfo.response, { body }));
    expect(error).toBeInstanceOf(EncodeError);
    expect(error).toMatchObject({ expected: "unknown elements with short namespaces" });
  });

  it("and so are those with a short one, however many there are", () => {
    const unknown = "<l:u/>".repeat(20_000);
    const text = envelope(
      `<GetBatchTaskInfoResponse xmlns="${SERVICES88}"><Response xmlns:l="urn:${"l".repeat(80)}">${unknown}</Response></GetBatchTaskInfoResponse>`,
    );
    const { body } = decodeMessage(getBatchTaskInfo.response, text);
    expect(encodeMessage(getBatchTaskInfo.response, { body }).split("<l:u ")).toHaveLength(20_001);
  });
});

describe("a message that no platform could hold is an EncodeError", () => {
  it("where one value is part of others again and again", () => {
    const writer = new TextWriter(NS);
    const name = "n".repeat(2 ** 20);
    const write = (depth: number): void => {
      writer.required("V", {});
      writer.beginStruct(NS, "V", {});
      for (let n = 0; n < 2 && depth > 0; n++) write(depth - 1);
      if (depth === 0 && writer.required("Name", name)) writer.string(name);
      // What these members are of does not matter here.
      writer.namespace(NS);
      writer.end();
    };
    expect(errorOf(() => write(12))).toBeInstanceOf(EncodeError);
  });

  it("and where bytes are", () => {
    const error = errorOf(() => {
      const writer = new TextWriter(NS);
      writer.required("V", 0);
      writer.base64Binary(new Uint8Array(150_000_001));
    });
    expect(error).toBeInstanceOf(EncodeError);
  });
});
