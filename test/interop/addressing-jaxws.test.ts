import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failure } from "../support/batch-client.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { closedPort } from "../support/http-server.js";
import { peerScript } from "./children.js";
import { fetchWsdl } from "./echo/fetch-wsdl.js";
import { type LoadedService, loadService } from "./echo/load-service.js";
import { isInstalled, type PeerServer, startPeerServer } from "./echo/peer-process.js";
import type { Members } from "./echo/values.js";

const RUNTIME = "/usr/share/java/jaxws-rt.jar";

const VERSIONS = ["1.1", "1.2"];

/** Seen with JAX-WS 2.3 on OpenJDK 17. */
if (isInstalled({ name: "JAX-WS", probe: { program: "sh", args: ["-c", `command -v javac && test -e ${RUNTIME}`] } }))
  describeAddressing();

function describeAddressing(): void {
  const classes = mkdtempSync(join(tmpdir(), "netserver-soapgen-test-"));
  const ports = new Map<string, number>();
  let server: PeerServer | undefined;
  beforeAll(async () => {
    for (const version of VERSIONS) ports.set(version, await closedPort());
    run("javac", "-proc:none", "-cp", RUNTIME, "-d", classes, peerScript("jaxws/AddressingJaxws.java"));
    const targets = VERSIONS.map((version) => `http://127.0.0.1:${ports.get(version)}/`);
    server = await startPeerServer({
      program: "java",
      args: ["-cp", `${RUNTIME}:${classes}`, "interop.AddressingJaxws", ...targets],
    });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(classes, { recursive: true, force: true });
  });
  describeVersions(() => server?.url ?? "", ports);
}

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: CHILD_LIMIT });
  expect(status, stderr).toBe(0);
}

function describeVersions(url: () => string, ports: ReadonlyMap<string, number>): void {
  describe.each(VERSIONS)("JAX-WS with addressing, SOAP %s", (version) => {
    let service: LoadedService | undefined;
    const loaded = (): LoadedService => {
      if (service === undefined) throw new Error("the service has not been loaded");
      return service;
    };
    beforeAll(async () => {
      service = await loadService(await fetchWsdl(`${url()}${version}?wsdl`));
    });
    afterAll(() => service?.remove());

    it("the server answers the client that is generated from its WSDL", async () => {
      await expectAnswers(loaded(), `${url()}${version}`);
    });

    it("the client calls the handler that is generated from its WSDL", async () => {
      // The peer answers a one-way call before it passes it on.
      let tell = (_news: Members): void => undefined;
      const news = new Promise<Members>((resolve) => {
        tell = resolve;
      });
      await loaded().serve((operation, request) => answer(loaded(), { operation, request, tell }), ports.get(version));
      await expectAnswers(loaded(), `${url()}${version}-client`);
      expect(await news).toEqual({ $value: "news" });
    });
  });
}

interface Asked {
  readonly operation: string;
  readonly request: Members;
  readonly tell: (request: Members) => void;
}

/** Does what the service of the peer does. */
function answer({ module }: LoadedService, { operation, request, tell }: Asked): { body: Members } {
  if (operation === "tell") tell(request);
  if (request.$value !== "no") return { body: request };
  const { RefusalError } = module;
  if (typeof RefusalError !== "function") throw new Error("the generated module has no class for the fault");
  throw Reflect.construct(RefusalError, [{ why: "because" }, { reason: "refused" }]);
}

async function expectAnswers({ call, module }: LoadedService, url: string): Promise<void> {
  expect(await call(url, "echo", { $value: "hi" })).toMatchObject({ $value: "hi" });
  const refused = await failure(call(url, "echo", { $value: "no" }));
  expect(refused).toBeInstanceOf(module.RefusalError);
  expect(refused).toMatchObject({ reason: "refused", value: { why: "because" } });
  await failure(call(url, "tell", { $value: "news" }));
}
