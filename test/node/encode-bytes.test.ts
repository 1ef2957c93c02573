import { describe, expect, it } from "vitest";
import { encodeMessageBytes } from "../../templates/node/encode-bytes.js";
import { encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { base64Binary } from "../../templates/runtime/values/binary.js";
import { restricted } from "../../templates/runtime/values/simple-types.js";
import type { Writer } from "../../templates/runtime/write/writer.js";
import { NS, type UntypedMessage } from "../runtime/messages.js";

interface Sent {
  readonly Before?: string;
  readonly Content?: unknown;
  readonly After?: string;
}

/** Writes the value of one member. */
type Write = (writer: Writer, name: "Content", value: unknown) => void;

function writeAround(write: Write) {
  return (writer: Writer, { Before, Content, After }: Sent) => {
    if (writer.optional("Before", Before)) writer.string(Before);
    write(writer, "Content", Content);
    if (writer.optional("After", After)) writer.string(After);
  };
}

/** A message with a value in its headers and in its body, between others. */
function messageOf(write: Write, isUnqualified = false): UntypedMessage {
  const codec = { write: writeAround(write), read: () => undefined };
  return {
    element: { namespace: NS, localName: "Send" },
    headers: codec,
    body: codec,
    isUnqualified,
  } as UntypedMessage;
}

const inBase64: Write = (writer, name, value) => {
  if (writer.required(name, value)) writer.simple(base64Binary, value as Uint8Array);
};

const asText: Write = (writer, name, value) => {
  if (writer.required(name, value)) writer.string(value as string);
};

const WRITES: Record<string, Write> = {
  "an element": asText,
  "an element in no namespace": (writer, name, value) => {
    writer.namespace("");
    asText(writer, name, value);
    writer.namespace(NS);
  },
  "an attribute": (writer, name, value) => {
    if (!writer.required(name, value)) return;
    writer.beginTag(NS, "Tagged", { id: value });
    if (writer.attribute("id", value)) writer.string(value as string);
    writer.endTag();
    writer.end();
  },
  "the text of an element with attributes": (writer, name, value) => {
    if (!writer.required(name, value)) return;
    writer.beginTag(NS, "Tagged", { id: "a", $value: value });
    if (writer.attribute("id", "a")) writer.string("a");
    writer.endTag();
    if (writer.text(value)) writer.string(value as string);
    writer.end();
  },
  "items of a list": (writer, name, value) => {
    for (const item of writer.repeated(name, [value, "x", value])) asText(writer, name, item);
  },
};

const LENGTHS = [0, 1, 12_288, 12_289, 49_151, 49_152, 49_153, 98_304, 300_001, 2_000_003];

function bytesOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 31) ^ (at >> 8));
}

/** Both ways to write a message, as text. */
function bothWays(message: UntypedMessage, content: { headers?: Sent; body: Sent }): [text: string, bytes: string] {
  return [encodeMessage(message, content), new TextDecoder().decode(encodeMessageBytes(message, content))];
}

describe("a message as bytes is the same as its text", () => {
  it.each(LENGTHS)("with %i bytes in base64, in the body and in a header", (length) => {
    const sent = { Before: "blåbær 漢字 😀 <&>", Content: bytesOf(length), After: "after" };
    for (const content of [
      { body: sent },
      { headers: sent, body: sent },
      { headers: sent, body: { Content: bytesOf(5) } },
    ]) {
      const [text, bytes] = bothWays(messageOf(inBase64), content);
      expect(bytes === text).toBe(true);
    }
  });

  describe.each(Object.entries(WRITES))("with a long text in %s", (_, write) => {
    it.each([false, true])("whether elements are mostly in no namespace: %s", (isUnqualified) => {
      for (const length of [100, 16_384, 16_385, 100_000]) {
        const Content = `${"a".repeat(length)} blåbær 漢字 😀 <&> "`;
        const [text, bytes] = bothWays(messageOf(write, isUnqualified), {
          body: { Before: "b", Content, After: Content },
        });
        expect(bytes === text).toBe(true);
      }
    });
  });

  it("with long bytes of a type with facets, which are checked", () => {
    const short = restricted(NS, "Short", base64Binary, { maxLength: 60_000 });
    const message = messageOf((writer, name, value) => {
      if (writer.required(name, value)) writer.simple(short, value as Uint8Array);
    });
    const [text, bytes] = bothWays(message, { body: { Content: bytesOf(60_000) } });
    expect(bytes === text).toBe(true);
    const refused = "Send: Content: expected a length of at most 60000";
    expect(() => encodeMessageBytes(message, { body: { Content: bytesOf(60_001) } })).toThrow(refused);
  });

  it("with bytes that a class shows differently", () => {
    class Shown extends Uint8Array {
      override subarray(): Shown {
        return new Shown(3);
      }
    }
    const [text, bytes] = bothWays(messageOf(inBase64), { body: { Content: new Shown(bytesOf(100_000)) } });
    expect(bytes === text).toBe(true);
  });
});

it("what follows long bytes and is refused is refused as in text, and nothing stays of it", () => {
  const wrong = { Content: bytesOf(100_000), After: 5 as unknown as string };
  expect(() => encodeMessageBytes(messageOf(inBase64), { body: wrong })).toThrow("Send: After: expected a string");
  expect(() => encodeMessageBytes(messageOf(inBase64), { body: { Content: "text" } })).toThrow(
    "Send: Content: expected bytes",
  );
  const right = { Content: bytesOf(100_000), After: "after" };
  const [text, bytes] = bothWays(messageOf(inBase64), { body: right });
  expect(bytes === text).toBe(true);
});

it("bytes that a program has stay as they are", () => {
  const first = encodeMessageBytes(messageOf(inBase64), { body: { Content: bytesOf(100_000) } });
  const copy = first.slice();
  for (let count = 0; count < 20; count++)
    encodeMessageBytes(messageOf(inBase64), { body: { Content: bytesOf(99_999 + count), After: `${count}` } });
  expect(Buffer.compare(first, copy)).toBe(0);
});
