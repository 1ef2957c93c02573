import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { buildPackage, callOf, compileCall, install } from "../newcomer/first-call.js";
import { serveDesk } from "../security/node-soap-desk.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { closedPort } from "../support/http-server.js";
import { runAside } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";
import { peerScript } from "./children.js";
import { isInstalled, startPeerServer } from "./echo/peer-process.js";

/** The example of the README of a package that is generated from the WSDL at an address, and what it prints. */
interface Example {
  readonly code: string;
  readonly printed: string;
}

/** Where the mock would be, whose address stands in the example, is the peer. */
function inPlaceOfTheMock(url: string): string {
  const code = `const send = fetch;
globalThis.fetch = (url, request) => send(url.replace("http://127.0.0.1:8086/", "${new URL("/", url)}"), request);`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** Generates a package from what a running service says of itself, and runs the example of its README unchanged. */
async function runExample(url: string): Promise<Example> {
  const folder = tempFolder();
  const soap = join(folder, "soap");
  expect(await runAside(folder, ["generate", `${url}?wsdl`, "--out", "soap"])).toMatchObject({ status: 0 });
  expect(buildPackage(soap)).toBe("");
  install(soap, folder);
  const code = callOf(readFileSync(join(soap, "README.md"), "utf8"));
  expect(compileCall(code, folder)).toBe("");
  const options = { cwd: folder, timeout: CHILD_LIMIT };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", inPlaceOfTheMock(url), "call.js"],
    options,
  );
  return { code, printed: stdout };
}

function compileJava(...args: readonly string[]): void {
  const program = "javac";
  expect(spawnSync(program, args, { timeout: CHILD_LIMIT }).status).toBe(0);
}

const RUNTIME = "/usr/share/java/jaxws-rt.jar";
const jaxws = { program: "sh", args: ["-c", `command -v javac && test -e ${RUNTIME}`] };

describe.runIf(isInstalled({ name: "JAX-WS", probe: jaxws }))("JAX-WS, whose contract asks for addressing", () => {
  const classes = mkdtempSync(join(tmpdir(), "netserver-soapgen-test-"));
  afterAll(() => rmSync(classes, { recursive: true, force: true }));

  it.each(["1.1", "1.2"])("answers the example of the README, in SOAP %s", async (version) => {
    compileJava("-proc:none", "-cp", RUNTIME, "-d", classes, peerScript("jaxws/AddressingJaxws.java"));
    const nobody = `http://127.0.0.1:${await closedPort()}/`;
    const args = ["-cp", `${RUNTIME}:${classes}`, "interop.AddressingJaxws", nobody, nobody];
    const { url, stop } = await startPeerServer({ program: "java", args });
    onTestFinished(stop);
    const { code, printed } = await runExample(`${url}${version}`);
    expect(code).toContain('new EchoClient({ url: "http://127.0.0.1:8086/');
    expect(printed).toContain("'$value': 'string'");
  });
});

it("node-soap, whose contract asks for a UsernameToken, answers the example of the README", async () => {
  const { code, printed } = await runExample(await serveDesk());
  expect(code).toContain('usernameToken({ username: "user", password: "password", passwordType: "digest" })');
  expect(printed).toContain("Answer: 'string, string'");
});
