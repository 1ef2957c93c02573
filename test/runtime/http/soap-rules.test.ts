import { describe, expect, it } from "vitest";
import { createHandler, decodeMessage, SoapFault } from "../../../templates/runtime/index.js";
import { SOAP_NAMESPACE, type SoapVersion } from "../../../templates/runtime/soap/soap.js";
import { deskEndpoint } from "../../golden/bindings/desk.js";
import { errorOf } from "../messages.js";

const SOAP_12 = SOAP_NAMESPACE["1.2"];
const ADD = '<b:Add xmlns:b="urn:bindings"><a>1</a><b>2</b></b:Add>';

const handler = createHandler(deskEndpoint, {
  add: ({ a, b }) => ({ body: { sum: a + b } }),
  ask: ({ Question }) => ({ body: { Answer: Question } }),
});

/** A message of SOAP 1.2: the attributes of its Envelope, what is in it before the Body, the Body. */
interface Parts {
  readonly envelope?: string;
  readonly before?: string;
  readonly body?: string;
  readonly after?: string;
}

function message({ envelope = "", before = "", body = `<s:Body>${ADD}</s:Body>`, after = "" }: Parts): string {
  return `<s:Envelope xmlns:s="${SOAP_12}" xmlns:x="urn:x"${envelope}>${before}${body}${after}</s:Envelope>`;
}

function header(content: string): string {
  return `<s:Header>${content}</s:Header>`;
}

/** What the handler answers to a text: the sum, or the fault with the headers around it. */
async function answerTo(text: string, version: SoapVersion = "1.2") {
  const headers = { "Content-Type": version === "1.2" ? "application/soap+xml" : "text/xml" };
  const response = await handler("http://127.0.0.1/", { method: "POST", headers, body: text });
  const answer = await response.text();
  if (response.status === 200) return { sum: decodeMessage(deskEndpoint.operations.add.response, answer).body.sum };
  const fault = errorOf(() => decodeMessage(deskEndpoint.operations.add.response, answer));
  if (!(fault instanceof SoapFault)) throw fault;
  const [, named] = /<s:Header>(.*)<\/s:Header>/.exec(answer) ?? [];
  const codes = [fault.code, ...fault.subcodes].map(({ localName }) => localName).join("/");
  return { codes, ...(named === undefined ? {} : { named }) };
}

/** SOAP 1.2 part 1, 5: what a receiver takes, and what it refuses. */
describe("the message of SOAP 1.2", () => {
  it.each<[string, string]>([
    ["as plain as can be", message({})],
    [
      "with an XML declaration, comments and white space",
      `<?xml version="1.0"?><!-- a -->${message({ before: "\n <!-- b -->", after: "\n" })}`,
    ],
    [
      "with attributes that have a namespace",
      message({ envelope: ' x:a="1"', body: `<s:Body x:a="1">${ADD}</s:Body>` }),
    ],
    ["with an empty Header", message({ before: "<s:Header/>" })],
    ["with attributes of its Header", message({ before: '<s:Header x:a="1"/>' })],
    [
      "with SOAP's attributes where they mean nothing",
      message({ body: `<s:Body s:mustUnderstand="true">${ADD}</s:Body>` }),
    ],
    [
      "that says it has no encoding",
      message({ body: `<s:Body>${ADD.replace("<b:Add", `$& s:encodingStyle="${SOAP_12}/encoding/none"`)}</s:Body>` }),
    ],
  ])("is taken %s", async (_, text) => {
    expect(await answerTo(text)).toEqual({ sum: 3 });
  });

  it.each<[string, string]>([
    ["a document type declaration", `<!DOCTYPE x>${message({})}`],
    ["a processing instruction", `<?x y?>${message({})}`],
    ["a processing instruction in its Header", message({ before: header("<?x y?>") })],
    ["an element after the Body", message({ after: "<x:a/>" })],
    ["an element before the Header", message({ before: `<x:a/>${header("")}` })],
    ["two Bodies", message({ after: "<s:Body/>" })],
    ["no Body", message({ body: "" })],
    ["a Body before the Header", message({ after: "<s:Header/>" })],
    ["text in the Envelope", message({ before: "text" })],
    ["text in the Header", message({ before: header("text") })],
    ["an attribute of the Envelope without a namespace", message({ envelope: ' a="1"' })],
    ["an attribute of the Header without a namespace", message({ before: '<s:Header a="1"/>' })],
    ["an attribute of the Body without a namespace", message({ body: `<s:Body a="1">${ADD}</s:Body>` })],
    ["encodingStyle on the Envelope", message({ envelope: ' s:encodingStyle=""' })],
    ["encodingStyle on the Header", message({ before: '<s:Header s:encodingStyle=""/>' })],
    ["encodingStyle on the Body", message({ body: `<s:Body s:encodingStyle="">${ADD}</s:Body>` })],
    ["mustUnderstand that is neither true nor false", message({ before: header('<x:a s:mustUnderstand="9"/>') })],
    ["a document that ends too early", message({}).slice(0, -3)],
  ])("is refused with %s", async (_, text) => {
    expect(await answerTo(text)).toEqual({ codes: expect.stringMatching(/^Sender(?:$|\/ProcedureNotPresent$)/) });
  });

  it("is refused if its encoding is not known", async () => {
    const text = message({ body: `<s:Body>${ADD.replace("<b:Add", '$& s:encodingStyle="urn:x"')}</s:Body>` });
    expect(await answerTo(text)).toEqual({ codes: "DataEncodingUnknown" });
  });
});

