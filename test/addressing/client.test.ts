import { describe, expect, it } from "vitest";
import {
  type AddressingOptions,
  addressing,
  UnexpectedActionError,
  UnrelatedAnswerError,
} from "../../templates/addressing/index.js";
import { checkRelation } from "../../templates/addressing/related-answer.js";
import { ADDRESSING } from "../../templates/addressing/versions.js";
import { SoapClient } from "../../templates/runtime/http/client.js";
import { createHandler } from "../../templates/runtime/http/handler.js";
import type { Fetch } from "../../templates/runtime/platform/platform.js";
import { SoapFault } from "../../templates/runtime/soap/soap-fault.js";
import { failure } from "../support/batch-client.js";
import { ECHO, echoOperation, envelope, serveEcho, TELL } from "./echo-service.js";

const URL = "http://example.com/echo";

/** A client that keeps what it sends. */
function clientOf(fetch: Fetch, options: AddressingOptions = {}) {
  const sent: string[] = [];
  const extensions = [addressing(options)];
  const onRequest = ({ body }: { body: string }): void => void sent.push(body);
  return { client: new SoapClient({ url: URL, fetch, extensions, onRequest }), sent };
}

/** Answers with a response that has these headers. */
const answering =
  (headers: string, version: "1.0" | "2004/08" = "1.0", body = ""): Fetch =>
  async () => {
    const response = envelope(headers, "1.2", version).replace(/<Echo(.*)<\/Echo>/, "<EchoResponse$1</EchoResponse>");
    return new Response(body === "" ? response : response.replace(/<EchoResponse.*EchoResponse>/, body), {
      status: body === "" ? 200 : 500,
      headers: { "Content-Type": "application/soap+xml" },
    });
  };

const FAULT =
  '<s:Fault><s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason><s:Text xml:lang="en">no</s:Text></s:Reason></s:Fault>';

/** The action that the contract has for the response. */
const ACTION = "<a:Action>urn:t:EchoReply</a:Action>";

/** The headers of a message, by name: their text, with all tags. */
function headersIn(text = ""): Record<string, string | undefined> {
  const header = /<s:Header>(.*)<\/s:Header>/.exec(text)?.[1] ?? "";
  return Object.fromEntries(
    [...header.matchAll(/<a:(\w+)[^>]*>(.*?)<\/a:\1>/g)].map(([, name, content]) => [name, content]),
  );
}

