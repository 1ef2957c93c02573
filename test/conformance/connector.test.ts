import { execFile, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { compileContracts } from "../../generator/contract/compile-contracts.js";
import { node } from "../support/built-package.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { sourceFiles } from "../support/inline-wsdl.js";
import { PROGRAM } from "../support/program.js";
import { asSchemas, schemasIn } from "../support/schema-files.js";

const EXAMPLE = "templates/example/connector";
const SERVER = "node dist/server.js";
const CLIENT = "node dist/try-connector.js";

/** The commands of the example's README, in order, with what they print there. */
const SHOWN = [...readFileSync(`${EXAMPLE}/README.md`, "utf8").matchAll(/```console\n([\s\S]*?)```/g)].flatMap(
  ([, block = ""]) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((text) => {
        const [command = "", ...printed] = text.split("\n");
        return { command, printed: printed.join("\n") };
      }),
);

function printedBy(command: string): string {
  return SHOWN.find((shown) => shown.command === command)?.printed ?? "no such command";
}

/** The steps that need no server. Installing is what npm does for a package of the same disk, which is a link. */
const STEPS: ReadonlyMap<string, (folder: string) => string> = new Map([
  ["npx netserver-soapgen generate", (folder) => node(folder, PROGRAM, "generate")],
  ["npx tsc -p soap", (folder) => node(folder, resolve("node_modules/typescript/bin/tsc"), "-p", "soap")],
  [
    "npm install ./soap",
    (folder) => {
      symlinkSync(join(folder, "soap"), join(folder, "node_modules/quote-connector-soap"), "junction");
      return "";
    },
  ],
  ["npx tsc", (folder) => node(folder, resolve("node_modules/typescript/bin/tsc"))],
]);

/** How many files a package has may grow. */
function withoutCounts(printed: string): string {
  return printed.replace(/\d+(?= files| written)/g, "…");
}

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-connector-"));
  cpSync(EXAMPLE, folder, { recursive: true });
  mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
  for (const name of ["saxes", "xmlchars", "undici-types", "@types/node"])
    symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name), "junction");
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the server of the example until the test is over. @returns its address */
async function startServer(): Promise<string> {
  const [, ...args] = SERVER.split(" ");
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, PORT: "0" } });
  onTestFinished(() => void child.kill());
  const [line] = await once(createInterface(child.stdout), "line");
  const address = String(line).replace("serving the connector at ", "");
  expect(`${line}\n`).toBe(printedBy(SERVER).replace("http://127.0.0.1:8088/QuoteConnector.svc", address));
  return address;
}

describe("the example of a connector", () => {
  it("is made and installed by the commands of its README, as strictly as can be", () => {
    expect(SHOWN.map(({ command }) => command)).toEqual([...STEPS.keys(), SERVER, CLIENT]);
    for (const [command, run] of STEPS)
      expect(withoutCounts(run(folder)), command).toBe(withoutCounts(printedBy(command)));
  });

  it("serves two contracts at one address", async () => {
    const address = await startServer();
    const [, ...args] = CLIENT.split(" ");
    const env = { ...process.env, CONNECTOR_URL: address };
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env, timeout: CHILD_LIMIT });
    expect(stdout).toBe(printedBy(CLIENT));
    const wrong = { ...env, CONNECTOR_SECRET: "another" };
    await expect(promisify(execFile)(process.execPath, args, { cwd: folder, env: wrong })).rejects.toThrow(
      "refused: wrong or old signature",
    );
  });

  it.each([
    ["of now", 0, true],
    ["of an hour ago", 60 * 60 * 1000, false],
    ["without a time", Number.NaN, false],
  ])("answers a token %s", async (_, age, isTaken) => {
    const text = `quotes.${Date.now() - age}`;
    const token = `${text}.${createHmac("sha256", "a secret of both sides").update(text).digest("base64url")}`;
    const namespace = "http://example.com/connectors/quote";
    const response = await fetch(await startServer(), {
      method: "POST",
      headers: { "Content-Type": "text/xml", SOAPAction: `"${namespace}/IConnectorAuthentication/Authenticate"` },
      body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Authenticate xmlns="${namespace}"><SignedToken>${token}</SignedToken></Authenticate></s:Body></s:Envelope>`,
    });
    expect(await response.text()).toContain(`<IsAuthenticated>${isTaken}</IsAuthenticated>`);
  });

  it("publishes the WSDL of both, with its own address", async () => {
    const address = await startServer();
    const text = await (await fetch(`${address}?wsdl`)).text();
    const [published] = compileContracts(asSchemas("s", sourceFiles({ "s/Connector/QuoteConnector.wsdl": text })));
    const [own] = compileContracts(schemasIn(`${EXAMPLE}/schemas`));
    const endpoints = own?.endpoints.map((endpoint) => ({ ...endpoint, address }));
    expect(endpoints).toHaveLength(2);
    expect(published).toEqual({ ...own, endpoints });
  });
});
