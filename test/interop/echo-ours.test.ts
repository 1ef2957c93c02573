import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileContracts } from "../../generator/contract/compile-contracts.js";
import { sourceFiles } from "../support/inline-wsdl.js";
import { asSchemas } from "../support/schema-files.js";
import { wholeResponse } from "../support/whole-response.js";
import { casesIn } from "./echo/cases.js";
import { echoWsdl } from "./echo/echo-wsdl.js";
import { expectEchoes, HEADER } from "./echo/expect-echoes.js";
import { echoing } from "./echo/implement.js";
import { type LoadedService, loadService } from "./echo/load-service.js";
import { ECHO, ECHO_HEADERS, ECHO_TYPES, STYLES, type Style } from "./echo/shapes.js";

const STRUCT = { varString: HEADER, varInt: 7, varFloat: 0.5 };
const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

/** The shapes of the SOAPBuilders' second round, between our client and our handler. */
describe.each(STYLES)("our own, %s", (style) => {
  let service: LoadedService | undefined;
  beforeAll(async () => {
    service = await loadService({ "echo.wsdl": echoWsdl(style) });
  });
  afterAll(() => service?.remove());
  const serve = async (): Promise<{ readonly service: LoadedService; readonly url: string }> => {
    if (service === undefined) throw new Error("the service has not been loaded");
    const handler = echoing(style, service.module.EchoFaultError, () => undefined);
    return { service, url: await service.serve(handler) };
  };

  it("its base and group B", async () => {
    const served = await serve();
    await expectEchoes(served.service, { style, cases: casesIn(style), url: served.url });
  });

  it("group C: headers that are texts and structs", async () => {
    const served = await serve();
    const headers = { echoMeStringRequest: HEADER, echoMeStructRequest: STRUCT };
    expect(wholeResponse(await served.service.call(served.url, "echoVoid", {}, headers))).toEqual({
      $headers: { echoMeStringResponse: HEADER, echoMeStructResponse: STRUCT },
    });
  });

  it.each(HEADERS)("group C: a header %s with %s", async (name, attributes, want) => {
    const served = await serve();
    expect(await answerTo(served.url, style, `<h:${name} ${attributes}>a</h:${name}>`)).toMatch(want);
  });
});

const NEXT = "http://schemas.xmlsoap.org/soap/actor/next";
const ECHOED = /<s:Header>.*>a<\/(?:\w+:)?echoMeStringResponse><\/s:Header>/;
const NOT_ECHOED = /^(?!.*echoMeString)(?!.*Fault)/;
const REFUSED = /<faultcode>s:MustUnderstand</;

/** What a receiver does with a header, by its name and its attributes (SOAP 1.1, 4.2). */
const HEADERS: [string, string, RegExp][] = [
  ["echoMeStringRequest", "", ECHOED],
  ["echoMeStringRequest", 's:mustUnderstand="1"', ECHOED],
  ["echoMeStringRequest", `s:mustUnderstand="1" s:actor="${NEXT}"`, ECHOED],
  ["echoMeStringRequest", 's:mustUnderstand="0" s:actor="urn:other"', NOT_ECHOED],
  ["echoMeStringRequest", 's:mustUnderstand="1" s:actor="urn:other"', NOT_ECHOED],
  ["echoMeUnknown", 's:mustUnderstand="0"', NOT_ECHOED],
  ["echoMeUnknown", 's:mustUnderstand="1"', REFUSED],
  ["echoMeUnknown", `s:mustUnderstand="1" s:actor="${NEXT}"`, REFUSED],
  ["echoMeUnknown", 's:mustUnderstand="1" s:actor="urn:other"', NOT_ECHOED],
];

/** What a handler answers to a call without members that has a header. */
async function answerTo(url: string, style: Style, header: string): Promise<string> {
  const encoding = style === "rpc encoded" ? ' s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"' : "";
  const body = `<s:Envelope xmlns:s="${SOAP}"><s:Header xmlns:h="${ECHO_HEADERS}">${header}</s:Header><s:Body><m:echoVoid xmlns:m="${ECHO}"${encoding}/></s:Body></s:Envelope>`;
  const headers = { "Content-Type": "text/xml", SOAPAction: `"${ECHO}echoVoid"` };
  return (await fetch(url, { method: "POST", headers, body })).text();
}

it("group B: an array of two dimensions is refused by its name", () => {
  const text = echoWsdl("rpc encoded").replace("xs:int[][]", "xs:int[,]");
  expect(text).toContain(ECHO_TYPES);
  expect(() => compileContracts(asSchemas("peer", sourceFiles({ "peer/echo.wsdl": text })))).toThrow(
    "an array of several dimensions (int[,]) is not supported",
  );
});