describe("a request", () => {
  it.each(["1.0", "2004/08"] as const)("has the headers of %s, and its response is for it", async (version) => {
    const { client, sent } = clientOf(serveEcho(version), { version });
    expect(await client.call(ECHO, { Text: "hi" })).toMatchObject({ Text: "hi" });
    const { anonymous, namespace } = ADDRESSING[version];
    expect(headersIn(sent[0])).toEqual({
      Action: "urn:t:Echo",
      MessageID: expect.stringMatching(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
      ReplyTo: `<a:Address>${anonymous}</a:Address>`,
      To: URL,
    });
    expect(sent[0]).toContain(
      `<a:Action xmlns:a="${namespace}" xmlns:e="http://www.w3.org/2003/05/soap-envelope" e:mustUnderstand="1">`,
    );
  });

  it("has another id each time, and no ReplyTo if nobody answers", async () => {
    const { client, sent } = clientOf(serveEcho("1.0"));
    await client.call(TELL, {});
    await client.call(ECHO, {});
    await client.call(ECHO, {});
    expect(headersIn(sent[0])).toEqual({ Action: "urn:t:Tell", MessageID: expect.any(String), To: URL });
    expect(new Set(sent.map((text) => headersIn(text).MessageID)).size).toBe(3);
  });

  it("has the address, the id and the action that it is given, escaped", async () => {
    const { client, sent } = clientOf(answering("<a:RelatesTo>urn:a&amp;b</a:RelatesTo>"), {
      to: "urn:to?a&b",
      newMessageId: () => "urn:a&b",
    });
    await client.call(echoOperation("Echo", undefined, "urn:soap<action"), {});
    expect(headersIn(sent[0])).toMatchObject({
      Action: "urn:soap&lt;action",
      MessageID: "urn:a&amp;b",
      To: "urn:to?a&amp;b",
    });
  });

  it("is not sent without an action", async () => {
    const { client, sent } = clientOf(serveEcho("1.0"));
    expect(await failure(client.call(echoOperation("Echo"), {}))).toEqual(
      new TypeError('"Echo" has no action, which addressing needs'),
    );
    expect(sent).toEqual([]);
  });

  it("has headers that nobody must understand where they are not required", async () => {
    const { client, sent } = clientOf(serveEcho("1.0", {}, false), { required: false });
    expect(await client.call(ECHO, { Text: "hi" })).toMatchObject({ Text: "hi" });
    expect(Object.keys(headersIn(sent[0]))).toEqual(["Action", "MessageID", "ReplyTo", "To"]);
    expect(sent[0]).not.toContain("mustUnderstand");
  });

  it("has no headers where the extension is turned off", async () => {
    const { client, sent } = clientOf(serveEcho("1.0", {}, false));
    const off = { extensions: [{ name: "addressing" }] };
    expect(await client.call(ECHO, { Text: "hi" }, off)).toMatchObject({ Text: "hi" });
    expect(sent[0]).not.toContain("<s:Header>");
  });

  it.each([
    ["1.1", "urn:soap", { soapaction: '"urn:t:Echo"', "content-type": "text/xml; charset=utf-8" }],
    ["1.1", "", { soapaction: '""', "content-type": "text/xml; charset=utf-8" }],
    ["1.2", "urn:soap", { "content-type": 'application/soap+xml; charset=utf-8; action="urn:t:Echo"' }],
  ] as const)("names no other action over HTTP in SOAP %s: %s", async (soapVersion, soapAction, want) => {
    const operation = { ...echoOperation("Echo", ECHO.actions, soapAction), soapVersion };
    const handler = createHandler(
      { name: "Echo", operations: { Echo: operation }, extensions: [addressing()] },
      { Echo: ({ Text }) => ({ body: { Text } }) },
    );
    let sent: Readonly<Record<string, string>> | undefined;
    const fetch: Fetch = (url, request) => {
      sent = request.headers;
      return handler(url, request);
    };
    expect(await clientOf(fetch).client.call(operation, { Text: "hi" })).toMatchObject({ Text: "hi" });
    expect(sent).toEqual(want);
  });
});

describe("a response", () => {
  const newMessageId = () => "urn:uuid:1";

  it.each([
    ["is for the request", "<a:RelatesTo>urn:uuid:1</a:RelatesTo>"],
    [
      "says so by its type",
      `<a:RelatesTo RelationshipType="${ADDRESSING["1.0"].namespace}/reply"> urn:uuid:1\n</a:RelatesTo>`,
    ],
    [
      "relates to another message too",
      '<a:RelatesTo RelationshipType="urn:x">urn:2</a:RelatesTo><a:RelatesTo>urn:uuid:1</a:RelatesTo>',
    ],
    [
      "has headers that must be understood",
      '<a:Action s:mustUnderstand="true"> urn:t:EchoReply </a:Action><a:RelatesTo s:mustUnderstand="1">urn:uuid:1</a:RelatesTo><a:From s:mustUnderstand="1"/>',
    ],
  ])("that %s is taken", async (_, headers) => {
    const { client } = clientOf(answering(headers.includes("<a:Action") ? headers : ACTION + headers), {
      newMessageId,
    });
    expect(await client.call(ECHO, {})).toMatchObject({ Text: "hi" });
  });

  it.each([
    ["has no headers", "", true],
    ["is for the request", `${ACTION}<a:RelatesTo>urn:uuid:1</a:RelatesTo>`, true],
    ["is for another request", `${ACTION}<a:RelatesTo>urn:uuid:2</a:RelatesTo>`, false],
    ["is for nothing", ACTION, false],
  ])("that %s, where they are not required, is taken: %s", async (_, headers, isTaken) => {
    const { client } = clientOf(answering(headers), { newMessageId, required: false });
    const call = client.call(ECHO, {});
    await (isTaken
      ? expect(call).resolves.toMatchObject({ Text: "hi" })
      : expect(call).rejects.toThrow(UnrelatedAnswerError));
  });

  it("of 2004/08 has a type that is a name", async () => {
    const headers = '<a:RelatesTo RelationshipType="a:Reply">urn:uuid:1</a:RelatesTo>';
    const { client } = clientOf(answering(ACTION + headers, "2004/08"), { newMessageId, version: "2004/08" });
    expect(await client.call(ECHO, {})).toMatchObject({ Text: "hi" });
  });

  it.each([
    ["has no headers", "", []],
    ["is for another request", "<a:RelatesTo>urn:uuid:2</a:RelatesTo>", ["urn:uuid:2"]],
    ["is for nothing", "<a:RelatesTo/>", [""]],
    ["is related in another way", '<a:RelatesTo RelationshipType="urn:x">urn:uuid:1</a:RelatesTo>', []],
    [
      "has the header of another version",
      '<RelatesTo xmlns="http://schemas.xmlsoap.org/ws/2004/08/addressing">urn:uuid:1</RelatesTo>',
      [],
    ],
    ["has the header deep inside", "<x><a:RelatesTo>urn:uuid:1</a:RelatesTo></x>", []],
  ])("that %s is an error with both ids", async (_, headers, relatesTo) => {
    const { client } = clientOf(answering(headers), { newMessageId });
    const error = await failure(client.call(ECHO, {}));
    expect(error).toBeInstanceOf(UnrelatedAnswerError);
    expect(error).toMatchObject({ messageId: "urn:uuid:1", relatesTo });
    const shown = relatesTo.length === 0 ? "to no message" : `to ${relatesTo[0]}`;
    expect(error).toMatchObject({ message: `the response must relate to urn:uuid:1, and relates ${shown}` });
  });

  it.each([
    ["a text", "urn:uuid:1"],
    ["a text with attributes", { $value: " urn:uuid:1" }],
    ["several", ["urn:uuid:2", { $value: "urn:uuid:1" }]],
  ])("may have a RelatesTo that the contract declares, as %s", (_, RelatesTo) => {
    expect(() => checkRelation("urn:uuid:1", { RelatesTo }, ADDRESSING["1.0"])).not.toThrow();
    expect(() => checkRelation("urn:uuid:3", { RelatesTo }, ADDRESSING["1.0"])).toThrow(UnrelatedAnswerError);
  });

  it.each([
    ["is another message", "<a:Action>urn:t:OtherReply</a:Action>", "urn:t:OtherReply"],
    ["does not say what it is", "", undefined],
    ["says two things", `${ACTION}<a:Action>urn:t:EchoReply</a:Action>`, "urn:t:EchoReply"],
  ])("that %s is an error with both actions, unless the program says otherwise", async (_, action, found) => {
    const fetch = answering(`${action}<a:RelatesTo>urn:uuid:1</a:RelatesTo>`);
    const error = await failure(clientOf(fetch, { newMessageId }).client.call(ECHO, {}));
    expect(error).toBeInstanceOf(UnexpectedActionError);
    expect(error).toMatchObject({
      message: `the response must have the Action urn:t:EchoReply, and has ${found ?? "none"}`,
      expected: "urn:t:EchoReply",
      found,
    });
    const { client } = clientOf(fetch, { newMessageId, checkResponseAction: false });
    expect(await client.call(ECHO, {})).toMatchObject({ Text: "hi" });
  });

  it("has any Action where the contract says none", async () => {
    const { client } = clientOf(answering("<a:RelatesTo>urn:uuid:1</a:RelatesTo>"), { newMessageId });
    expect(await client.call(echoOperation("Echo", undefined, "urn:soap"), {})).toMatchObject({ Text: "hi" });
  });

  it("that is a fault is a fault", async () => {
    const { client } = clientOf(serveEcho("1.0"), { newMessageId });
    expect(await failure(client.call(ECHO, { Text: "fail" }))).toBeInstanceOf(SoapFault);
  });

  it.each([
    ["says nothing", ""],
    ["is for the request", "<a:RelatesTo>urn:uuid:1</a:RelatesTo>"],
    ["is for a request that could not be read", `<a:RelatesTo>${ADDRESSING["1.0"].unspecified}</a:RelatesTo>`],
  ])("that is a fault and %s is that fault", async (_, headers) => {
    const { client } = clientOf(answering(headers, "1.0", FAULT), { newMessageId });
    expect(await failure(client.call(ECHO, {}))).toMatchObject({ name: "SoapFault", reason: "no" });
  });

  it("that is a fault for another request is an error, with the fault as its cause", async () => {
    const { client } = clientOf(answering("<a:RelatesTo>urn:uuid:2</a:RelatesTo>", "1.0", FAULT), { newMessageId });
    expect(await failure(client.call(ECHO, {}))).toMatchObject({
      message: "the response must relate to urn:uuid:1, and relates to urn:uuid:2",
      cause: { name: "SoapFault", reason: "no" },
    });
  });
});
