import { describe, expect, it } from "vitest";
import {
  DecodeError,
  decodeMessage,
  EncodeError,
  type FaultFacts,
  HttpError,
  SoapFault,
} from "../../../generated/src/index.js";
import { encodeFault } from "../../../generated/src/runtime/messages.js";
import { getBatchTaskInfo } from "../../../generated/src/services88/batch.js";
import { batchClient, failure } from "../../support/batch-client.js";
import { serveReply } from "../../support/http-server.js";
import { envelope, errorOf, taskResponse, XSI } from "../messages.js";

const SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

/** A fault in the form of WCF. */
const FAULT_11 = envelope(
  `<s:Fault><faultcode xmlns:a="urn:codes">a:DeserializationFailed</faultcode><faultstring xml:lang="en-US">The formatter threw &lt;an&gt; exception.</faultstring><faultactor>urn:actor</faultactor><detail><ExceptionDetail xmlns="urn:wcf"><InnerException i:nil="true"/><Message>m &amp; n</Message></ExceptionDetail><b:More xmlns:b="urn:b"/></detail></s:Fault>`,
);

const FACTS_11 = {
  code: { namespace: "urn:codes", localName: "DeserializationFailed" },
  subcodes: [],
  reason: "The formatter threw <an> exception.",
  actor: "urn:actor",
  detail:
    '<ExceptionDetail xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:wcf"><InnerException i:nil="true"/><Message>m &amp; n</Message></ExceptionDetail><b:More xmlns="" xmlns:b="urn:b"/>',
};

const FAULT_12 = `<e:Envelope xmlns:e="${SOAP_12}" xmlns:m="urn:m"><e:Body><e:Fault><e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value>m:Outer</e:Value><e:Subcode><e:Value>m:Inner</e:Value></e:Subcode></e:Subcode></e:Code><e:Reason><e:Text xml:lang="en">no such id</e:Text><e:Text xml:lang="nb">ukjent id</e:Text></e:Reason><e:Node>urn:node</e:Node><e:Role>urn:role</e:Role><e:Detail><m:Id>7</m:Id></e:Detail></e:Fault></e:Body></e:Envelope>`;

const FACTS_12 = {
  code: { namespace: SOAP_12, localName: "Sender" },
  subcodes: [
    { namespace: "urn:m", localName: "Outer" },
    { namespace: "urn:m", localName: "Inner" },
  ],
  reason: "no such id",
  reasons: { en: "no such id", nb: "ukjent id" },
  actor: "urn:role",
  node: "urn:node",
  detail: '<m:Id xmlns="" xmlns:m="urn:m">7</m:Id>',
};

describe("a fault over HTTP", () => {
  it.each([
    ["1.1", 500, "text/xml; charset=utf-8", { body: FAULT_11, facts: FACTS_11, innermost: "DeserializationFailed" }],
    ["1.1", 200, "text/xml", { body: FAULT_11, facts: FACTS_11, innermost: "DeserializationFailed" }],
    ["1.2", 400, "application/soap+xml; charset=utf-8", { body: FAULT_12, facts: FACTS_12, innermost: "Inner" }],
    ["1.2", 500, "application/soap+xml", { body: FAULT_12, facts: FACTS_12, innermost: "Inner" }],
    ["1.2", 200, "text/xml", { body: FAULT_12, facts: FACTS_12, innermost: "Inner" }],
  ])("of SOAP %s with status %s is a SoapFault with all its facts", async (_, status, type, want) => {
    const { body, facts, innermost } = want;
    const { url } = await serveReply({ status, headers: { "Content-Type": type }, body });
    const error = await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }));
    expect(error).toBeInstanceOf(SoapFault);
    expect(error).toMatchObject({ name: "SoapFault", message: `${innermost}: ${facts.reason}`, ...facts });
  });

  it("that is cut off is a DecodeError, and one without envelope an HttpError", async () => {
    const cut = await serveReply({ status: 500, body: FAULT_11.slice(0, -30) });
    expect(await failure(batchClient(cut.url).getBatchTaskInfo({}))).toBeInstanceOf(DecodeError);
    const bare = await serveReply({ status: 500, body: "<Fault/>" });
    expect(await failure(batchClient(bare.url).getBatchTaskInfo({}))).toBeInstanceOf(HttpError);
  });
});

