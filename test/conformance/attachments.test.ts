import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import { streamingHandler } from "../../templates/attachments/index.js";
import { createNodeListener } from "../../templates/node/index.js";
import { attachmentsWsdl } from "../generator/typescript/attachments-wsdl.js";
import { contractOfVersion } from "../generator/typescript/build-golden.js";
import { archiveEndpoint } from "../golden/attachments-version/archive.js";
import { build, node, writeTo } from "../support/built-package.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { startServer } from "../support/http-server.js";

/** Much more than a program may take for it. */
const DOCUMENT = 200 * 2 ** 20;
const PIECE = 2 ** 16;
const MEBIBYTES = 2 ** 20;

/** A project with the package of the contract, and the programs of the chapter of its README. */
function createProject(folder: string): void {
  const own = join(folder, "node_modules/archive-soap");
  mkdirSync(own, { recursive: true });
  writeTo(
    own,
    packageOf([contractOfVersion("Archive", { "archive.wsdl": attachmentsWsdl() })], {
      identity: { name: "archive-soap" },
    }),
  );
  expect(build(own)).toBe("");
  mkdirSync(join(folder, "node_modules/@types"));
  for (const name of ["@types/node", "undici-types"])
    symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name), "junction");
  for (const [index, code] of programs().entries()) writeFileSync(join(folder, `readme-${index + 1}.ts`), code);
  cpSync("test/conformance/attachments-memory.mjs", join(folder, "memory.mjs"));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  const options = {
    target: "es2023",
    module: "nodenext",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options }));
  expect(node(resolve("."), "node_modules/typescript/bin/tsc", "-p", folder)).toBe("");
}

/** The programs of the chapter. */
function programs(): string[] {
  const chapter = readFileSync("templates/package/readme/attachments.md", "utf8");
  return [...chapter.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) =>
    code
      .replaceAll("{{package}}/archive", "archive-soap/archive/archive")
      .replaceAll("{{package}}", "archive-soap")
      .replaceAll('"https://example.com/Archive"', "process.env.ARCHIVE ?? ''"),
  );
}

async function* pieces(length: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < length; sent += PIECE)
    yield new Uint8Array(Math.min(PIECE, length - sent)).fill(sent / PIECE);
}

const HANDLER = streamingHandler(archiveEndpoint, {
  store: async ({ Content }) => {
    let size = 0n;
    for await (const piece of Content) size += BigInt(piece.length);
    return { body: { Size: size } };
  },
  load: ({ Name }) => ({ body: { Content: [pieces(Name === "report.pdf" ? 100_000 : DOCUMENT)] } }),
});

describe("a package whose contract has attachments", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-test-"));
    createProject(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a program while the service is there. @returns what it prints */
  async function run(...parameters: readonly string[]): Promise<string> {
    const server = createServer(createNodeListener(HANDLER));
    const ARCHIVE = await startServer(server);
    const surroundings = { cwd: folder, env: { ...process.env, ARCHIVE }, timeout: CHILD_LIMIT };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, parameters, surroundings);
    expect(stderr).toBe("");
    return stdout;
  }

  it("has programs in its README that run", async () => {
    writeFileSync(
      join(folder, "run.mjs"),
      `import { copy } from "./readme-1.js";
       import { storeWithNote } from "./readme-2.js";
       import { exchange } from "./readme-3.js";
       console.log(await copy());
       await storeWithNote(new Uint8Array(3000));
       await exchange("readme-1.ts", "copied");
       process.exit();`,
    );
    expect(await run("run.mjs")).toContain("100000n");
    expect(readFileSync(join(folder, "copied"))).toHaveLength(100_000);
  });

  it.each(["stream", "blob", "read"])("takes less than 100 MB for a document of 200 MB: %s", async (way) => {
    writeFileSync(join(folder, "document"), new Uint8Array(way === "blob" ? DOCUMENT : 1));
    const empty = Number(await run("memory.mjs", "none"));
    expect(Number(await run("memory.mjs", way)) - empty).toBeLessThan(100 * MEBIBYTES);
  });
});
