import { describe, expect, it } from "vitest";
import { addressing } from "../../templates/addressing/index.js";
import { ADDRESSING } from "../../templates/addressing/versions.js";
import { createHandler, createSharedHandler, implementEndpoint } from "../../templates/runtime/http/handler.js";
import type { SoapVersion } from "../../templates/runtime/soap/soap.js";
import { ECHO, echoOperation, envelope, send, serveEcho, type Text } from "./echo-service.js";

const { namespace, anonymous, none = "" } = ADDRESSING["1.0"];
const ACTION = "<a:Action>urn:t:Echo</a:Action>";
const ID = "<a:MessageID>urn:uuid:1</a:MessageID>";
const replyTo = (address: string, name = "ReplyTo"): string =>
  `<a:${name}><a:Address>${address}</a:Address></a:${name}>`;

/** What an answer says: its headers, and of a fault the codes and the detail. */
function told(text: string): Record<string, string | undefined> {
  const inside = (name: string): string | undefined =>
    new RegExp(`<(?:\\w+:)?${name}[ >][^<]*?>?([^<>]*)</`).exec(text)?.[1];
  const values = [...text.matchAll(/<(?:s:Value|faultcode)[^>]*>(?:\w+:)?(\w+)</g)].map(([, code]) => code);
  return {
    action: inside("Action"),
    relatesTo: inside("RelatesTo"),
    to: inside("To"),
    text: inside("Text"),
    codes: values.join(" "),
    problem: /<a:(Problem\w+)[^>]*>(.*?)<\/a:\1>/.exec(text)?.slice(1).join(": "),
  };
}

/** Sends a request with these headers to the service. */
async function ask(headers: string, soapVersion: SoapVersion = "1.2", body = "hi", action = "") {
  const { status, text } = await send(
    serveEcho("1.0"),
    envelope(headers, soapVersion, "1.0", body),
    soapVersion,
    action,
  );
  return { status, ...told(text) };
}

describe("a request with addressing headers", () => {
  it.each(["1.1", "1.2"] as const)("is answered with Action and RelatesTo in SOAP %s", async (soapVersion) => {
    expect(await ask(ACTION + ID + replyTo(anonymous), soapVersion)).toEqual({
      status: 200,
      action: "urn:t:EchoReply",
      relatesTo: "urn:uuid:1",
      to: anonymous,
      text: "hi",
      codes: "",
      problem: undefined,
    });
  });

  it("is for the operation that its Action names, whatever is in its body", async () => {
    const text = envelope(ACTION.replace("Echo", "Other") + ID, "1.2", "1.0")
      .replaceAll("Echo", "Other")
      .replace("urn:t:Other", "urn:t:Other");
    expect(told((await send(serveEcho("1.0"), text, "1.2")).text)).toMatchObject({
      action: "urn:t:OtherReply",
      text: "hi",
    });
  });

  it("may have headers for others, even two of one name, and headers that must be understood", async () => {
    const other = `<a:Action s:role="urn:other">urn:x</a:Action>`;
    const must = ACTION.replace(">", ' s:mustUnderstand="1">');
    const relates = "<a:RelatesTo>urn:1</a:RelatesTo><a:RelatesTo>urn:2</a:RelatesTo>";
    expect(await ask(other + must + other + relates + ID)).toMatchObject({ status: 200, text: "hi" });
  });

  it("need not be answered", async () => {
    const bodiless = { status: 202, text: undefined };
    expect(await ask(ACTION + ID + replyTo(none))).toMatchObject(bodiless);
    expect(await ask(ACTION + ID + replyTo(none), "1.2", "fail")).toMatchObject(bodiless);
    expect(await ask(ACTION + ID + replyTo(none, "FaultTo"), "1.2", "fail")).toMatchObject(bodiless);
    expect(await ask(ACTION + ID + replyTo(none, "FaultTo"))).toMatchObject({ status: 200, text: "hi" });
    const both = replyTo(none) + replyTo(anonymous, "FaultTo");
    expect(await ask(ACTION + ID + both, "1.2", "fail")).toMatchObject({ status: 500, relatesTo: "urn:uuid:1" });
  });

  it.each([
    ["fail", `${namespace}/soap/fault`, "Sender"],
    ["declared", "urn:t:Declared", "Sender"],
    ["broken", `${namespace}/soap/fault`, "Receiver"],
  ])("gets a fault with the action of its kind: %s", async (body, action, codes) => {
    expect(await ask(ACTION + ID, "1.2", body)).toMatchObject({ status: 500, action, relatesTo: "urn:uuid:1", codes });
  });

  it("is one-way without an id, and may be from anywhere", async () => {
    const text = envelope(`<a:Action>urn:t:Tell</a:Action>${replyTo("http://example.org/")}`, "1.2", "1.0").replaceAll(
      "Echo",
      "Tell",
    );
    expect((await send(serveEcho("1.0"), text.replace("urn:t:Echo", "urn:t:Tell"), "1.2")).status).toBe(202);
  });

  it("finds operations without an action by the element in its body", async () => {
    const Echo = echoOperation("Echo");
    const Other = echoOperation("Other");
    const answer = ({ Text }: Text) => ({ body: { Text } });
    const handler = createHandler(
      { name: "E", operations: { Echo, Other } },
      { Echo: answer, Other: answer },
      { extensions: [addressing()] },
    );
    expect(
      told((await send(handler, envelope(`<a:Action>urn:any</a:Action>${ID}`, "1.2", "1.0"), "1.2", "urn:any")).text),
    ).toMatchObject({ text: "hi" });
  });
});

