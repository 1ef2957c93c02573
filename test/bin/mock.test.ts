import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { SoPrincipalClient } from "../../generated/src/services88/so-principal.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { tempFolder } from "../support/temp-folder.js";

const PROGRAM = resolve("dist/bin/netserver-soapgen.js");

interface Running {
  readonly child: ChildProcess;
  /** All that has been printed so far. */
  readonly printed: () => string;
  /** Waits until something has been printed. */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly temp: string;
}

/** Starts the command as a user would; temporary files go to a folder of the test. */
function startCommand(...args: string[]): Running {
  const temp = tempFolder();
  const child = spawn(process.execPath, [PROGRAM, "mock", ...args], { env: { ...process.env, TMPDIR: temp } });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const until = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (let found = pattern.exec(output); ; found = pattern.exec(output)) {
      if (found !== null) return found;
      if (child.exitCode !== null) throw new Error(`ended before ${pattern}: ${output}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  return { child, printed: () => output, until, temp };
}

async function exitCodeAfter({ child }: Running, signal: NodeJS.Signals): Promise<unknown> {
  const exit = once(child, "exit");
  child.kill(signal);
  return (await exit)[0];
}

describe("mock", () => {
  it("prints what it serves and each call, without values, and ends on Ctrl-C", async () => {
    const running = startCommand("--services", "Services88", "--port", "0");
    const [, batchUrl = ""] = await running.until(
      /^Services88 Batch {8}(http:\/\/127\.0\.0\.1:\d+\/Remote\/Services88\/Batch\.svc)$/m,
    );
    const [, principalUrl = ""] = await running.until(/^Services88 SoPrincipal {2}(http:\S+\/SoPrincipal\.svc)$/m);
    const { Credentials } = await new SoPrincipalClient({ url: principalUrl }).authenticateUsernamePassword({
      UserName: "mock",
      Password: "mock",
    });
    const batch = new BatchClient({ url: batchUrl, headers: { Credentials } });
    await batch.startBatchJob({ BatchTaskInfo: { Name: "a name of mine" } });
    await batch.getBatchTaskInfo({ Id: 4711 }).catch(() => undefined);
    await running.until(/GetBatchTaskInfo: /);
    expect(running.printed().replaceAll(/127\.0\.0\.1:\d+/g, "HOST")).toBe(
      [
        "schemas: 2 endpoints, served until Ctrl-C",
        "Services88 Batch        http://HOST/Remote/Services88/Batch.svc",
        "Services88 SoPrincipal  http://HOST/Remote/Services88/SoPrincipal.svc",
        "Services88 SoPrincipal AuthenticateUsernamePassword: ok",
        "Services88 Batch StartBatchJob: ok",
        "Services88 Batch GetBatchTaskInfo: failed, System.ArgumentException",
        "",
      ].join("\n"),
    );
    expect(readdirSync(running.temp)).toEqual([]);
    expect(await exitCodeAfter(running, "SIGINT")).toBe(0);
    await expect(fetch(batchUrl)).rejects.toThrow();
  });

  it("ends on SIGTERM as well, and on a signal that comes before it serves anything", async () => {
    const running = startCommand("--services", "Services88", "--endpoints", "Batch", "--port", "0");
    await running.until(/Batch\.svc/);
    expect(await exitCodeAfter(running, "SIGTERM")).toBe(0);

    const early = startCommand("--services", "Services84", "--endpoints", "Batch", "--port", "0");
    while (!readdirSync(early.temp).some((name) => name.startsWith("netserver-soapgen-"))) {
      await new Promise((done) => setTimeout(done, 5));
    }
    expect(await exitCodeAfter(early, "SIGINT")).toBe(0);
    expect(readdirSync(early.temp)).toEqual([]);
  });

  it("says in one line that the port is in use", async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const running = startCommand("--services", "Services84", "--endpoints", "Batch", "--port", String(port));
    const [code] = await once(running.child, "close");
    expect([code, running.printed()]).toEqual([
      2,
      `error: port ${port} of 127.0.0.1 is in use; --port chooses another\n`,
    ]);
    expect(readdirSync(running.temp)).toEqual([]);
  });

  it.each([
    [["--port", "65536"], /'--port <n>' argument '65536' is invalid\. It must be a number from 0 to 65535\./],
    [["--port", "-1"], /argument '-1' is invalid|argument missing/],
    [["--port", "web"], /argument 'web' is invalid/],
    [["--schemas", "nowhere"], /^error: nowhere: no such folder\n$/],
    [["--services", "Services99"], /"Services99" is none of/],
  ])("refuses %j with exit code 2", (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, "mock", ...args], {
      encoding: "utf8",
      timeout: CHILD_LIMIT,
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("says in its help how to log in", () => {
    const { stdout } = spawnSync(process.execPath, [PROGRAM, "mock", "--help"], {
      encoding: "utf8",
      timeout: CHILD_LIMIT,
    });
    expect(stdout).toContain('user "mock" with the password "mock", or with the access token "mock"');
    expect(stdout).toContain("7T:mock");
  });
});
