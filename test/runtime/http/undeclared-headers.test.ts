import { describe, expect, it } from "vitest";
import {
  createHandler,
  decodeElement,
  EncodeError,
  encodeElement,
  type HandlerOptions,
  type ReceivedHeader,
  type SoapVersion,
  soapHeader,
  undeclaredHeadersOf,
} from "../../../generated/src/index.js";
import { decodeMessage, encodeMessage } from "../../../generated/src/runtime/messages.js";
import { batchEndpoint, getBatchTaskInfo, stopBatchJob } from "../../../generated/src/services88/batch.js";
import { batchClient, failure } from "../../support/batch-client.js";
import { serveHandler } from "../../support/serve-handler.js";

const SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP12 = "http://www.w3.org/2003/05/soap-envelope";
const NEXT = "http://schemas.xmlsoap.org/soap/actor/next";

/** Serves an operation that sends two headers back, and keeps those that it receives. */
async function echo(options: HandlerOptions = {}): Promise<{ url: string; received: ReceivedHeader[][] }> {
  const received: ReceivedHeader[][] = [];
  const handler = createHandler(
    batchEndpoint,
    {
      stopBatchJob: (_request, headers) => {
        received.push(undeclaredHeadersOf(headers));
        return {
          body: { Response: true },
          headers: { Succeeded: true },
          undeclaredHeaders: [
            soapHeader('<t:Trace xmlns:t="urn:t">back</t:Trace>', { mustUnderstand: true }),
            soapHeader("<Plain/>"),
          ],
        };
      },
    },
    options,
  );
  return { url: await serveHandler(handler), received };
}

/** The header of a message with one header, as it is written. */
function written(header: ReturnType<typeof soapHeader>, version: SoapVersion = "1.1"): string | undefined {
  const text = encodeMessage(stopBatchJob.request, { undeclaredHeaders: [header], body: {} }, version);
  return /<s:Header>(.*)<\/s:Header>/.exec(text)?.[1];
}

describe("headers that the contract does not declare", () => {
  it("go both ways, after those of the contract, and those of a call after those of the client", async () => {
    const { url, received } = await echo({ understood: ["{urn:a}Security"] });
    let asked = 0;
    const client = batchClient(url, {
      understood: ["{urn:t}Trace"],
      undeclaredHeaders: () => {
        asked++;
        return [
          soapHeader('<Security xmlns="urn:a"><Nonce>1</Nonce></Security>', { mustUnderstand: true, actor: NEXT }),
        ];
      },
    });
    const undeclaredHeaders = [soapHeader({ xml: "<NoNamespace>2</NoNamespace>" })];
    const { $headers, Response } = await client.stopBatchJob({ Id: 1 }, { undeclaredHeaders });
    expect([asked, Response]).toEqual([1, true]);
    expect(received).toEqual([
      [
        {
          name: { namespace: "urn:a", localName: "Security" },
          xml: expect.stringMatching(/^<Security.*><Nonce>1<\/Nonce><\/Security>$/),
          mustUnderstand: true,
          actor: NEXT,
        },
        {
          name: { namespace: "", localName: "NoNamespace" },
          xml: expect.stringContaining(">2<"),
          mustUnderstand: false,
          actor: undefined,
        },
      ],
    ]);
    expect($headers.Succeeded).toBe(true);
    expect(undeclaredHeadersOf($headers).map(({ name, mustUnderstand }) => [name.localName, mustUnderstand])).toEqual([
      ["Trace", true],
      ["Plain", false],
    ]);
  });

  it("must be understood by the other side if they say so", async () => {
    const { url } = await echo();
    const security = soapHeader('<Security xmlns="urn:a"/>', { mustUnderstand: true });
    const refused = await failure(batchClient(url, { undeclaredHeaders: [security] }).stopBatchJob({}));
    expect(refused).toMatchObject({ code: { localName: "MustUnderstand" } });
    const notUnderstood = await failure(batchClient(url).stopBatchJob({}));
    expect(notUnderstood).toMatchObject({ name: "DecodeError", expected: "a header of the contract" });
  });

  it("are nothing unknown to strict readers and onUnknown if they are understood", async () => {
    const { url } = await echo();
    const unknown: string[] = [];
    const understood = ["{urn:t}Trace", "Plain"];
    await batchClient(url, { understood, strict: true }).stopBatchJob({});
    await batchClient(url, { understood, onUnknown: ({ name }) => unknown.push(name) }).stopBatchJob({});
    expect(unknown).toEqual([]);
    await batchClient(url, {
      understood: ["{urn:t}Trace"],
      onUnknown: ({ name }) => unknown.push(name),
    }).stopBatchJob({});
    expect(unknown).toEqual(["{}Plain"]);
    expect(
      await failure(batchClient(url, { understood: ["{urn:t}Trace"], strict: true }).stopBatchJob({})),
    ).toMatchObject({
      name: "DecodeError",
    });
  });
});

