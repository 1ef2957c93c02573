import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packGenerated } from "../support/consumer.js";

const LIMIT = 120_000;

let folder: string;
let project: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-common-js-"));
  project = join(folder, "project");
  const tarball = packGenerated(folder);
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true }\n');
  const options = ["--silent", "--prefer-offline", "--no-audit", "--no-fund"];
  run("npm", "install", ...options, `../${tarball}`, "jest@30.5.2", "rollup@4.68.8");
}, LIMIT);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @returns what the program prints */
function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, { cwd: project, encoding: "utf8", stdio: "pipe", timeout: LIMIT });
}

/** A program that calls a handler in the place of `fetch`. */
const SERVED = `
const url = "https://example.com/Remote/Services88/Batch.svc";
const fetch = createHandler(batchEndpoint, {
  getBatchTaskInfo: ({ Id }) => ({ body: { Response: { Id } }, headers: { Succeeded: true } }),
});
`;

describe("a project in CommonJS", () => {
  it("tests with Jest, whose toEqual sees the members of a response", () => {
    writeFileSync(
      join(project, "soap.test.js"),
      `const { call, createHandler, DecodeError } = require("netserver-soap");
const { BatchClient, batchEndpoint, getBatchTaskInfo } = require("netserver-soap/services88/batch");
${SERVED}
test("a call, a client, and an answer that is not plain", async () => {
  expect(await call(getBatchTaskInfo, { Id: 7 }, { url, fetch })).toEqual({ Response: { Id: 7 } });
  const response = await new BatchClient({ url, fetch }).getBatchTaskInfo({ Id: 8 });
  expect(response).toEqual({ Response: { Id: 8 } });
  expect(response.$headers).toEqual({ Succeeded: true });
  const wrong = async () => new Response('<E:Envelope xmlns:E="http://schemas.xmlsoap.org/soap/envelope/"><E:Body/></E:Envelope>');
  await expect(call(getBatchTaskInfo, {}, { url, fetch: wrong })).rejects.toBeInstanceOf(DecodeError);
});
`,
    );
    expect(run("npx", "jest", "--json")).toContain('"numPassedTests":1');
  });

  it("gets the same classes by require as an ES module by import", () => {
    const script = `import { SoapFault } from "netserver-soap";
import { createRequire } from "node:module";
console.log(createRequire(import.meta.url)("netserver-soap").SoapFault === SoapFault);`;
    writeFileSync(join(project, "same.mjs"), script);
    expect(run(process.execPath, "same.mjs")).toBe("true\n");
  });
});

it("rollup bundles the package without plugins, and splits off what plain messages do not need", () => {
  writeFileSync(
    join(project, "program.mjs"),
    `import { call, createHandler } from "./node_modules/netserver-soap/dist/index.js";
import { batchEndpoint, getBatchTaskInfo } from "./node_modules/netserver-soap/dist/services88/batch.js";
${SERVED}
console.log((await call(getBatchTaskInfo, { Id: 7 }, { url, fetch })).Response.Id);
`,
  );
  run(
    "npx",
    "rollup",
    "program.mjs",
    "--dir",
    "out",
    "--entryFileNames",
    "[name].mjs",
    "--chunkFileNames",
    "[name].mjs",
    "--silent",
  );
  expect(run(process.execPath, "out/program.mjs")).toBe("7\n");
  expect(run("ls", "out")).toContain("whole-exchange.mjs");
});
