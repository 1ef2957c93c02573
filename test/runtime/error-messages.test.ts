import { describe, expect, it } from "vitest";
import { batchEndpoint, getBatchTaskInfo } from "../../generated/src/services88/batch.js";
import { NetServerError } from "../../templates/netserver/netserver-error.js";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import { DecodeError } from "../../templates/runtime/errors.js";
import { createHandler } from "../../templates/runtime/http/handler.js";
import { HttpError } from "../../templates/runtime/http/http-error.js";
import { lastOfEachName } from "../../templates/runtime/http/http-headers.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { NotUnderstoodError } from "../../templates/runtime/soap/must-understand.js";
import { SoapFault } from "../../templates/runtime/soap/soap-fault.js";
import { toDate } from "../../templates/runtime/values/date-time.js";
import { envelope, errorOf, reading, taskResponse, writtenV } from "./messages.js";

/** Characters that forge a line of a log, color a terminal, change the direction of text, or hide. */
const HOSTILE = "x\r\nerror: forged\u0085\u2028\u001b[31m\u202egnp\u3164\u{e0041}";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u3164]/u;

/** Checks that every character of an error can be seen, also in its members and in its causes. */
function expectVisible(error: unknown): void {
  if (!(error instanceof Error)) throw new Error(`no error: ${String(error)}`);
  const { element, path, expected, found } = { element: "", path: "", expected: "", found: "", ...error };
  for (const said of [error.message, String(error), element, path, expected, found]) expect(said).not.toMatch(UNSEEN);
  if (error.cause !== undefined) expectVisible(error.cause);
}

describe("foreign text in an error can be seen", () => {
  const facts = { element: HOSTILE, path: HOSTILE, expected: HOSTILE, found: HOSTILE };
  const code = { namespace: HOSTILE, localName: HOSTILE };
  const decodeError = new DecodeError(facts, { line: 1, column: 1 });

  it.each([
    new EncodeError(facts),
    decodeError,
    new NotUnderstoodError(decodeError, decodeError),
    new HttpError({
      operation: HOSTILE,
      status: 302,
      statusText: HOSTILE,
      httpHeaders: { get: (name) => (name === "content-type" ? `text/${HOSTILE}` : HOSTILE) },
      body: HOSTILE,
    }),
    new SoapFault({ code, subcodes: [code], reason: HOSTILE, actor: HOSTILE, detail: HOSTILE }),
    new NetServerError({ Message: HOSTILE, InnerException: { FriendlyText: HOSTILE } }),
  ])("of the class $name", (error) => {
    expectVisible(error);
    expect(error.message).toContain("forged");
  });

  it.each([
    ["the namespace of an element", `<V xmlns="urn:&#13;&#10;error: forged"/>`],
    ["the name of an element", "<V\u3164/>"],
  ])("%s", (_, content) => {
    const strict = { strict: true };
    const read = () => decodeMessage(getBatchTaskInfo.response, taskResponse(content), strict);
    expectVisible(errorOf(read));
  });

  it("a key of a dictionary", () => {
    const entry = `<K><Key>${HOSTILE.replace("\u001b", "")}</Key><Value>x</Value></K>`;
    const read = () =>
      reading(`<V>${entry}</V>`, (reader) => {
        reader.open("V");
        reader.beginDictionary("urn:payload", "D");
        reader.open("K");
        reader.beginEntry("urn:payload");
        reader.open("Key");
        reader.string();
        reader.open("Value");
        reader.int();
      });
    expectVisible(errorOf(read));
  });

  it.each([
    ["a value of an enumeration", () => writtenV((writer) => writer.enumeration("urn:a", "E", HOSTILE, { a: 1 }))],
    [
      "the values of an enumeration",
      () => writtenV((writer) => writer.enumeration("urn:a", "E", "b", { [HOSTILE]: 1 })),
    ],
    ["a member", () => encodeMessage(getBatchTaskInfo.request, { body: { Id: 7, [HOSTILE]: 8 } as { Id: number } })],
    ["a date", () => toDate(HOSTILE, "Z")],
    ["the name of an HTTP header", () => lastOfEachName({ [HOSTILE]: "\u0000" })],
  ])("%s", (_, run) => {
    expectVisible(errorOf(run));
  });

  it("an action that no operation has", async () => {
    const handle = createHandler(batchEndpoint, {});
    const headers = { "Content-Type": "text/xml", SOAPAction: '"a\u0085b\u00adc"' };
    const response = await handle("http://localhost/", { method: "POST", headers, body: envelope("") });
    const text = await response.text();
    expect(text).toContain('no operation for the action "a\\u{85}b\\u{ad}c"');
  });
});

it("the reason of a fault is not changed", () => {
  const fault = new SoapFault({
    code: { namespace: "", localName: "Server" },
    subcodes: [],
    reason: "Value cannot be null.\r\nParameter name: x",
    actor: undefined,
    detail: undefined,
  });
  expect(fault.reason).toBe("Value cannot be null.\r\nParameter name: x");
  expect(fault.message).toBe("Server: Value cannot be null. Parameter name: x");
});