describe("a header is written", () => {
  it.each<[string, string, Parameters<typeof soapHeader>[1], SoapVersion, string]>([
    ["without facts", '<a xmlns="urn:a"/>', {}, "1.1", '<a xmlns="urn:a"/>'],
    ["in no namespace, whatever is around it", "<a>1</a>", {}, "1.1", '<a xmlns="">1</a>'],
    [
      "with what SOAP 1.1 calls the facts",
      '<a xmlns="urn:a"/>',
      { mustUnderstand: true, actor: "urn:x&y" },
      "1.1",
      `<a xmlns:h="${SOAP11}" h:mustUnderstand="1" h:actor="urn:x&amp;y" xmlns="urn:a"/>`,
    ],
    [
      "with what SOAP 1.2 calls them",
      '<a xmlns="urn:a"/>',
      { mustUnderstand: true, actor: "urn:x" },
      "1.2",
      `<a xmlns:h="${SOAP12}" h:mustUnderstand="1" h:role="urn:x" xmlns="urn:a"/>`,
    ],
    [
      "with its receiver by the name of SOAP 1.2",
      '<a xmlns="urn:a"/>',
      { role: "urn:x" },
      "1.1",
      `<a xmlns:h="${SOAP11}" h:actor="urn:x" xmlns="urn:a"/>`,
    ],
    [
      "with a prefix that its element does not use",
      '<h:a xmlns:h="urn:a"/>',
      { mustUnderstand: true },
      "1.1",
      `<h:a xmlns:h_="${SOAP11}" h_:mustUnderstand="1" xmlns="" xmlns:h="urn:a"/>`,
    ],
    [
      "with attributes of SOAP that stand in it already",
      `<a xmlns="urn:a" xmlns:e="${SOAP11}" e:actor="${NEXT}"/>`,
      { mustUnderstand: true },
      "1.1",
      `<a xmlns:h="${SOAP11}" h:mustUnderstand="1" xmlns="urn:a" xmlns:e="${SOAP11}" e:actor="${NEXT}"/>`,
    ],
  ])("%s", (...[, xml, facts, version, want]) => {
    const got = written(soapHeader(xml, facts), version) ?? "";
    expect(got).toBe(want);
    const text = `<s:Envelope xmlns:s="${version === "1.1" ? SOAP11 : SOAP12}"><s:Header>${got}</s:Header><s:Body><StopBatchJob xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88"/></s:Body></s:Envelope>`;
    const { headers } = decodeMessage(stopBatchJob.request, text, { understood: ["{urn:a}a"] });
    const [read] = undeclaredHeadersOf(headers);
    expect(read?.mustUnderstand).toBe(facts?.mustUnderstand ?? false);
    if (facts?.actor !== undefined) expect(read?.actor).toBe(facts.actor);
  });

  it.each<[string, unknown, object]>([
    ["no XML", "a & b", {}],
    ["an element that does not end", "<a>", {}],
    ["a prefix without declaration", "<p:a/>", {}],
    ["two elements", "<a/><b/>", {}],
    ["an element with text around it", "x<a/>", {}],
    ["nothing", undefined, {}],
    ["an object without XML", {}, {}],
    ["a fact that stands in it already", `<a xmlns:e="${SOAP11}" e:mustUnderstand="0"/>`, { mustUnderstand: true }],
    ["a fact that is no truth value", "<a/>", { mustUnderstand: "false" }],
    ["a receiver that is no text", "<a/>", { actor: 5 }],
    ["a receiver that XML cannot carry", "<a/>", { role: "\u0001" }],
    ["two receivers", "<a/>", { actor: "urn:x", role: "urn:y" }],
    ["a role that stands in it already", `<a xmlns:e="${SOAP12}" e:role="urn:x"/>`, { actor: "urn:y" }],
  ])("not for %s", (_, element, facts) => {
    expect(() => soapHeader(element as string, facts)).toThrow(EncodeError);
  });
});

describe("an element of its own", () => {
  it("is written with the declarations that it needs, and read again", () => {
    const element = encodeElement(getBatchTaskInfo.response, { Response: { Id: 7, Result: null } });
    expect(element).toEqual({
      name: {
        namespace: "http://www.superoffice.net/ws/crm/NetServer/Services88",
        localName: "GetBatchTaskInfoResponse",
      },
      xml: '<GetBatchTaskInfoResponse xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Response><Id>7</Id><Result i:nil="true"/></Response></GetBatchTaskInfoResponse>',
    });
    expect(decodeElement(getBatchTaskInfo.response, element)).toEqual({ Response: { Id: 7, Result: null } });
    expect(written(soapHeader(element))).toBe(element.xml);
  });

  it("is checked like a message", () => {
    const wrong: object = { Response: { Id: "x" } };
    expect(() => encodeElement(getBatchTaskInfo.response, wrong)).toThrow(/Response.Id: expected an integer/);
    expect(() => decodeElement(getBatchTaskInfo.response, { xml: "<Other/>" })).toThrow(
      /expected the element .*found \{\}Other/,
    );
  });

  it("is not the body of a message that is none or several", () => {
    const body = { form: "parts", write() {}, read: () => ({}) } as const;
    expect(() => encodeElement({ body }, {})).toThrow(TypeError);
    expect(() => decodeElement({ element: { namespace: "", localName: "a" }, body }, { xml: "<a/>" })).toThrow(
      TypeError,
    );
  });
});