const MIXED = 'before <a xmlns=""/> between &lt; <b xmlns="">in</b><![CDATA[<]]> after';

describe("reading a fault", () => {
  it.each<[string, Partial<FaultFacts>]>([
    ["", { code: { namespace: "", localName: "" }, reason: "", actor: undefined, detail: undefined }],
    ["<faultcode> s:Client </faultcode>", { code: { namespace: SOAP_11, localName: "Client" } }],
    ["<faultcode>undeclared:Code</faultcode>", { code: { namespace: "", localName: "undeclared:Code" } }],
    ["<s:faultcode>s:Server</s:faultcode><s:faultstring>why</s:faultstring>", { reason: "why" }],
    ["<faultstring><![CDATA[a < b]]></faultstring>", { reason: "a < b" }],
    ["<faultstring>\n\u00a0why\ufeff </faultstring>", { reason: "\u00a0why\ufeff" }],
    ["<detail>\u00a0</detail>", { detail: "\u00a0" }],
    ["<detail/>", { detail: "" }],
    ["<detail> a &lt; b </detail>", { detail: "a &lt; b" }],
    ['<detail code="7" i:hint="a"/>', { detail: "", detailAttributes: { code: "7", [`{${XSI}}hint`]: "a" } }],
    ["<detail>\n before <a/> between &lt; <b>in</b><![CDATA[<]]> after\n</detail>", { detail: MIXED }],
    [
      '<detail x=\'>"\' y=">">text<a/></detail>',
      { detail: 'text<a xmlns=""/>', detailAttributes: { x: '>"', y: ">" } },
    ],
  ])("keeps its facts unchanged: %s", (content, facts) => {
    const read = errorOf(() => decodeMessage(getBatchTaskInfo.response, envelope(`<s:Fault>${content}</s:Fault>`)));
    expect(read).toBeInstanceOf(SoapFault);
    expect(read).toMatchObject(facts);
  });
});

describe("a fault is found anywhere in the body", () => {
  const fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>hidden</faultstring></s:Fault>";
  const response = taskResponse("<Id>7</Id>").replace(/^.*<s:Body>|<\/s:Body>.*$/g, "");

  it.each([
    ["after the response", `${response}${fault}`],
    ["after an unknown element", `<Other/>${fault}`],
    ["before the response", `${fault}${response}`],
  ])("%s", async (_, body) => {
    const { url } = await serveReply({ status: 500, body: envelope(body) });
    expect(await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }))).toMatchObject({
      name: "SoapFault",
      reason: "hidden",
    });
  });
});

describe("a detail whose declarations would be much longer than itself", () => {
  const namespace = "u".repeat(40_000);
  const detail = `<detail xmlns:b="${namespace}">${"<b:a/>".repeat(6000)}</detail>`;

  it("is left out, and the fault has the reason", () => {
    const text = envelope(`<s:Fault><faultcode>s:Server</faultcode><faultstring>why</faultstring>${detail}</s:Fault>`);
    const error = errorOf(() => decodeMessage(getBatchTaskInfo.response, text));
    expect(error).toMatchObject({ name: "SoapFault", reason: "why", detail: undefined, cause: { path: "detail" } });
    expect(error).toMatchObject({ cause: { message: /expected at most \d+ characters.* found more$/ } });
  });
});