const INVALID = "InvalidAddressingHeader";
const REQUIRED = "MessageAddressingHeaderRequired";

describe("the specification forbids", () => {
  it.each([
    ["no headers", "", REQUIRED, "ProblemHeaderQName: a:Action"],
    ["no Action", ID, REQUIRED, "ProblemHeaderQName: a:Action"],
    ["an empty Action", `<a:Action/>${ID}`, REQUIRED, "ProblemHeaderQName: a:Action"],
    [
      "an Action for others alone",
      ACTION.replace(">", ' s:role="urn:x" s:actor="urn:x">') + ID,
      REQUIRED,
      "ProblemHeaderQName: a:Action",
    ],
    ["no MessageID where there is an answer", ACTION, REQUIRED, "ProblemHeaderQName: a:MessageID"],
    ["two of one name", ACTION + ACTION + ID, `${INVALID} InvalidCardinality`, "ProblemHeaderQName: a:Action"],
    ["two ids", ACTION + ID + ID, `${INVALID} InvalidCardinality`, "ProblemHeaderQName: a:MessageID"],
    [
      "two of ReplyTo",
      ACTION + ID + replyTo(anonymous) + replyTo(none),
      `${INVALID} InvalidCardinality`,
      "ProblemHeaderQName: a:ReplyTo",
    ],
    [
      "an unknown Action",
      `<a:Action>urn:t:&lt;x</a:Action>${ID}`,
      "ActionNotSupported",
      "ProblemAction: <a:Action>urn:t:&lt;x</a:Action>",
    ],
    [
      "an answer elsewhere",
      ACTION + ID + replyTo("http://example.org/"),
      `${INVALID} OnlyAnonymousAddressSupported`,
      "ProblemHeaderQName: a:ReplyTo",
    ],
    [
      "a fault elsewhere",
      ACTION + ID + replyTo("urn:x", "FaultTo"),
      `${INVALID} OnlyAnonymousAddressSupported`,
      "ProblemHeaderQName: a:FaultTo",
    ],
    [
      "a ReplyTo without address",
      `${ACTION}${ID}<a:ReplyTo/>`,
      `${INVALID} MissingAddressInEPR`,
      "ProblemHeaderQName: a:ReplyTo",
    ],
  ])("%s", async (_, headers, codes, problem) => {
    const action = `${namespace}/fault`;
    expect(await ask(headers, "1.2")).toMatchObject({ status: 500, action, codes: `Sender ${codes}`, problem });
    // SOAP 1.1 has one code, and the detail in a header.
    const first = await send(serveEcho("1.0"), envelope(headers, "1.1", "1.0"), "1.1");
    expect(told(first.text)).toMatchObject({ action, codes: codes.replace(/.* /, ""), problem });
    expect(first.text).toContain("<a:FaultDetail");
    expect(first.text).not.toContain("<detail");
  });

  it("an Action that HTTP contradicts", async () => {
    const headers = ACTION + ID;
    expect(await ask(headers, "1.1", "hi", "urn:t:Other")).toMatchObject({ codes: "ActionMismatch" });
    expect(await ask(headers, "1.1", "hi", "urn:t:Echo")).toMatchObject({ status: 200 });
  });

  it("an Action that HTTP contradicts, but not one that the binding has for the same operation", async () => {
    const endpoint = {
      name: "Echo",
      operations: { Echo: echoOperation("Echo", ECHO.actions, "urn:soap") },
      extensions: [addressing()],
    };
    const handler = createHandler(endpoint, { Echo: ({ Text }) => ({ body: { Text } }) });
    const sent = (action: string) => send(handler, envelope(ACTION + ID, "1.1", "1.0"), "1.1", action);
    expect((await sent("urn:soap")).status).toBe(200);
    expect(told((await sent("urn:other")).text)).toMatchObject({ codes: "ActionMismatch" });
  });

  it("another destination", async () => {
    const extensions = [addressing({ isDestination: (to) => to === "urn:here" })];
    const handler = serveEcho("1.0", { extensions });
    const sent = (to: string) => send(handler, envelope(`${ACTION}${ID}<a:To>${to}</a:To>`, "1.2", "1.0"), "1.2");
    expect((await sent("urn:here")).status).toBe(200);
    expect(told((await sent("urn:there")).text)).toMatchObject({
      codes: "Sender DestinationUnreachable",
      problem: "ProblemIRI: urn:there",
    });
  });

  it("in 2004/08 by other names", async () => {
    const handler = serveEcho("2004/08");
    const codesOf = async (headers: string) =>
      told((await send(handler, envelope(headers, "1.2", "2004/08"), "1.2")).text).codes;
    expect(await codesOf(ID)).toBe("Sender MessageInformationHeaderRequired");
    expect(await codesOf(ACTION + ID + ID)).toBe("Sender InvalidMessageInformationHeader");
    expect(await codesOf(ACTION + ID + replyTo(none))).toBe("Sender InvalidMessageInformationHeader");
  });
});

