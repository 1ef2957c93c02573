import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer, type ServerOptions } from "node:https";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import type { Fetch } from "../../generated/src/index.js";
import { taskResponse } from "../runtime/messages.js";
import { newAuthority } from "../support/authority.js";
import { node } from "../support/built-package.js";
import { serveProxy } from "../support/forward-proxy.js";
import { bytesOf, receive, startServer } from "../support/http-server.js";
import { tempFolder } from "../support/temp-folder.js";

/** What the recipes need, and the types of Node.js. */
const PACKAGES = ["undici", "cockatiel", "fetch-cookie", "@opentelemetry/api", "@types/node", "undici-types"];

const COMPILER_OPTIONS = {
  target: "es2022",
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  types: ["node"],
};

type Package = typeof import("../../generated/src/services88/batch.js");

/** The recipes of the chapter, as they stand. */
interface Recipes {
  readonly byProxy: (options?: object) => Fetch;
  readonly withCertificate: (folder: string) => Fetch;
  readonly withCookies: () => Fetch;
  readonly withBreaker: () => Fetch;
  readonly options: (grant: () => Promise<object>, newOrigin: string) => object;
}

/** A project with the built package, in which each recipe of the README is a module. */
const project = mkdtempSync(join(tmpdir(), "netserver-soapgen-recipes-"));
let recipes: Recipes;
let batch: Package;

beforeAll(async () => {
  const built = join(project, "package");
  cpSync("generated", built, { recursive: true, filter: (path) => !/(?:node_modules|dist)$/.test(path) });
  link("saxes", built);
  expect(node(built, resolve("node_modules/typescript/bin/tsc"), "-p", ".")).toBe("");
  for (const name of PACKAGES) link(name, project);
  symlinkSync(built, join(project, "node_modules/netserver-soap"), "junction");
  const names = recipesOf("generated/README.md").map((code, index) => {
    writeFileSync(join(project, `recipe-${index}.ts`), code);
    return `recipe-${index}`;
  });
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  const files = names.map((name) => `${name}.ts`);
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files }));
  expect(node(project, resolve("node_modules/typescript/bin/tsc"), "-p", ".")).toBe("");
  const load = (path: string) => import(pathToFileURL(join(project, path)).href);
  recipes = Object.assign({}, ...(await Promise.all(names.map((name) => load(`${name}.js`)))));
  batch = await load("package/dist/services88/batch.js");
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

function link(name: string, folder: string): void {
  mkdirSync(dirname(join(folder, "node_modules", name)), { recursive: true });
  symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name), "junction");
}

