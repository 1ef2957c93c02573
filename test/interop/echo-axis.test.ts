import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { closedPort } from "../support/http-server.js";
import { peerScript } from "./children.js";
import { casesIn } from "./echo/cases.js";
import { echoWsdl } from "./echo/echo-wsdl.js";
import { expectEchoes } from "./echo/expect-echoes.js";
import { echoing } from "./echo/implement.js";
import { type LoadedService, loadService } from "./echo/load-service.js";
import { isInstalled, type PeerServer, startPeerServer } from "./echo/peer-process.js";

const LIBRARIES = [
  "axis",
  "axis-jaxrpc",
  "axis-saaj",
  "commons-logging",
  "commons-discovery",
  "wsdl4j",
  "javax.mail",
  "javax.activation",
].map((name) => `/usr/share/java/${name}.jar`);

const WSDL = echoWsdl("rpc encoded");

/** It writes times in UTC with milliseconds, and CR without a reference; its numbers cannot be null. */
const CHANGES = {
  "echoDate: UTC": { return: "2024-02-29T23:59:59.000Z" },
  "echoDate: a zone": { return: "2024-07-01T10:00:00.000Z" },
  "echoString: a carriage return": { return: "a\nb" },
  "echoString: white space": { return: " \t padded\n\n twice  " },
  "echoInteger: null": expect.objectContaining({ name: "SoapFault", reason: "No such operation 'echoInteger'" }),
};

/** Seen with Axis 1.4 on OpenJDK 17. */
if (
  isInstalled({
    name: "Axis",
    probe: { program: "sh", args: ["-c", `command -v javac && ls ${LIBRARIES.join(" ")}`] },
  })
)
  describe("Axis, rpc encoded", describeAxis);

function describeAxis(): void {
  const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-test-"));
  const cases = casesIn("rpc encoded");
  let [service, server, port]: [LoadedService?, PeerServer?, number?] = [];
  beforeAll(async () => {
    port = await closedPort();
    const deployment = compile(folder);
    server = await startPeerServer({
      program: "java",
      args: ["-cp", pathWith(folder), "interop.EchoAxis", deployment, `http://127.0.0.1:${port}/`],
    });
    service = await loadService({ "echo.wsdl": WSDL });
  });
  afterAll(async () => {
    await server?.stop();
    service?.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const loaded = (): { readonly service: LoadedService; readonly url: string } => {
    if (service === undefined || server === undefined) throw new Error("the service has not been loaded");
    return { service, url: `${server.url}axis/services/` };
  };

  it("the server answers our client", async () => {
    const { service, url } = loaded();
    await expectEchoes(service, { style: "rpc encoded", cases, url: `${url}echo`, changes: CHANGES });
  });

  it("the server writes structs as references, also in the details of faults", () => expectReferences(loaded().url));

  it("the client calls our handler, and its server passes on what it gets", async () => {
    const { service, url } = loaded();
    await service.serve(
      echoing("rpc encoded", service.module.EchoFaultError, () => undefined),
      port,
    );
    await expectEchoes(service, { style: "rpc encoded", cases, url: `${url}echo-client`, changes: CHANGES });
  });
}

async function expectReferences(url: string): Promise<void> {
  const struct = "<m:echoStruct><inputStruct><varString>a</varString></inputStruct></m:echoStruct>";
  for (const content of [struct, "<m:fail><inputString>a</inputString></m:fail>"])
    expect(await answerTo(`${url}echo`, content)).toMatch(/ href="#id0".*<multiRef id="id0"/s);
}

/** What a service answers to a body, as text. */
async function answerTo(url: string, content: string): Promise<string> {
  const headers = { "Content-Type": "text/xml", SOAPAction: '""' };
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body xmlns:m="http://soapinterop.org/">${content}</s:Body></s:Envelope>`;
  return (await fetch(url, { method: "POST", headers, body })).text();
}

/** Makes the classes of the service from its WSDL, and compiles them. @returns how they are deployed */
function compile(folder: string): string {
  const wsdl = join(folder, "echo.wsdl");
  writeFileSync(wsdl, WSDL);
  const path = pathWith(folder);
  run("java", "-cp", path, "org.apache.axis.wsdl.WSDL2Java", "--server-side", "--output", folder, wsdl);
  const generated = join(folder, "org/soapinterop");
  const sources = [peerScript("axis/EchoAxis.java"), join(generated, "EchoBindingImpl.java")];
  run("javac", "-nowarn", "-cp", path, "-d", folder, ...sources);
  return join(generated, "deploy.wsdd");
}

/** The path of classes, and of sources that are compiled where they are used. */
function pathWith(folder: string): string {
  return [...LIBRARIES, folder].join(":");
}

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: CHILD_LIMIT });
  expect(status, stderr).toBe(0);
}
