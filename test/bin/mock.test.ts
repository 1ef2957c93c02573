import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readdirSync, watch, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { SoPrincipalClient } from "../../generated/src/services88/so-principal.js";
import { type RunningProgram, runHere, start } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

/** Starts the command as a user would; temporary files go to a folder of the test. */
function startCommand(...args: string[]): RunningProgram & { readonly temp: string } {
  const temp = tempFolder();
  return { ...start(".", ["mock", ...args], { env: { TMPDIR: temp } }), temp };
}

describe("mock", () => {
  it("prints its endpoints and each call, without values, and ends on Ctrl-C", async () => {
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
    await running.until(/GetBatchTaskInfo: .*\n/);
    expect(readdirSync(running.temp)).toEqual([]);
    running.child.kill("SIGINT");
    const { status, stdout, stderr } = await running.ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.replaceAll(/127\.0\.0\.1:\d+/g, "HOST")).toBe(
      [
        "schemas: 2 endpoints, served until Ctrl-C",
        "Services88 Batch        http://HOST/Remote/Services88/Batch.svc",
        "Services88 SoPrincipal  http://HOST/Remote/Services88/SoPrincipal.svc",
        "What is served, and how to call it: http://HOST/",
        "Services88 SoPrincipal AuthenticateUsernamePassword: ok",
        "Services88 Batch StartBatchJob: ok",
        "Services88 Batch GetBatchTaskInfo: failed, System.ArgumentException",
        "",
      ].join("\n"),
    );
    await expect(fetch(batchUrl)).rejects.toThrow();
  });

  it("ends on SIGTERM, and on a signal before it serves anything", async () => {
    const running = startCommand("--services", "Services88", "--endpoints", "Batch", "--port", "0");
    await running.until(/Batch\.svc/);
    running.child.kill("SIGTERM");
    expect((await running.ended).status).toBe(0);

    const early = startCommand("--services", "Services84", "--endpoints", "Batch", "--port", "0");
    const watcher = watch(early.temp);
    const [, created] = await once(watcher, "change");
    watcher.close();
    expect(created).toMatch(/^netserver-soapgen-/);
    early.child.kill("SIGINT");
    expect(await early.ended).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(early.temp)).toEqual([]);
  });

  it("says in one line that the port is in use", async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const running = startCommand("--services", "Services84", "--endpoints", "Batch", "--port", String(port));
    expect(await running.ended).toMatchObject({
      status: 2,
      stdout: "",
      stderr: `error: port ${port} of 127.0.0.1 is in use; --port chooses another\n`,
    });
    expect(readdirSync(running.temp)).toEqual([]);
  });

  it.each([
    ["mock", "--wsdl-port"],
    ["inspect", "--port"],
  ])("an error of %s names its own flag for ports in a WSDL, %s", async (command, flag) => {
    const { status, stderr } = await runHere(".", command, "--services", "Services88", flag, "None");
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(`^error: ${flag}: "None" is no port bound to SOAP over HTTP`),
    ]);
  });

  it.each([
    [["--port", "65536"], /'--port <n>' argument '65536' is invalid\. It must be a number from 0 to 65535\./],
    [["--port", "-1"], /argument '-1' is invalid|argument missing/],
    [["--port", "web"], /argument 'web' is invalid/],
    [["--schemas", "nowhere"], /^error: nowhere: no such folder\n$/],
    [["--services", "Services99"], /"Services99" is not one of/],
    [["--latency", "fast"], /argument 'fast' is invalid\. It must be a number of milliseconds up to 60000/],
    [["--latency", "500-100"], /argument '500-100' is invalid/],
    [["--latency", "60001"], /argument '60001' is invalid/],
    [["--fail", "101%"], /argument '101%' is invalid\. It says which calls, how often and how/],
    [["--fail", "Batch:fault:10%"], /argument 'Batch:fault:10%' is invalid/],
    [["--fail", "200"], /argument '200' is invalid/],
    [["--fail", ""], /argument '' is invalid/],
    [
      ["--services", "Services88", "--fail", "Batch.Get"],
      /^error: --fail "Batch\.Get": nothing of this name is served/,
    ],
    [["--seed", "4294967296"], /argument '4294967296' is invalid\. It must be a whole number/],
    [
      ["--allow-origin", "https://app.example.com/"],
      /argument 'https:\/\/app\.example\.com\/' is invalid\. It must be an origin/,
    ],
    [["--task-step", "1s"], /argument '1s' is invalid\. It must be a number of milliseconds/],
    [["--ticket-lifetime", "0"], /argument '0' is invalid\. It must be a number of seconds/],
    [["--partner-key", "nowhere.pem"], /^error: nowhere\.pem: no such file or folder\n$/],
    [["--partner-key", "package.json"], /^error: package\.json: not a public key in PEM\n$/],
  ])("refuses %j with exit code 2", async (args, message) => {
    const { status, stderr } = await runHere(".", "mock", ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("is slow, fails and lets tasks get on as it is told to", async () => {
    const running = startCommand(
      ...["--services", "Services88", "--port", "0", "--task-step", "0", "--latency", "0-1", "--seed", "7"],
      ...["--fail", "Batch.StopBatchJob:reset", "SoPrincipal:100%:503", "--allow-origin", "https://app.example.com"],
    );
    const [, url = ""] = await running.until(/^Services88 Batch {8}(http:\S+)$/m);
    const batch = new BatchClient({ url, headers: { Credentials: { Ticket: "7T:mock" } } });
    const { Response: Id } = await batch.startBatchJob({ BatchTaskInfo: {} });
    expect((await batch.getBatchTaskInfo({ Id })).Response?.State).toBe("Succeeded");
    await expect(batch.stopBatchJob({ Id })).rejects.toThrow("fetch failed");
    const principal = new SoPrincipalClient({ url: url.replace("Batch", "SoPrincipal") });
    await expect(principal.getSystemInfo()).rejects.toMatchObject({ status: 503 });
    const { headers } = await fetch(url, { headers: { Origin: "https://app.example.com" } });
    expect(headers.get("access-control-allow-origin")).toBe("https://app.example.com");
    await running.until(/StopBatchJob: made to fail, connection closed\n/);
  });

  it.each([
    ["a key of another kind", "ec.pem", /ec\.pem: not an RSA key\n$/],
    ["a folder", "folder.pem", /folder\.pem: is a folder, not a file\n$/],
  ])("refuses %s for that of a partner", async (_, name, message) => {
    const folder = tempFolder();
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    writeFileSync(join(folder, "ec.pem"), publicKey.export({ format: "pem", type: "spki" }));
    mkdirSync(join(folder, "folder.pem"));
    const { status, stderr } = await runHere(".", "mock", "--partner-key", join(folder, name));
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("says in its help how to log in", async () => {
    const { stdout } = await runHere(".", "mock", "--help");
    expect(stdout).toContain('user "mock" with the password "mock", or with the access token "mock"');
    expect(stdout).toContain("7T:mock");
  });
});
