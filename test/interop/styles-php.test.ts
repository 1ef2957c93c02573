import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { bindingsWsdl } from "../generator/typescript/bindings-wsdl.js";
import { encodedWsdl } from "../generator/typescript/encoded-wsdl.js";
import { DeskClient } from "../golden/bindings/desk.js";
import { RefusalError, ShopClient } from "../golden/encoded/shop.js";
import { failOrLeaveOut } from "../support/leave-out.js";
import { serveHandler } from "../support/serve-handler.js";
import { tempFolder } from "../support/temp-folder.js";
import { wholeResponse } from "../support/whole-response.js";
import { DESK_CALLS, deskHandler, SHOP_CALLS, shopHandler } from "./echo-service.js";
import { findInterpreter } from "./peer.js";

const PHP = findInterpreter({ interpreters: ["php"], probe: ["-r", 'exit(extension_loaded("soap") ? 0 : 1);'] });

/** Seen with PHP 8.2. */
if (PHP !== undefined) describePhp(PHP);
else {
  const lack = { missing: "PHP's SOAP extension is not there", requiredBy: "REQUIRE_PEERS" };
  failOrLeaveOut("PHP's SOAP extension is installed", lack, "left out, as it is not installed: PHP's SOAP extension");
}

function describePhp(php: string): void {
  describe("PHP's SoapServer answers our client", () => describeServer(php));
  describe("PHP's SoapClient calls our handler", () => {
    it("in SOAP's encoding", () => callEncoded(php));
    it("in document and rpc style", () => callBoth(php));
  });
}

function describeServer(php: string): void {
  it("in SOAP's encoding", async () => {
    const shop = new ShopClient({ url: await phpServer(php, encodedWsdl()) });
    for (const [title, call, want] of SHOP_CALLS)
      expect(wholeResponse(await call(shop)), title).toEqual({ ...want, $headers: {} });
    const refused = shop.refuse({ why: "because" });
    await expect(refused).rejects.toThrow(RefusalError);
    await expect(refused).rejects.toMatchObject({ reason: "refused", value: { why: "because" } });
  });

  it("in document and rpc style", async () => {
    const desk = new DeskClient({ url: await phpServer(php, bindingsWsdl()) });
    for (const [title, call, want] of DESK_CALLS) expect(wholeResponse(await call(desk)), title).toEqual(want);
  });
}

async function callEncoded(php: string): Promise<void> {
  const call = phpClient(php, encodedWsdl(), await serveHandler(shopHandler()));
  const item = {
    sku: "ä&<",
    count: -3,
    price: "12.50",
    size: "L",
    tags: ["a", "b"],
    parent: { sku: null, count: 0 },
  };
  expect(
    await call([
      ["echoString", "Grüße & <mehr>"],
      ["echoString", null],
      ["echoItem", item],
      ["echoItems", [{ sku: "a", count: 1 }]],
      ["echoStrings", ["a", "b"]],
      ["echoStrings", []],
      ["echoMatrix", [[1, 2], [3]]],
      ["echoAnything", [1, "a", true]],
      ["echoValues", 1, true, 1.5, "2024-02-29T12:30:00Z", "AP8=", 5],
      ["ping"],
      ["refuse", "because"],
    ]),
  ).toEqual([
    { answer: "Grüße & <mehr>" },
    { answer: null },
    { answer: item },
    { answer: [{ sku: "a", count: 1 }] },
    { answer: ["a", "b"] },
    { answer: [] },
    { answer: [[1, 2], [3]] },
    { answer: [1, "a", true] },
    { answer: { a: 1, b: true, c: 1.5, d: "2024-02-29T12:30:00Z", e: "AP8=", f: 5 } },
    { answer: null },
    { fault: expect.objectContaining({ reason: "refused", detail: { refusal: { why: "because" } } }) },
  ]);
}

async function callBoth(php: string): Promise<void> {
  const told: unknown[] = [];
  const call = phpClient(php, bindingsWsdl(), await serveHandler(deskHandler(told)));
  expect(
    await call([
      ["Ask", { Question: "why" }],
      ["Tell", { What: "a" }],
      ["Reset"],
      ["Count", 7],
      ["Add", 40, 2],
      ["Locate", { Sku: "Bergen" }],
      ["Log", "a line"],
    ]),
  ).toEqual([
    { answer: { Answer: "why!" } },
    { answer: null },
    { answer: null },
    { answer: 7 },
    { answer: 42 },
    { answer: { address: { City: "Bergen" }, exact: true } },
    { answer: null },
  ]);
  expect(told).toEqual([{ What: "a" }, { line: "a line" }]);
}

function written(wsdl: string): string {
  const file = join(tempFolder(), "service.wsdl");
  writeFileSync(file, wsdl);
  return file;
}

/** Serves a WSDL with PHP until the end of the test. @returns its URL */
async function phpServer(php: string, wsdl: string): Promise<string> {
  const port = await freePort();
  const server = spawn(php, ["-S", `127.0.0.1:${port}`, resolve("test/interop/peers/soap-server.php")], {
    env: { ...process.env, WSDL: written(wsdl) },
  });
  onTestFinished(async () => {
    server.kill();
    await once(server, "close");
  });
  // Its first line says that it has started.
  await once(server.stderr, "data");
  return `http://127.0.0.1:${port}/`;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

type PhpCall = readonly [operation: string, ...unknown[]];

/** A function that makes calls with PHP, and returns what it has got of each. */
function phpClient(php: string, wsdl: string, url: string): (calls: readonly PhpCall[]) => Promise<unknown[]> {
  const file = written(wsdl);
  return async (calls) => {
    const child = spawn(php, [resolve("test/interop/peers/soap-calls.php"), file, url], { env: withoutProxy() });
    let [printed, complaint] = ["", ""];
    child.stdout.on("data", (chunk) => (printed += String(chunk)));
    child.stderr.on("data", (chunk) => (complaint += String(chunk)));
    child.stdin.end(
      calls.map(([operation, ...given]) => `${JSON.stringify({ operation, arguments: given })}\n`).join(""),
    );
    await once(child, "close");
    expect(complaint).toBe("");
    return printed
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  };
}

function withoutProxy(): NodeJS.ProcessEnv {
  return { ...process.env, NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1", TZ: "UTC" };
}
