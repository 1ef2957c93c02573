import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { addressing } from "../../templates/addressing/index.js";
import { attachments } from "../../templates/attachments/index.js";
import type { Extension } from "../../templates/runtime/http/extension.js";
import { createHandler, type PlainHandler } from "../../templates/runtime/http/handler.js";
import type { MessageHook } from "../../templates/runtime/http/message-hooks.js";
import type { SoapVersion } from "../../templates/runtime/soap/soap.js";
import {
  requireSignature,
  requireTimestamp,
  security,
  signature,
  timestamp,
  usernameToken,
} from "../../templates/security/index.js";
import { ArchiveClient, archiveEndpoint } from "../golden/attachments-version/archive.js";
import { DeskClient, deskEndpoint } from "../golden/bindings/desk.js";
import { OTHER, RSA } from "../security/certificates.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { closedPort } from "../support/http-server.js";
import { serveHandler } from "../support/serve-handler.js";
import { isInstalled, startPeerServer } from "./echo/peer-process.js";

/** Compiling takes more than any other program of the tests. In milliseconds. */
const BUILD_LIMIT = 2 * CHILD_LIMIT;

const SOURCES = resolve("test/interop/peers/gsoap");

/** The compiler, gSOAP's own, and its plugins. */
const probe = { program: "sh", args: ["-c", "command -v soapcpp2 g++ && test -f /usr/share/gsoap/plugin/wsseapi.c"] };

type Mode = "user" | "addressing" | "signed" | "mtom";

/** The files of the mode `signed`: its key, its certificate, and the one that it trusts. */
const FILES = ["key.pem", "certificate.pem", "certificate.pem"];

/**
 * Its plugin for security does not verify signatures over a default namespace that an element has from the envelope, as our writer
 * declares it. So it is declared at the payload. In SOAP 1.2 the plugin finds no signed Body at all.
 */
const atPayload: MessageHook = {
  send: (text) =>
    text
      .replace(' xmlns="urn:bindings"', "")
      .replace(/(<s:Body><Ask(?:Response)?)>/, (_, start: string) => `${start} xmlns="urn:bindings">`),
};

const secured = security({
  send: [timestamp(), signature(RSA)],
  receive: [requireTimestamp(), requireSignature({ trusted: RSA.certificate })],
});

describe.runIf(isInstalled({ name: "gSOAP", probe }))("gSOAP 2.8", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-test-"));
    writeFileSync(join(folder, "key.pem"), RSA.key);
    writeFileSync(join(folder, "certificate.pem"), RSA.certificate);
    execFileSync(join(SOURCES, "build.sh"), [SOURCES], { cwd: folder, stdio: "pipe", timeout: BUILD_LIMIT });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const filesOf = (mode: Mode): string[] => (mode === "signed" ? FILES.map((file) => join(folder, file)) : []);

  /** Starts its server. @returns the URL */
  async function server(mode: Mode): Promise<string> {
    const args = ["serve", String(await closedPort()), mode, ...filesOf(mode)];
    const { url, stop } = await startPeerServer({ program: join(folder, "peer"), args });
    onTestFinished(stop);
    return url;
  }

  /** Lets its client call a handler. @returns what it prints */
  async function call(handler: PlainHandler, mode: Mode, text: string): Promise<string> {
    const args = ["call", await serveHandler(handler), mode, text, ...filesOf(mode)];
    const { stdout } = await promisify(execFile)(join(folder, "peer"), args, { timeout: CHILD_LIMIT });
    return stdout.trim();
  }

  interface Asking {
    readonly extension: Extension;
    readonly messageHooks?: readonly MessageHook[];
    readonly soapVersion?: SoapVersion;
  }

  /** Asks its server with our client. @returns the answer, or the error message */
  async function ask(url: string, Question: string, { extension, ...options }: Asking): Promise<string> {
    try {
      return (await new DeskClient({ url, extensions: [extension], ...options }).ask({ Question })).Answer;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  const desk = (extension: Extension, messageHooks: readonly MessageHook[] = []): PlainHandler =>
    createHandler(
      deskEndpoint,
      { ask: ({ Question }) => ({ body: { Answer: `heard: ${Question}` } }) },
      { extensions: [extension], messageHooks },
    );

  it.each(["text", "digest"] as const)("agrees with our client on a password as %s", async (passwordType) => {
    const withPassword = (password: string): Extension =>
      security({ send: [timestamp(), usernameToken({ username: "ada", password, passwordType })] });
    const url = await server("user");
    expect(await ask(url, "who", { extension: withPassword("hush") })).toBe("who: ada");
    expect(await ask(url, "who", { extension: withPassword("hush!") })).toMatch(/^FailedAuthentication: /);
  });

  it.each(["1.1", "1.2"] as const)("answers our client with addressing in SOAP %s", async (soapVersion) => {
    const url = await server("addressing");
    expect(await ask(url, "hi", { extension: addressing(), soapVersion })).toBe("heard: hi");
    expect(await ask(url, "fail", { extension: addressing(), soapVersion })).toMatch(
      /^(?:Client|Sender): as you wish$/,
    );
  });

  it("calls our handler with addressing, which refuses calls without it", async () => {
    expect(await call(desk(addressing()), "addressing", "hi")).toBe("heard: hi");
    expect(await call(desk(addressing()), "user", "hi")).toContain("MessageAddressingHeaderRequired");
  });

  it("verifies our signature, and we verify its", async () => {
    const url = await server("signed");
    const messageHooks = [atPayload];
    expect(await ask(url, "hi", { extension: secured, messageHooks })).toBe("heard: hi");
    const forged = security({ send: [timestamp(), signature(OTHER)] });
    expect(await ask(url, "hi", { extension: forged, messageHooks })).toMatch(
      /^(?:FailedCheck|SecurityTokenUnavailable|Client)/,
    );
  });

  it("signs calls of our handler, and verifies its signature", async () => {
    expect(await call(desk(secured, [atPayload]), "signed", "hi")).toBe("heard: hi");
    expect(await call(desk(secured, [atPayload]), "addressing", "hi")).toContain("InvalidSecurity");
  });

  const DOCUMENT = new TextEncoder().encode("a poem");

  it("reads and sends attachments of MTOM with our client", async () => {
    const extensions = [attachments({ attachFrom: 0 })];
    const archive = new ArchiveClient({ url: await server("mtom"), extensions });
    expect((await archive.store({ Name: "a", Content: new Uint8Array(5000) })).Size).toBe(5000n);
    expect((await archive.load({ Name: "a poem", Copies: 2 })).Content).toEqual([DOCUMENT, DOCUMENT]);
  });

  it("sends and reads attachments of MTOM with our handler", async () => {
    const handler = createHandler(
      archiveEndpoint,
      {
        store: ({ Content }) => ({ body: { Size: BigInt(Content.length) } }),
        load: ({ Copies }) => ({ body: { Content: Array.from({ length: Copies }, () => DOCUMENT) } }),
      },
      { extensions: [attachments({ attachFrom: 0 })] },
    );
    expect(await call(handler, "mtom", "a poem")).toBe("6 a poem a poem");
  });
});
