import { describe, expect, it } from "vitest";
import { getBatchTaskInfo, getBatchTaskInfosByState } from "../../generated/src/services88/batch.js";
import { DecodeError } from "../../templates/runtime/errors.js";
import { readText } from "../../templates/runtime/http/body-text.js";
import type { ReaderOptions } from "../../templates/runtime/read/reader-options.js";
import { decodeMessage } from "../../templates/runtime/soap/envelope.js";
import { envelope, errorOf, SERVICES88, taskResponse } from "./messages.js";

const MILLION = 1_000_000;

function read(text: string, options?: ReaderOptions): unknown {
  return decodeMessage(getBatchTaskInfo.response, text, options);
}

/** The error for a text. It must be short, because it may be sent back to the sender of the text. */
function refusal(text: string, options?: ReaderOptions): string {
  const error = errorOf(() => read(text, options));
  expect(error).toBeInstanceOf(DecodeError);
  expect(String(error).length).toBeLessThan(1500);
  return String(error);
}

describe("a message over a limit is refused", () => {
  it.each([
    ["elements in elements", taskResponse("<a>".repeat(MILLION)), /expected at most 256 levels of elements/],
    ["elements in known elements", taskResponse("<Name>".repeat(MILLION)), /expected at most 256 levels of elements/],
    ["elements in the header", envelope("", "<h>".repeat(MILLION)), /expected at most 256 levels of elements/],
    [
      "a document type",
      `<!DOCTYPE a [<!ENTITY b "${"x".repeat(1000)}">]>${taskResponse("<Name>&b;</Name>")}`,
      /document type/,
    ],
    ["references to nothing", taskResponse(`<Name>${"&b;".repeat(1000)}</Name>`), /well-formed XML/],
    ["instructions", `${taskResponse("")}<?p?>`, /processing instruction/],
  ])("%s", (_, text, message) => {
    expect(refusal(text)).toMatch(message);
  });

  it("characters, as many as a client allows", () => {
    const text = taskResponse(`<Name>${"x".repeat(256 * 2 ** 20)}</Name>`);
    expect(refusal(text, { maxLength: 64 * 2 ** 20 })).toMatch(/expected at most 67108864 characters, found more/);
  });

  it("characters, before all of them have arrived", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent++;
        controller.enqueue(new Uint8Array(2 ** 16).fill(0x20));
      },
    });
    await expect(readText(new Response(endless), "text/xml", MILLION)).rejects.toThrow(DecodeError);
    expect(sent).toBeLessThan(30);
  });

  it("levels, as many as a client allows", () => {
    const nested = taskResponse(`${"<a>".repeat(300)}${"</a>".repeat(300)}`);
    expect(refusal(nested)).toMatch(/at most 256 levels/);
    expect(read(nested, { maxDepth: 400 })).toMatchObject({ body: { Response: {} } });
  });
});

describe("a long message is read", () => {
  it.each([
    [
      "a million attributes",
      taskResponse(`<Name ${Array.from({ length: MILLION }, (_, i) => `a${i}=""`).join(" ")}>n</Name>`),
    ],
    ["a million unknown elements", taskResponse(`${"<New/>".repeat(MILLION)}<Name>n</Name>`)],
    ["a million comments", taskResponse(`${"<!---->".repeat(MILLION)}<Name>n</Name>`)],
    ["a million characters of white space", taskResponse(`${" ".repeat(MILLION)}<Name>n</Name>`)],
    ["a name of a million characters", taskResponse(`<${"n".repeat(MILLION)}/><Name>n</Name>`)],
  ])("%s", (_, text) => {
    expect(read(text)).toMatchObject({ body: { Response: { Name: "n" } } });
  });

  it("a million references", () => {
    const text = taskResponse(`<Name>${"&#x6e;".repeat(MILLION)}</Name>`);
    expect(read(text)).toMatchObject({ body: { Response: { Name: "n".repeat(MILLION) } } });
  });

  it("a hundred thousand items, in another order than the contract's", () => {
    const task = "<BatchTaskInfo><Name>n</Name><Id>1</Id></BatchTaskInfo>";
    const payload = `<GetBatchTaskInfosByStateResponse xmlns="${SERVICES88}"><Response>${task.repeat(100_000)}</Response></GetBatchTaskInfosByStateResponse>`;
    const { body } = decodeMessage(getBatchTaskInfosByState.response, envelope(payload));
    expect(body.Response).toHaveLength(100_000);
  });

  it("a million flags", () => {
    const text = taskResponse(`<TableRight><Mask>${Array(MILLION).fill("Select").join(" ")}</Mask></TableRight>`);
    expect(read(text)).toMatchObject({ body: { Response: { TableRight: { Mask: { length: MILLION } } } } });
  });
});
