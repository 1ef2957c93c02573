import { describe, expect, it } from "vitest";
import {
  createHandler,
  decodeElement,
  decodeMessage,
  encodeElement,
  SoapFault,
  soapHeader,
  undeclaredHeadersOf,
  withHeaders,
} from "../../../templates/runtime/index.js";
import { encodeFault } from "../../../templates/runtime/soap/write-fault.js";
import { quotaExceeded } from "../../golden/fault-headers/elements.js";
import { SampleClient, sampleEndpoint } from "../../golden/fault-headers/sample.js";
import { LimitsError, OrdersClient, ordersEndpoint, placeOrder } from "../../golden/faults/orders.js";
import { errorOf } from "../messages.js";

const SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";

const HEADERS = [
  soapHeader(encodeElement(quotaExceeded, { By: 3n })),
  soapHeader('<Other xmlns="urn:o">1</Other>', { actor: "urn:actor" }),
];

const FACTS = { code: { namespace: SOAP11, localName: "Client" }, subcodes: [], actor: undefined, detail: undefined };

/** The fault in a message with one header. */
function readFault(detail: string): SoapFault {
  const fault = `<s:Fault><faultcode>s:Client</faultcode><faultstring>r</faultstring>${detail}</s:Fault>`;
  const text = `<s:Envelope xmlns:s="${SOAP11}" xmlns:o="http://example.com/ServicesXX"><s:Header><o:Token>t</o:Token></s:Header><s:Body>${fault}</s:Body></s:Envelope>`;
  const error = errorOf(() => decodeMessage(placeOrder.response, text));
  if (error instanceof SoapFault) return error;
  throw new Error("no fault", { cause: error });
}

describe("headers of faults", () => {
  it.each(["1.1", "1.2"] as const)(
    "come to the caller in SOAP %s, as elements that can be read",
    async (soapVersion) => {
      const handler = createHandler(sampleEndpoint, {
        call: () => {
          throw withHeaders(new SoapFault({ ...FACTS, reason: "too many calls" }), HEADERS);
        },
      });
      const client = new SampleClient({
        soapVersion,
        url: "https://example.com/",
        fetch: handler,
      });
      const caught: unknown = await client.call_().catch((error: unknown) => error);
      expect(caught).toBeInstanceOf(SoapFault);
      expect(caught).toMatchObject({ reason: "too many calls" });
      const headers = caught instanceof SoapFault ? undeclaredHeadersOf(caught) : [];
      expect(headers.map(({ name, actor }) => [name.localName, actor])).toEqual([
        ["QuotaExceeded", undefined],
        ["Other", "urn:actor"],
      ]);
      expect(headers[0] && decodeElement(quotaExceeded, headers[0])).toEqual({ By: 3n });
    },
  );

  it("are sent with a fault that the contract declares, too", async () => {
    const handler = createHandler(ordersEndpoint, {
      placeOrder: () => {
        throw withHeaders(new LimitsError([1n], { reason: "no more" }), HEADERS);
      },
    });
    const client = new OrdersClient({ url: "https://example.com/", fetch: handler });
    const caught: unknown = await client.placeOrder({}).catch((error: unknown) => error);
    expect(caught).toBeInstanceOf(LimitsError);
    expect(caught instanceof LimitsError && undeclaredHeadersOf(caught)).toHaveLength(2);
  });

  it("come with a fault that the contract declares, too", () => {
    const caught = readFault("<detail><o:Limits/></detail>");
    expect(caught).toBeInstanceOf(LimitsError);
    expect(undeclaredHeadersOf(caught).map(({ xml }) => xml)).toEqual([expect.stringContaining(">t</o:Token>")]);
  });

  it("are not sent on by a server that passes a fault on", () => {
    const caught = readFault("");
    expect(undeclaredHeadersOf(caught)).toHaveLength(1);
    expect(encodeFault(caught, "1.1")).not.toContain("Token");
  });

  it("do not fill the memory by a long declaration that each of them needs", () => {
    const long = `xmlns:l="urn:${"l".repeat(100_000)}"`;
    const headers = '<l:a xmlns=""/>'.repeat(1000);
    const text = `<s:Envelope xmlns:s="${SOAP11}" ${long}><s:Header>${headers}</s:Header><s:Body><s:Fault/></s:Body></s:Envelope>`;
    const caught = errorOf(() => decodeMessage(placeOrder.response, text));
    const reading = errorOf(() => caught instanceof SoapFault && undeclaredHeadersOf(caught));
    expect(reading).toMatchObject({ name: "DecodeError", path: "Header" });
  });
});
