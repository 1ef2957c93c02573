import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type SecurityOptions, security, timestamp, usernameToken } from "../../templates/security/index.js";
import { DeskClient } from "../golden/bindings/desk.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { closedPort } from "../support/http-server.js";
import { isInstalled, startPeerServer } from "./echo/peer-process.js";

const SOURCES = resolve("test/interop/peers/gsoap");

/** The compiler, gSOAP's own, and its plugins. */
const probe = { program: "sh", args: ["-c", "command -v soapcpp2 g++ && test -f /usr/share/gsoap/plugin/wsseapi.c"] };

/** Its plugin does not verify signatures over a default namespace that an element has from the envelope, as our writer declares it. */
describe.runIf(isInstalled({ name: "gSOAP", probe }))(
  "our client and a server of gSOAP 2.8 with its plugin wsse",
  () => {
    let folder = "";
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-test-"));
      execFileSync(join(SOURCES, "build.sh"), [SOURCES], { cwd: folder, stdio: "pipe", timeout: CHILD_LIMIT });
      expect(existsSync(join(folder, "server"))).toBe(true);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    /** Asks a question. @returns the answer, or the error message */
    async function ask(options: SecurityOptions): Promise<string> {
      const args = [String(await closedPort())];
      const { url, stop } = await startPeerServer({ program: join(folder, "server"), args });
      onTestFinished(stop);
      try {
        return (await new DeskClient({ url, extensions: [security(options)] }).ask({ Question: "who" })).Answer;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    }

    it.each(["text", "digest"] as const)("agree on a password as %s", async (passwordType) => {
      const send = (password: string) => [timestamp(), usernameToken({ username: "ada", password, passwordType })];
      expect(await ask({ send: send("hush") })).toBe("who: ada");
      expect(await ask({ send: send("hush!") })).toMatch(/^FailedAuthentication: /);
    });
  },
);
