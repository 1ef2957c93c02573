import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { closedPort } from "../support/http-server.js";
import { peerScript } from "./children.js";
import { casesIn } from "./echo/cases.js";
import { type EchoServer, expectEchoes } from "./echo/expect-echoes.js";
import { fetchWsdl } from "./echo/fetch-wsdl.js";
import { echoing } from "./echo/implement.js";
import { type LoadedService, loadService } from "./echo/load-service.js";
import { isInstalled, type PeerServer, startPeerServer } from "./echo/peer-process.js";
import type { Style } from "./echo/shapes.js";

const RUNTIME = "/usr/share/java/jaxws-rt.jar";

/** It has no types of Java for hexBinary and date alone, and no arrays of arrays. */
const LACKS = new Set(["echoHexBinary", "echoDay", "echoTable"]);

/** An array in a class is a repeated element, which cannot be null. */
const CHANGES = { "echoNestedArray: null in a struct": expect.objectContaining({ name: "EncodeError" }) };

/** In rpc style its arrays have no null: it answers with an empty item, whatever the request says. */
const CHANGES_IN_RPC = { ...CHANGES, "echoStringArray: null in it": { return: ["a", "", "b"] } };

/** In the bare style each element may be nil, so that its value is a member. */
function nillable(style: Style): Pick<EchoServer, "form"> {
  if (style !== "bare") return {};
  return {
    form: (operation, members) => (operation === "echoVoid" ? {} : { $value: Object.values(members)[0] }),
  };
}

/** Seen with JAX-WS 2.3 on OpenJDK 17. */
if (
  isInstalled({
    name: "JAX-WS",
    probe: { program: "sh", args: ["-c", `command -v javac wsgen && test -e ${RUNTIME}`] },
  })
)
  describeJaxws();

function describeJaxws(): void {
  const classes = mkdtempSync(join(tmpdir(), "netserver-soapgen-test-"));
  const ports = new Map<string, number>();
  let server: PeerServer | undefined;
  beforeAll(async () => {
    for (const path of PATHS) ports.set(path, await closedPort());
    compile(classes);
    const targets = PATHS.map((path) => `http://127.0.0.1:${ports.get(path)}/`);
    server = await startPeerServer({
      program: "java",
      args: ["-cp", `${RUNTIME}:${classes}`, "interop.EchoJaxws", ...targets],
    });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(classes, { recursive: true, force: true });
  });
  describeStyles(() => server?.url ?? "", ports);
}

function describeStyles(url: () => string, ports: ReadonlyMap<string, number>): void {
  describe.each([
    { soapVersion: "1.1", path: "wrapped", style: "wrapped", changes: CHANGES },
    { soapVersion: "1.1", path: "bare", style: "bare", changes: CHANGES },
    { soapVersion: "1.1", path: "rpc", style: "rpc literal", changes: CHANGES_IN_RPC },
    { soapVersion: "1.2", path: "wrapped", style: "wrapped", changes: CHANGES },
    { soapVersion: "1.2", path: "bare", style: "bare", changes: CHANGES },
    { soapVersion: "1.2", path: "rpc", style: "rpc literal", changes: CHANGES_IN_RPC },
  ] as const)("JAX-WS, SOAP $soapVersion, $style", ({ soapVersion, path, style, changes }) => {
    const cases = casesIn(style).filter(({ operation }) => !LACKS.has(operation));
    let service: LoadedService | undefined;
    beforeAll(async () => {
      // Only for SOAP 1.1 it makes a WSDL.
      service = await loadService(await fetchWsdl(`${url()}${path}/1.1?wsdl`), { soapVersion });
    });
    afterAll(() => service?.remove());

    it("the server answers our client", async () => {
      if (service === undefined) throw new Error("the service has not been loaded");
      await expectEchoes(service, { style, cases, url: `${url()}${path}/${soapVersion}`, changes, ...nillable(style) });
    });

    it("the client calls our handler, and its server passes on what it gets", async () => {
      if (service === undefined) throw new Error("the service has not been loaded");
      await service.serve(
        echoing(style, service.module.EchoFaultError, () => undefined),
        ports.get(path),
      );
      await expectEchoes(service, {
        style,
        cases,
        url: `${url()}${path}-client/${soapVersion}`,
        changes,
        ...nillable(style),
      });
    });
  });
}

const PATHS = ["wrapped", "rpc", "bare"];

/** Compiles the service, and the classes of its messages in the wrapped style. */
function compile(folder: string): void {
  const sources = ["EchoJaxws", "Wrapped", "Rpc", "Bare"].map((name) => peerScript(`jaxws/${name}.java`));
  run("javac", "-cp", RUNTIME, "-d", folder, ...sources);
  run("wsgen", "-cp", `${RUNTIME}:${folder}`, "-d", folder, "interop.EchoJaxws$WrappedEcho");
}

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: CHILD_LIMIT });
  expect(status, stderr).toBe(0);
}