function recipesOf(readme: string): string[] {
  const chapter = /^## Transport\n[\s\S]*?(?=^## )/m.exec(readFileSync(readme, "utf8"))?.[0] ?? "";
  return [...chapter.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
}

const XML = { "Content-Type": "text/xml; charset=utf-8" };

/** Answers every call with a task. */
const answering: RequestListener = async (request, response) => {
  await bytesOf(request);
  response.writeHead(200, XML).end(taskResponse("<Id>7</Id>"));
};

function serve(listener: RequestListener): Promise<string> {
  return startServer(createHttpServer(listener));
}

async function serveSecurely(options: ServerOptions, listener: RequestListener): Promise<string> {
  return (await startServer(createHttpsServer(options, listener))).replace("http:", "https:");
}

async function call(url: string, options: object): Promise<number | undefined> {
  const { Response } = await new batch.BatchClient({ url, ...options }).getBatchTaskInfo({ Id: 7 });
  return Response?.Id;
}

async function failure(url: string, options: object): Promise<unknown> {
  return call(url, options).catch((error: unknown) => error);
}

it("byProxy sends calls through the proxies of the environment, and to the hosts of NO_PROXY without one", async () => {
  const authority = newAuthority();
  const [http, https] = [await serve(answering), await serveSecurely(authority.certify("127.0.0.1"), answering)];
  const proxy = await serveProxy("user:hush");
  const address = proxy.origin.replace("//", "//user:hush@");
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY"]) vi.stubEnv(name, address);
  onTestFinished(() => void vi.unstubAllEnvs());
  const fetch = recipes.byProxy({ requestTls: { ca: authority.ca } });
  expect(await Promise.all([call(http, { fetch }), call(https, { fetch })])).toEqual([7, 7]);
  expect(proxy.asked.sort()).toEqual([`CONNECT ${new URL(https).host}`, `POST ${http}`]);
  vi.stubEnv("NO_PROXY", "127.0.0.1");
  expect(await call(http, { fetch: recipes.byProxy() })).toBe(7);
  expect(proxy.asked).toHaveLength(2);
});

it("withCertificate shows a certificate, trusts its authority alone, and keeps connections", async () => {
  const authority = newAuthority();
  const callers: string[] = [];
  const sockets = new Set<Socket>();
  const options = { ...authority.certify("server"), ca: authority.ca, requestCert: true, rejectUnauthorized: true };
  const url = await serveSecurely(options, async (request, response) => {
    sockets.add(request.socket);
    const { socket } = request;
    if ("getPeerCertificate" in socket && typeof socket.getPeerCertificate === "function")
      callers.push(socket.getPeerCertificate().subject.CN);
    await answering(request, response);
  });
  const fetch = recipes.withCertificate(filesOf(authority.ca, authority.certify("client")));
  const ids = await Promise.all(Array.from({ length: 50 }, () => call(url, { fetch })));
  expect(new Set(ids)).toEqual(new Set([7]));
  for (let count = 0; count < 5; count++) await call(url, { fetch });
  expect(new Set(callers)).toEqual(new Set(["client"]));
  expect(sockets.size).toBeLessThanOrEqual(10);
  const stranger = recipes.withCertificate(filesOf(authority.ca, newAuthority().certify("client")));
  const other = recipes.withCertificate(filesOf(newAuthority().ca, authority.certify("client")));
  for (const wrong of [stranger, other, undefined])
    expect(await failure(url, wrong ? { fetch: wrong } : {})).toMatchObject({
      name: "TypeError",
      message: "fetch failed",
    });
});

function filesOf(ca: string, { cert, key }: { cert: string; key: string }): string {
  const folder = tempFolder();
  for (const [name, text] of Object.entries({ "ca.pem": ca, "client.pem": cert, "client.key": key }))
    writeFileSync(join(folder, name), text);
  return folder;
}

it("withCookies keeps the cookie of a session between calls, and gives it to no other host", async () => {
  const seen: (string | undefined)[] = [];
  const url = await serve(async (request, response) => {
    seen.push(request.headers.cookie);
    response.setHeader("Set-Cookie", [
      "session=hush; HttpOnly; Path=/",
      "old=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
    ]);
    await answering(request, response);
  });
  const fetch = recipes.withCookies();
  for (let count = 0; count < 2; count++) await call(url, { fetch });
  await call(url, { fetch: recipes.withCookies() });
  await call(url.replace("127.0.0.1", "localhost"), { fetch });
  expect(seen).toEqual([undefined, "session=hush", undefined, undefined]);
});

it("withBreaker sends nothing after five failures, until ten seconds are over", async () => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  let isDown = true;
  let count = 0;
  const url = await serve(async (request, response) => {
    count++;
    if (isDown) response.writeHead(503).end();
    else await answering(request, response);
  });
  const fetch = recipes.withBreaker();
  for (let failed = 0; failed < 5; failed++) expect(await failure(url, { fetch })).toMatchObject({ status: 503 });
  expect(await failure(url, { fetch })).toMatchObject({ name: "Error", message: expect.stringContaining("breaker") });
  expect(count).toBe(5);
  isDown = false;
  vi.setSystemTime(Date.now() + 10_000);
  expect(await call(url, { fetch })).toBe(7);
});

it("options send a token, go where the service has moved, come back after a failure, and leave spans", async () => {
  const exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  onTestFinished(() => {
    for (const api of [trace, context, propagation]) api.disable();
  });
  const log: string[] = [];
  let failures = 1;
  const moved = await serve(async (request, response) => {
    const { authorization = "nobody", traceparent } = request.headers;
    log.push(`moved: ${authorization} ${typeof traceparent}`);
    if (failures-- > 0) response.writeHead(503, { "Retry-After": "0" }).end();
    else await answering(request, response);
  });
  const url = await serve(async (request, response) => {
    const { headers } = await receive(request);
    log.push(`here: ${headers.authorization}`);
    response.writeHead(308, { Location: moved }).end();
  });
  let count = 0;
  const grant = async () => ({ access_token: `hush-${++count}`, expires_in: 3600 });
  expect(await call(url, recipes.options(grant, new URL(moved).origin))).toBe(7);
  const round = ["here: Bearer hush-1", "moved: nobody string"];
  expect(log).toEqual([...round, ...round]);
  expect(
    exporter.getFinishedSpans().map(({ name, attributes }) => [name, attributes["http.response.status_code"]]),
  ).toEqual([
    ["GetBatchTaskInfo", 503],
    ["GetBatchTaskInfo", 200],
  ]);
});

it("options compress long requests", async () => {
  const texts: string[] = [];
  const url = await serve(async (request, response) => {
    texts.push(gunzipSync(await bytesOf(request)).toString("utf8"));
    response.writeHead(500).end();
  });
  const client = new batch.BatchClient({
    url,
    ...recipes.options(async () => ({ access_token: "hush" }), new URL(url).origin),
  });
  await client.startBatchJob({ BatchTaskInfo: { Name: "long".repeat(1_000) } }).catch(() => undefined);
  expect(texts).toEqual([expect.stringContaining("longlong")]);
});