/** SOAP 1.1, 4.4.1; SOAP 1.2 part 1, 2.4 and 5.4.8. */
describe("headers that must be understood", () => {
  it("are all named, in SOAP 1.2 by headers of their own as well", async () => {
    const text = message({
      before: header('<x:a s:mustUnderstand="1"/><y:b xmlns:y="urn:y"/><y:c xmlns:y="urn:y" s:mustUnderstand="true"/>'),
    });
    expect(await answerTo(text)).toEqual({
      codes: "MustUnderstand",
      named: '<s:NotUnderstood qname="c:a" xmlns:c="urn:x"/><s:NotUnderstood qname="c:c" xmlns:c="urn:y"/>',
    });
    const older = text.replace(SOAP_12, SOAP_NAMESPACE["1.1"]).replace('"true"', '"1"');
    expect(await answerTo(older, "1.1")).toEqual({ codes: "MustUnderstand" });
  });

  it.each([
    ["1.1", 's:mustUnderstand="true"'],
    ["1.1", 's:mustUnderstand=" 1 "'],
    ["1.1", 's:mustUnderstand="1" s:actor=" http://schemas.xmlsoap.org/soap/actor/next\n"'],
    ["1.2", 's:mustUnderstand=" true "'],
    ["1.2", 's:mustUnderstand="1" s:role=" http://www.w3.org/2003/05/soap-envelope/role/next "'],
  ] as const)("say so in SOAP %s also by %s", async (version, facts) => {
    const text = message({ before: header(`<x:a ${facts}/>`) }).replace(SOAP_12, SOAP_NAMESPACE[version]);
    expect(await answerTo(text, version)).toMatchObject({ codes: "MustUnderstand" });
  });

  it("count more than anything else that is wrong with headers and content", async () => {
    const wrong = message({
      before: header('<x:a s:mustUnderstand="1"/><x:b s:mustUnderstand="9"/>'),
      body: "<s:Body><x:c/></s:Body>",
    });
    expect(await answerTo(wrong.replace("<x:c/>", ADD.replace("1", "one")))).toMatchObject({ codes: "MustUnderstand" });
  });
});

/** SOAP 1.1, 4.1.2; SOAP 1.2 part 1, 5.4.7 and appendix A. */
describe("an envelope of another version", () => {
  const UPGRADE = `<u:Upgrade xmlns:u="${SOAP_12}"><u:SupportedEnvelope qname="e:Envelope" xmlns:e="${SOAP_12}"/><u:SupportedEnvelope qname="e:Envelope" xmlns:e="${SOAP_NAMESPACE["1.1"]}"/></u:Upgrade>`;

  it.each<[string, string, SoapVersion]>([
    ["that nobody knows", "urn:soap", "1.1"],
    ["that nobody knows", "http://www.w3.org/2001/12/soap-envelope", "1.2"],
    ["than the content type says", SOAP_12, "1.1"],
    ["than the content type says", SOAP_NAMESPACE["1.1"], "1.2"],
  ])("%s is refused, and the answer says which are taken: %s, %s", async (_, namespace, version) => {
    const text = message({}).replace(SOAP_12, namespace);
    expect(await answerTo(text, version)).toEqual({ codes: "VersionMismatch", named: UPGRADE });
  });

  it("is no envelope at all with another name", async () => {
    expect(await answerTo("<x/>")).toEqual({ codes: "Sender" });
  });
});

/** SOAP 1.2 part 2, 4.4. */
describe("the finer codes of SOAP 1.2", () => {
  it.each<[string, string, string]>([
    ["an operation that is not there", "<x:Multiply/>", "Sender/ProcedureNotPresent"],
    ["an operation that is not served", '<Count xmlns="urn:bindings">1</Count>', "Sender/ProcedureNotPresent"],
    ["a value that cannot be read", ADD.replace("1", "one"), "Sender/BadArguments"],
    ["a value that is missing", ADD.replace("<a>1</a>", ""), "Sender/BadArguments"],
  ])("for %s", async (_, content, codes) => {
    expect(await answerTo(message({ body: `<s:Body>${content}</s:Body>` }))).toEqual({ codes });
    const older = message({ body: `<s:Body>${content}</s:Body>` }).replace(SOAP_12, SOAP_NAMESPACE["1.1"]);
    expect(await answerTo(older, "1.1")).toEqual({ codes: "Client" });
  });
});
