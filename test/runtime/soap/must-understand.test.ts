import { describe, expect, it } from "vitest";
import { createHandler, DecodeError, undeclaredHeadersOf } from "../../../generated/src/index.js";
import { batchEndpoint, stopBatchJob } from "../../../generated/src/services88/batch.js";
import { decodeMessage, encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { SOAP_NAMESPACE, type SoapVersion } from "../../../templates/runtime/soap/soap.js";
import { unknownElementsOf } from "../../../templates/runtime/values/unknown-elements.js";
import { batchClient, failure } from "../../support/batch-client.js";
import { serveReply } from "../../support/http-server.js";
import { errorOf } from "../messages.js";

const NEXT_11 = "http://schemas.xmlsoap.org/soap/actor/next";
const ROLE_12 = `${SOAP_NAMESPACE["1.2"]}/role`;

/** A request or a response with an unknown header; `s` is SOAP's prefix. */
function withHeader(text: string, attributes: string, content = "hush"): string {
  const header = `<s:Header><x:Trace xmlns:x="urn:x" ${attributes}>${content}</x:Trace></s:Header>`;
  return text.replace("<s:Body>", `${header}<s:Body>`);
}

const request = (version: SoapVersion) => encodeMessage(stopBatchJob.request, { body: { Id: 1 } }, version);
const response = (version: SoapVersion) => encodeMessage(stopBatchJob.response, { body: { Response: true } }, version);

const FOR_US: [SoapVersion, string][] = [
  ["1.1", 's:mustUnderstand="1"'],
  // No value of SOAP 1.1, but some send it, and WCF takes it as it is meant.
  ["1.1", 's:mustUnderstand="true"'],
  ["1.1", 's:mustUnderstand="1" s:actor=""'],
  ["1.1", `s:mustUnderstand="1" s:actor="${NEXT_11}"`],
  ["1.2", 's:mustUnderstand="1"'],
  ["1.2", 's:mustUnderstand=" true "'],
  ["1.2", `s:mustUnderstand="true" s:role="${ROLE_12}/next"`],
  ["1.2", `s:mustUnderstand="true" s:role="${ROLE_12}/ultimateReceiver"`],
];

const NOT_FOR_US: [SoapVersion, string][] = [
  ["1.1", ""],
  ["1.1", 's:mustUnderstand="0"'],
  ["1.1", 'mustUnderstand="1"'],
  ["1.1", `e:mustUnderstand="1" xmlns:e="${SOAP_NAMESPACE["1.2"]}"`],
  ["1.1", 's:mustUnderstand="1" s:actor="urn:somebody"'],
  ["1.2", 's:mustUnderstand="0"'],
  ["1.2", 's:mustUnderstand="false"'],
  ["1.2", `s:mustUnderstand="1" s:role="${ROLE_12}/none"`],
  ["1.2", 's:mustUnderstand="1" s:role="urn:somebody"'],
];

describe("a server", () => {
  const calls: unknown[] = [];
  const handler = createHandler(batchEndpoint, {
    stopBatchJob: ({ Id }) => {
      calls.push(Id);
      return { body: { Response: true } };
    },
  });

  async function post(version: SoapVersion, body: string): Promise<Response> {
    const action = stopBatchJob.soapAction;
    const headers: Record<string, string> =
      version === "1.1"
        ? { "Content-Type": "text/xml", SOAPAction: `"${action}"` }
        : { "Content-Type": `application/soap+xml; action="${action}"` };
    calls.length = 0;
    return handler("http://127.0.0.1/", { method: "POST", headers, body });
  }

  it.each(FOR_US)("of SOAP %s refuses a header with %s, and shows only its name", async (version, attributes) => {
    const answer = await post(version, withHeader(request(version), attributes));
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(calls).toEqual([]);
    expect(text).not.toContain("hush");
    expect(errorOf(() => decodeMessage(stopBatchJob.response, text))).toMatchObject({
      name: "SoapFault",
      code: { namespace: SOAP_NAMESPACE[version], localName: "MustUnderstand" },
      reason: "the header {urn:x}Trace must be understood, and is not",
    });
  });

  it.each(NOT_FOR_US)("of SOAP %s accepts a header with %s", async (version, attributes) => {
    const answer = await post(version, withHeader(request(version), attributes));
    expect([answer.status, calls]).toEqual([200, [1]]);
  });

  it("names the header in an extra header of SOAP 1.2, too", async () => {
    const named = async (version: SoapVersion, text: string): Promise<string | undefined> =>
      /<s:Header>.*<\/s:Header>/.exec(await (await post(version, text)).text())?.[0];
    const mandatory = 's:mustUnderstand="1"';
    expect(await named("1.2", withHeader(request("1.2"), mandatory))).toBe(
      '<s:Header><s:NotUnderstood qname="c:Trace" xmlns:c="urn:x"/></s:Header>',
    );
    const inNoNamespace = withHeader(request("1.2"), mandatory)
      .replaceAll("x:Trace", "Trace")
      .replace("xmlns:x", "xmlns");
    expect(await named("1.2", inNoNamespace.replace('"urn:x"', '""'))).toBe(
      '<s:Header><s:NotUnderstood qname="Trace"/></s:Header>',
    );
    expect(await named("1.1", withHeader(request("1.1"), mandatory))).toBeUndefined();
  });

  it("accepts the headers of the contract, whatever their attributes", async () => {
    const known = encodeMessage(stopBatchJob.request, { headers: { ApplicationToken: "a" }, body: { Id: 1 } });
    const text = known.replace("<ApplicationToken", '$& s:mustUnderstand="1"');
    expect(text).toContain("mustUnderstand");
    expect((await post("1.1", text)).status).toBe(200);
  });

  it("leaves a header of the contract that is for somebody else among the undeclared ones", () => {
    const sent = encodeMessage(stopBatchJob.request, { headers: { ApplicationToken: "a" }, body: { Id: 1 } });
    const read = (actor: string) =>
      decodeMessage(stopBatchJob.request, sent.replace("<ApplicationToken", `$& s:actor="${actor}"`)).headers;
    for (const actor of ["", NEXT_11]) expect(read(actor)).toStrictEqual({ ApplicationToken: "a" });
    const headers = read("urn:somebody");
    expect(Object.keys(headers)).toEqual([]);
    expect(undeclaredHeadersOf(headers)).toMatchObject([
      { name: { localName: "ApplicationToken" }, actor: "urn:somebody" },
    ]);
    expect(encodeMessage(stopBatchJob.request, { headers, body: {} })).toMatch(
      /<ApplicationToken[^>]* s:actor="urn:somebody"/,
    );
  });

  it("checks mustUnderstand before strict", async () => {
    const strict = createHandler(batchEndpoint, { stopBatchJob: () => ({ body: {} }) }, { strict: true });
    const headers = { "Content-Type": "text/xml", SOAPAction: stopBatchJob.soapAction };
    const body = withHeader(request("1.1"), 's:mustUnderstand="1"');
    const answer = await strict("http://127.0.0.1/", { method: "POST", headers, body });
    expect(await answer.text()).toContain("<faultcode>s:MustUnderstand</faultcode>");
  });
});

describe("a client", () => {
  it.each(FOR_US)("of SOAP %s cannot read a response that has a header with %s", async (version, attributes) => {
    const { url } = await serveReply({ body: withHeader(response(version), attributes) });
    const error = await failure(batchClient(url).stopBatchJob({ Id: 1 }));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({
      element: "Header",
      path: "Trace",
      expected: "a header of the contract",
      found: "{urn:x}Trace, which must be understood",
      line: 1,
    });
  });

  it.each(NOT_FOR_US)("of SOAP %s keeps a header with %s", (version, attributes) => {
    const { headers } = decodeMessage(stopBatchJob.response, withHeader(response(version), attributes));
    expect(unknownElementsOf(headers)).toHaveLength(1);
  });

  it("reads a fault, whatever its headers", () => {
    const fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>";
    const text = withHeader(response("1.1"), 's:mustUnderstand="1"').replace(
      /<s:Body>.*<\/s:Body>/,
      `<s:Body>${fault}</s:Body>`,
    );
    expect(errorOf(() => decodeMessage(stopBatchJob.response, text))).toMatchObject({
      name: "SoapFault",
      reason: "no",
    });
  });
});

it("SOAP's attributes count only on a header", () => {
  const text = response("1.1").replace("<StopBatchJobResponse", '$& s:mustUnderstand="1"');
  expect(text).toContain("mustUnderstand");
  expect(decodeMessage(stopBatchJob.response, text).body).toEqual({ Response: true });
  const inside = withHeader(response("1.1"), "", '<x:In s:mustUnderstand="1"/>');
  expect(unknownElementsOf(decodeMessage(stopBatchJob.response, inside).headers)).toHaveLength(1);
});