describe("where addressing is not required", () => {
  const handler = serveEcho("1.0", {}, false);

  it("requests without headers get answers without", async () => {
    const { text } = await send(handler, envelope("", "1.2", "1.0"), "1.2");
    expect(told(text)).toMatchObject({ action: undefined, relatesTo: undefined, text: "hi" });
  });

  it("requests with headers get answers with them", async () => {
    const { text } = await send(handler, envelope(ACTION + ID, "1.2", "1.0"), "1.2");
    expect(told(text)).toMatchObject({ action: "urn:t:EchoReply", relatesTo: "urn:uuid:1" });
  });
});

describe("a handler of two endpoints, of which one asks for addressing", () => {
  const answer = ({ Text }: Text) => ({ body: { Text } });
  const asking = { name: "A", operations: { Echo: ECHO }, extensions: [addressing()] };
  const handler = createSharedHandler([
    implementEndpoint(asking, { Echo: answer }),
    implementEndpoint(
      { name: "B", operations: { Plain: echoOperation("Plain", undefined, "urn:plain") } },
      { Plain: answer },
    ),
  ]);
  const sent = (headers: string, name: string) =>
    send(handler, envelope(headers, "1.1", "1.0").replaceAll("Echo", name), "1.1");

  it("takes requests for the other one with headers and without", async () => {
    expect(told((await sent("", "Plain")).text)).toMatchObject({ action: undefined, text: "hi" });
    const addressed = await sent(`<a:Action>urn:plain</a:Action>${ID}`, "Plain");
    expect(told(addressed.text)).toMatchObject({ relatesTo: "urn:uuid:1", text: "hi" });
  });

  it("refuses requests for this one without", async () => {
    expect(told((await sent(ACTION + ID, "Echo")).text)).toMatchObject({ action: "urn:t:EchoReply", text: "hi" });
    const { status, text } = await sent("", "Echo");
    expect(status).toBe(500);
    expect(told(text)).toMatchObject({ action: `${namespace}/fault`, codes: "MessageAddressingHeaderRequired" });
    expect(text).toContain("<a:FaultDetail");
  });
});

describe("a handler without addressing", () => {
  const answer = ({ Text }: Text) => ({ body: { Text } });
  const handler = createHandler({ name: "E", operations: { Echo: ECHO } }, { Echo: answer });

  it("refuses its headers only if they must be understood", async () => {
    const must = ACTION.replace(">", ' s:mustUnderstand="1">');
    expect((await send(handler, envelope(ACTION + ID, "1.1", "1.0"), "1.1")).status).toBe(200);
    expect(told((await send(handler, envelope(must, "1.1", "1.0"), "1.1")).text)).toMatchObject({
      codes: "MustUnderstand",
    });
  });

  it("understands those of WCF for no addressing", async () => {
    const wcf =
      '<Action s:mustUnderstand="1" xmlns="http://schemas.microsoft.com/ws/2005/05/addressing/none">urn:t:Echo</Action>';
    expect((await send(handler, envelope(wcf, "1.1", "1.0"), "1.1")).status).toBe(200);
  });
});

it("text that is no message is refused as ever", async () => {
  for (const text of [
    "",
    "<x/>",
    "<s:Envelope",
    '<!DOCTYPE x><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"/>',
  ]) {
    const answer = await send(serveEcho("1.0"), text, "1.2");
    expect([answer.status, answer.text.includes("s:Sender")]).toEqual([500, true]);
  }
});

it("elements nest no deeper than the handler allows, before anything else reads them", async () => {
  const nested = (depth: number): string => `${ACTION}${ID}<x>${"<x>".repeat(depth)}${"</x>".repeat(depth)}</x>`;
  const statusOf = async (depth: number, maxDepth?: number) =>
    (await send(serveEcho("1.0", { maxDepth }), envelope(nested(depth), "1.2", "1.0"), "1.2")).status;
  expect([await statusOf(100), await statusOf(300), await statusOf(300, 400), await statusOf(100, 50)]).toEqual([
    200, 500, 200, 500,
  ]);
});
