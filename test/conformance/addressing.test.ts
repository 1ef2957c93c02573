import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import { createNodeListener } from "../../templates/node/index.js";
import { createHandler } from "../../templates/runtime/http/handler.js";
import { undeclaredHeadersOf } from "../../templates/runtime/soap/undeclared-header.js";
import { addressedWsdl } from "../generator/typescript/addressing-wsdl.js";
import { contractOfVersion } from "../generator/typescript/build-golden.js";
import { deskEndpoint } from "../golden/addressed/desk.js";
import { build, node, writeTo } from "../support/built-package.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { startServer } from "../support/http-server.js";

const OPTIONS = {
  target: "es2023",
  module: "nodenext",
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
};

/** A project with the package of the contract, the first program of its README, and that of the chapter on addressing. */
function createProject(folder: string): void {
  const own = join(folder, "node_modules/desk-soap");
  mkdirSync(own, { recursive: true });
  const contract = contractOfVersion("Desks", { "desk.wsdl": addressedWsdl() });
  writeTo(own, packageOf([contract], { identity: { name: "desk-soap" } }));
  expect(build(own)).toBe("");
  mkdirSync(join(folder, "node_modules/@types"));
  for (const name of ["@types/node", "undici-types"])
    symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name), "junction");
  const readme = readFileSync(join(own, "README.md"), "utf8");
  const programAfter = (heading: string): string =>
    /```ts\n(.*?)```/s.exec(readme.slice(readme.indexOf(heading)))?.[1] ?? "";
  const first = programAfter("## Call an operation").replace(
    /"http:\/\/127\.0\.0\.1:8086[^"]*"/,
    'process.env.DESK ?? ""',
  );
  writeFileSync(join(folder, "first.ts"), first);
  writeFileSync(join(folder, "chapter.ts"), programAfter("## Addressing"));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: OPTIONS }));
  expect(node(resolve("."), "node_modules/typescript/bin/tsc", "-p", folder)).toBe("");
}

describe("a package whose contract asks for addressing", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-test-"));
    createProject(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has a first program in its README that calls the service as it stands there", async () => {
    const received: string[] = [];
    const handler = createHandler(deskEndpoint, {
      place: (_, headers) => {
        received.push(...undeclaredHeadersOf(headers).map(({ name }) => name.localName));
        return { body: {} };
      },
      tell: () => undefined,
    });
    const DESK = await startServer(createServer(createNodeListener(handler)));
    const surroundings = { cwd: folder, env: { ...process.env, DESK }, timeout: CHILD_LIMIT };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ["first.js"], surroundings);
    expect([received, stderr]).toEqual([["Action", "MessageID", "ReplyTo", "To"], ""]);
    expect(stdout).toMatch(/^\{/);
  });

  it("has a chapter on addressing whose program runs", () => {
    expect(node(folder, "chapter.js")).toBe("");
  });
});
