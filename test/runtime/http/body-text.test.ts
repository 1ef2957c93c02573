import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { DecodeError as GeneratedDecodeError } from "../../../generated/src/index.js";
import { getBatchTaskInfo } from "../../../generated/src/services88/batch.js";
import { DecodeError } from "../../../templates/runtime/errors.js";
import { readText } from "../../../templates/runtime/http/body-text.js";
import { decodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { batchClient, failure } from "../../support/batch-client.js";
import { serve } from "../../support/http-server.js";
import { errorOf, taskResponse } from "../messages.js";

/** A body whose bytes arrive in chunks of this length. */
function inPieces(bytes: Uint8Array, length: number): Response {
  let at = 0;
  return new Response(
    new ReadableStream({
      pull(controller) {
        if (at >= bytes.length) controller.close();
        else controller.enqueue(bytes.slice(at, (at += length)));
      },
    }),
  );
}

const TEXT = `<a>${"blåbær 漢字 😀 ".repeat(20)}</a>`;

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");

describe.each([1, 2, 3, 99, 100, 101, 10_000])("text that arrives %i bytes at a time", (length) => {
  it.each<[string, Uint8Array, string | undefined, string]>([
    ["UTF-8", Buffer.from(TEXT), undefined, TEXT],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${TEXT}`), "text/xml; charset=us-ascii", TEXT],
    ["UTF-16, little end first", utf16(TEXT), undefined, TEXT],
    ["UTF-16, big end first", utf16(TEXT).swap16(), undefined, TEXT],
    [
      "windows-1252, of which ISO-8859-1 is another name",
      Buffer.from([0x80, 0x93, 0xe5, 0x9f]),
      "text/xml; charset=iso-8859-1",
      "€“åŸ",
    ],
    [
      "windows-1252 in a body of several parts",
      Buffer.from([0x80, 0x93, 0xe5, 0x9f]),
      "multipart/related; boundary=b; charset=windows-1252",
      "€“åŸ",
    ],
    [
      "the encoding of the content type",
      Buffer.from("<a>å</a>", "latin1"),
      'text/xml; charset="iso-8859-1"',
      "<a>å</a>",
    ],
    [
      "the encoding of the XML declaration",
      Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>å</a>', "latin1"),
      "text/xml",
      '<?xml version="1.0" encoding="iso-8859-1"?><a>å</a>',
    ],
    ["nothing", Buffer.of(), undefined, ""],
  ])("is read as %s", async (_, bytes, contentType, text) => {
    expect(await readText(inPieces(bytes, length), contentType)).toBe(text);
  });

  it("is not text if the encoding is unknown, or a byte is not valid in it", async () => {
    expect(await readText(inPieces(Buffer.from(TEXT), length), "text/xml; charset=klingon")).toBeUndefined();
    expect(await readText(inPieces(Buffer.from([...Buffer.from(TEXT), 0xff]), length), undefined)).toBeUndefined();
    expect(await readText(inPieces(Buffer.from(TEXT).subarray(0, 9), length), undefined)).toBeUndefined();
  });
});

it("reads a body that returns its bytes at once", async () => {
  const bytes = new TextEncoder().encode(TEXT);
  expect(await readText({ arrayBuffer: () => Promise.resolve(bytes.buffer) }, undefined)).toBe(TEXT);
});

describe("a message over the limit", () => {
  it("is an error", () => {
    const text = taskResponse("<Id>1</Id>");
    expect(decodeMessage(getBatchTaskInfo.response, text, { maxLength: text.length }).body.Response?.Id).toBe(1);
    const error = errorOf(() => decodeMessage(getBatchTaskInfo.response, text, { maxLength: text.length - 1 }));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ expected: `at most ${text.length - 1} characters`, found: "more" });
  });

  it("is not received to its end, if it has one", async () => {
    let closed: Promise<unknown> | undefined;
    const url = await serve((_, response) => {
      closed = once(response, "close");
      response.writeHead(200, { "Content-Type": "text/xml" });
      const send = (): void => {
        while (!response.destroyed && response.write("<a>".repeat(10_000)));
        if (!response.destroyed) response.once("drain", send);
      };
      send();
    });
    const error = await failure(batchClient(url, { maxLength: 1_000_000 }).getBatchTaskInfo({ Id: 7 }));
    expect(error).toBeInstanceOf(GeneratedDecodeError);
    expect(error).toMatchObject({ expected: "at most 1000000 characters" });
    await closed;
  });
});
