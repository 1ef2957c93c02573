import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failure } from "../support/batch-client.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { closedPort } from "../support/http-server.js";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { peerScript } from "./children.js";
import { type LoadedService, loadService } from "./echo/load-service.js";
import { isInstalled, type PeerServer, startPeerServer } from "./echo/peer-process.js";

const WSAW = "http://www.w3.org/2006/05/addressing/wsdl";
const POLICY =
  '<wsp:Policy xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"><wsp:ExactlyOne><wsp:All><wsaw:UsingAddressing/></wsp:All></wsp:ExactlyOne></wsp:Policy>';

/** The service in the form of WCF's WSDLs. */
const WSDL = inlineWsdl({
  name: "IEcho",
  namespace: "urn:t",
  soapVersion: "1.2",
  prefixes: { wsaw: WSAW },
  operations: {
    Echo: {
      request: '<xs:element minOccurs="0" name="text" nillable="true" type="xs:string"/>',
      response: '<xs:element minOccurs="0" name="EchoResult" nillable="true" type="xs:string"/>',
    },
  },
})
  .replace(/<wsdl:binding [^>]*>/, `$&${POLICY}`)
  .replace('<wsdl:input message="tns:Echo"', '$& wsaw:Action="urn:t/IEcho/Echo"')
  .replace('<wsdl:output message="tns:EchoResponse"', '$& wsaw:Action="urn:t/IEcho/EchoResponse"');

/** Seen with Mono 6.8. */
if (isInstalled({ name: "Mono's WCF", probe: { program: "sh", args: ["-c", "command -v mcs && command -v mono"] } }))
  describeWcf();

function describeWcf(): void {
  const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-test-"));
  let server: PeerServer | undefined;
  let service: LoadedService | undefined;
  let port = 0;
  beforeAll(async () => {
    port = await closedPort();
    const program = join(folder, "addressing.exe");
    run("mcs", "-r:System.ServiceModel", `-out:${program}`, peerScript("wcf/AddressingWcf.cs"));
    server = await startPeerServer({ program: "mono", args: [program, `http://127.0.0.1:${port}/`] });
    service = await loadService({ "echo.wsdl": WSDL });
  });
  afterAll(async () => {
    await server?.stop();
    service?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  describe("WCF in SOAP 1.2 with addressing", () => {
    it("the server answers our client", async () => {
      await expectAnswers(service, `${server?.url}echo`);
    });

    it("the client calls our handler, and its server passes on what it gets", async () => {
      await service?.serve((_, request) => ({ body: { EchoResult: request.text } }), port);
      expect(await service?.call(`${server?.url}client`, "echo", { text: "hi <&>" })).toMatchObject({
        EchoResult: "hi <&>",
      });
    });
  });
}

async function expectAnswers(service: LoadedService | undefined, url: string): Promise<void> {
  expect(await service?.call(url, "echo", { text: "hi <&>" })).toMatchObject({ EchoResult: "hi <&>" });
  expect(await failure(Promise.resolve(service?.call(url, "echo", { text: "no" })))).toMatchObject({
    name: "SoapFault",
    message: expect.stringMatching(/^InternalServiceFault: /),
  });
}

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: CHILD_LIMIT });
  expect(status, stderr).toBe(0);
}
