import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { peerScript } from "./children.js";
import { casesIn } from "./echo/cases.js";
import { expectEchoes, HEADER } from "./echo/expect-echoes.js";
import { fetchWsdl } from "./echo/fetch-wsdl.js";
import { type LoadedService, loadService } from "./echo/load-service.js";
import { isInstalled, type PeerServer, startPeerServer } from "./echo/peer-process.js";

const PYTHON = "/usr/bin/python3";

/** A number is the text of Python, such as inf, which is no number of XML Schema. */
const NO_NUMBER = expect.objectContaining({ name: "DecodeError", expected: expect.stringContaining("a number from") });

/** It fails at values that its own schema allows. Of a wrong value it tells the caller, in SOAP 1.2 by a page. */
const REFUSED = expect.objectContaining({ name: expect.stringMatching(/^(?:SoapFault|HttpError)$/) });

const STRUCT = { varString: "Grüße & <mehr>", varInt: -42, varFloat: 0.5 };

const CHANGES = {
  ...Object.fromEntries(
    ["echoFloat: INF", "echoFloat: NaN", "echoDouble: INF", "echoDouble: -INF", "echoDouble: NaN"].map((title) => [
      title,
      NO_NUMBER,
    ]),
  ),
  "echoDate: UTC": { return: "2024-02-29T23:59:59+00:00" },
  // More digits, and more characters of an integer, than it takes.
  "echoDecimal: digits": REFUSED,
  "echoInteger: least": REFUSED,
  // It leaves out what is null.
  "echoBase64: nothing": {},
  "echoStruct: null in it": { return: { varInt: STRUCT.varInt, varFloat: STRUCT.varFloat } },
  "echoNestedStruct: null in a struct": { return: STRUCT },
  "echoNestedArray: null in a struct": { return: STRUCT },
};

/** Seen with Spyne 2.14. */
if (isInstalled({ name: "Spyne", probe: { program: PYTHON, args: ["-c", "import spyne"] } }))
  describe.each(["1.1", "1.2"] as const)("Spyne, SOAP %s, wrapped, by its own WSDL", (soapVersion) => {
    let [server, service]: [PeerServer?, LoadedService?] = [];
    beforeAll(async () => {
      server = await startPeerServer({ program: PYTHON, args: [peerScript("echo-spyne.py"), soapVersion] });
      service = await loadService(await fetchWsdl(`${server.url}?wsdl`));
    });
    afterAll(async () => {
      await server?.stop();
      service?.remove();
    });

    it("the server answers our client", async () => {
      if (service === undefined || server === undefined) throw new Error("the service has not been loaded");
      await expectEchoes(service, {
        style: "wrapped",
        // It cannot write bytes as hexBinary.
        cases: casesIn("wrapped").filter(({ operation }) => operation !== "echoHexBinary"),
        url: server.url,
        changes: CHANGES,
        header: { EchoHeader: { text: HEADER } },
        // In its details the element is not that of the declared fault.
        fault: { name: "SoapFault", detail: expect.stringMatching(/<why[^>]*>Grüße &amp; &lt;mehr&gt;<\/why>/) },
      });
    });
  });