describe("writing a fault", () => {
  const facts: FaultFacts = {
    code: { namespace: 'urn:"a"&b', localName: "Own" },
    subcodes: [],
    reason: "a < b & c\r\n",
    actor: "urn:<actor>",
    detail: '<why xmlns="urn:x">because</why>',
  };

  function rewritten(fault: FaultFacts, soapVersion: "1.1" | "1.2"): unknown {
    const { name: _, detailAttributes, ...read } = readBack(encodeFault(fault, soapVersion));
    return { ...read, ...(detailAttributes && { detailAttributes }) };
  }

  function readBack(text: string): SoapFault {
    const error = errorOf(() => decodeMessage(getBatchTaskInfo.response, text));
    if (!(error instanceof SoapFault)) throw error;
    return error;
  }

  it("keeps everything in SOAP 1.1 except subcodes, which it does not have", () => {
    const subcodes = [{ namespace: "", localName: "Sub" }];
    expect(rewritten({ ...facts, subcodes }, "1.1")).toEqual({ ...facts, reason: "a < b & c" });
    const inNoNamespace = { ...facts, code: { namespace: "", localName: "Own" }, reason: "", actor: undefined };
    expect(rewritten(inNoNamespace, "1.1")).toEqual(inNoNamespace);
  });

  it("turns a custom code into a subcode in SOAP 1.2, which has only five codes", () => {
    expect(rewritten(facts, "1.2")).toEqual({
      ...facts,
      code: { namespace: SOAP_12, localName: "Receiver" },
      subcodes: [facts.code],
      reason: "a < b & c",
      reasons: { en: "a < b & c" },
    });
    expect(rewritten(FACTS_12, "1.2")).toEqual(FACTS_12);
  });

  it("replaces the reason in its language", () => {
    const reasons = { nb: "ukjent id", en: "no such id" };
    expect(rewritten({ ...FACTS_12, reason: "new", reasons }, "1.2")).toMatchObject({
      reason: "new",
      reasons: { en: "new", nb: "ukjent id" },
    });
  });

  it.each([
    ["Client", "Sender"],
    ["Server", "Receiver"],
    ["MustUnderstand", "MustUnderstand"],
    ["VersionMismatch", "VersionMismatch"],
  ])("writes %s with the name of the version: %s in 1.2", (in11, in12) => {
    const code11 = { namespace: SOAP_11, localName: in11 };
    const code12 = { namespace: SOAP_12, localName: in12 };
    for (const code of [code11, code12]) {
      expect(readBack(encodeFault({ ...facts, code }, "1.1")).code).toEqual(code11);
      expect(readBack(encodeFault({ ...facts, code }, "1.2")).code).toEqual(code12);
    }
  });

  it.each(["", "text &amp; <a/> text", '<a xmlns="urn:a" b="&#x9;"/><b/>', "<!-- why --><![CDATA[<]]>"])(
    "writes a detail that is the content of an element: %s",
    (detail) => {
      for (const soapVersion of ["1.1", "1.2"] as const)
        expect(encodeFault({ ...facts, detail }, soapVersion)).toContain(`etail>${detail}</`);
    },
  );

  it.each([
    ["</detail><faultcode>s:Client</faultcode><detail>", "well-formed XML, found other text"],
    ["</V><V>", "well-formed XML, found other text"],
    ["<a>", "well-formed XML, found other text"],
    ["a < b", "well-formed XML, found other text"],
    ["<q:a/>", "well-formed XML, found other text"],
    ["<?target data?>", "well-formed XML, found other text"],
    ["<!DOCTYPE a>", "well-formed XML, found other text"],
    ["&entity;", "well-formed XML, found other text"],
    ["\u0001", "well-formed XML, found other text"],
    ["<a>&#x1;</a>", "characters that XML can carry, found a reference to one that it cannot"],
  ])("refuses any other: %j", (detail, want) => {
    for (const soapVersion of ["1.1", "1.2"] as const) {
      const error = errorOf(() => encodeFault({ ...facts, detail }, soapVersion));
      expect(error).toBeInstanceOf(EncodeError);
      expect(error).toMatchObject({ message: `cannot write Fault: detail: expected ${want}` });
    }
  });

  it("writes the attributes of a detail, each with its namespace", () => {
    const detailAttributes = {
      code: 'a < b & "c"',
      "{urn:a}code": "1",
      "{urn:b}code": "2",
      "{http://www.w3.org/XML/1998/namespace}lang": "nb",
    };
    for (const soapVersion of ["1.1", "1.2"] as const) {
      expect(readBack(encodeFault({ ...facts, detailAttributes }, soapVersion))).toMatchObject({ detailAttributes });
      expect(readBack(encodeFault({ ...facts, detail: undefined, detailAttributes }, soapVersion)).detail).toBe("");
    }
  });

  it.each([
    [{ "a b": "" }, 'detailAttributes: expected names of attributes, found "a b"'],
    [{ xmlns: "urn:x" }, 'detailAttributes: expected names of attributes, found "xmlns"'],
    [{ 'a="" b': "" }, 'detailAttributes: expected names of attributes, found "a=\\"\\" b"'],
    [{ "{ }a": "" }, 'detailAttributes: expected names of attributes, found "{ }a"'],
    [{ a: "\u0001" }, "detailAttributes.a: expected characters that XML can carry, found U+0001 at position 0"],
    [{ a: 1 }, "detailAttributes.a: expected text, found a value of type number"],
  ])("refuses other attributes of a detail: %j", (attributes, message) => {
    const detailAttributes = attributes as Record<string, string>;
    expect(errorOf(() => encodeFault({ ...facts, detailAttributes }, "1.1"))).toMatchObject({
      name: "EncodeError",
      message: `cannot write Fault: ${message}`,
    });
  });

  it.each([
    [{ reason: undefined }, "reason: expected text, found nothing"],
    [{ reason: 7 }, "reason: expected text, found a value of type number"],
    [{ reasons: { en: 7 } }, "reasons: expected texts, found a value of type object"],
    [{ node: 7 }, "node: expected text, found a value of type number"],
    [{ actor: 7 }, "actor: expected text, found a value of type number"],
    [{ code: { localName: "a" } }, "code: expected a name, found a value of type object"],
    [{ subcodes: undefined }, "subcodes: expected an array of names, found nothing"],
    [{ subcodes: ["a"] }, "subcodes: expected an array of names, found an array"],
    [{ detail: 7 }, "detail: expected text, found a value of type number"],
  ])("refuses what is not a fault: %j", (wrong, message) => {
    const fault = { ...facts, ...wrong } as FaultFacts;
    for (const soapVersion of ["1.1", "1.2"] as const)
      expect(errorOf(() => encodeFault(fault, soapVersion))).toMatchObject({
        name: "EncodeError",
        message: `cannot write Fault: ${message}`,
      });
  });

  it("writes references to control characters if they are asked for", () => {
    const detail = "<a>&#x1;</a>";
    expect(encodeFault({ ...facts, detail }, "1.1", { forbiddenCharacters: "reference" })).toContain(detail);
  });

  it("replaces what XML cannot carry", () => {
    expect(rewritten({ ...facts, reason: "a\0b\uD800", actor: "\x01" }, "1.1")).toMatchObject({
      reason: "a\uFFFDb\uFFFD",
      actor: "\uFFFD",
    });
  });
});

it("is read as a fault with any headers, even by a strict reader", () => {
  const headers = `<s:Header><ActivityId xmlns="urn:diagnostics">1</ActivityId><Succeeded xmlns="${getBatchTaskInfo.response.element?.namespace}">maybe</Succeeded></s:Header>`;
  const text = FAULT_11.replace(/<s:Header>.*<\/s:Header>|<s:Header\/>/, headers);
  expect(text).toContain(headers);
  expect(() => decodeMessage(getBatchTaskInfo.response, text, { strict: true })).toThrow(SoapFault);
});
