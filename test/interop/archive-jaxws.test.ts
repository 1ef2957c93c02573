import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachments, streamingClient, streamingHandler } from "../../templates/attachments/index.js";
import { createNodeListener } from "../../templates/node/index.js";
import { createHandler, type PlainHandler } from "../../templates/runtime/http/handler.js";
import { ArchiveClient, archiveEndpoint } from "../golden/attachments-version/archive.js";
import { Archive12Client, archive12Endpoint } from "../golden/attachments-version/archive12.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { closedPort, startServer } from "../support/http-server.js";
import { peerScript } from "./children.js";
import { isInstalled, type PeerServer, startPeerServer } from "./echo/peer-process.js";

const RUNTIME = "/usr/share/java/jaxws-rt.jar";

const VERSIONS = [
  { version: "1.1", Client: ArchiveClient, endpoint: archiveEndpoint },
  { version: "1.2", Client: Archive12Client, endpoint: archive12Endpoint },
] as const;

/** Seen with JAX-WS 2.3 on OpenJDK 17. */
if (isInstalled({ name: "JAX-WS", probe: { program: "sh", args: ["-c", `command -v javac && test -e ${RUNTIME}`] } }))
  describeArchive();

function describeArchive(): void {
  const classes = mkdtempSync(join(tmpdir(), "netserver-soapgen-test-"));
  const ports: number[] = [];
  let server: PeerServer | undefined;
  beforeAll(async () => {
    for (const _ of VERSIONS) ports.push(await closedPort());
    run("javac", "-proc:none", "-cp", RUNTIME, "-d", classes, peerScript("jaxws/ArchiveJaxws.java"));
    const targets = ports.map((port) => `http://127.0.0.1:${port}/`);
    server = await startPeerServer({
      program: "java",
      args: ["-cp", `${RUNTIME}:${classes}`, "interop.ArchiveJaxws", ...targets],
    });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(classes, { recursive: true, force: true });
  });
  describeVersions(() => server?.url ?? "", ports);
}

function describeVersions(base: () => string, ports: readonly number[]): void {
  describe.each(VERSIONS)("JAX-WS with MTOM, SOAP $version", ({ version, Client, endpoint }) => {
    const url = (side = ""): string => `${base()}${version}${side}`;
    it("the server answers our client, with bytes and with streams", async () => {
      const client = new Client({ url: url(), extensions: [attachments()] });
      expect((await client.store({ Name: "a", Content: counted(5000) })).Size).toBe(5000n);
      expect((await client.load({ Name: "300", Copies: 2 })).Content).toEqual([counted(300), counted(300, 1)]);
      const streaming = streamingClient(Client, { url: url() });
      expect((await streaming.store({ Name: "a", Content: manyPieces() })).Size).toBe(6_553_600n);
      const { Content = [] } = await streaming.load({ Name: "100000", Copies: 2 });
      expect(await Content[1]?.bytes()).toEqual(counted(100_000, 1));
      expect(await Content[0]?.bytes()).toEqual(counted(100_000));
    });

    it("the client calls our handlers, and its server passes on what it gets", async () => {
      await expectCalls(endpoint, url("-client"), ports[VERSIONS.findIndex((one) => one.version === version)]);
    });
  });
}

type Handlers = readonly PlainHandler[];

/** Handlers with bytes and with streams. */
function handlersFor(endpoint: typeof archiveEndpoint | typeof archive12Endpoint): Handlers {
  const load = ({ Name, Copies }: { Name: string; Copies: number }) => copies(Number(Name), Copies);
  return [
    createHandler(
      endpoint,
      {
        store: ({ Content }) => ({ body: { Size: BigInt(Content.length) } }),
        load: (request) => ({ body: { Content: load(request) } }),
      },
      { extensions: [attachments()] },
    ),
    streamingHandler(endpoint, {
      store: async ({ Content }) => ({ body: { Size: BigInt((await Content.bytes()).length) } }),
      load: (request) => ({ body: { Content: load(request).map((one) => new Blob([one])) } }),
    }),
  ];
}

/** @param url - that of a server that passes on what it gets to the port */
async function expectCalls(
  endpoint: Parameters<typeof handlersFor>[0],
  url: string,
  port: number | undefined,
): Promise<void> {
  const handlers = handlersFor(endpoint);
  const listeners = handlers.map((handler) => createNodeListener(handler));
  let turn = 0;
  await startServer(
    createServer((request, response) => listeners[turn]?.(request, response)),
    port,
  );
  const client = new ArchiveClient({ url, extensions: [attachments()] });
  for (turn of handlers.keys()) {
    expect((await client.store({ Name: "a", Content: counted(70_000) })).Size).toBe(70_000n);
    expect((await client.load({ Name: "20000", Copies: 2 })).Content).toEqual(copies(20_000, 2));
  }
}

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: CHILD_LIMIT });
  expect(status, stderr).toBe(0);
}

/** Each byte is its position, and the number of the copy. */
function counted(length: number, copy = 0): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index + copy) & 255);
}

function copies(length: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, copy) => counted(length, copy));
}

async function* manyPieces(): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < 100; index++) yield new Uint8Array(65_536).fill(index);
}
