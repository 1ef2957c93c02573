import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHandler } from "../../generated/src/index.js";
import { batchEndpoint } from "../../generated/src/services88/batch.js";
import { soPrincipalEndpoint } from "../../generated/src/services88/so-principal.js";
import type { BatchTaskInfo } from "../../generated/src/services88/types/batch-task-info.js";
import type { BatchTaskState } from "../../generated/src/services88/types/batch-task-state.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { createConsumer, packGenerated } from "../support/consumer.js";

const NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services88";

const SUCCEEDED = "Succeeded done: Nightly, 3 retries\n";

const TYPESCRIPT = resolve("node_modules/typescript/bin/tsc");

describe("a project that installs the packed package", () => {
  let folder: string;
  let tarball: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-consumer-"));
    tarball = packGenerated(folder);
    const project = join(folder, "project");
    createConsumer(project, tarball, { target: "es2023", lib: ["es2023", "dom"], verbatimModuleSyntax: true });
    const examples = examplesOf("generated/README.md");
    const [call = "", client = ""] = examples;
    const handler = examples.find((code) => code.includes("createHandler")) ?? "";
    writeFileSync(join(project, "call.ts"), call);
    const [first = "", ...others] = examplesOf("README.md");
    writeFileSync(join(project, "first-screen.ts"), first);
    writeFileSync(join(project, "call-of-root.ts"), others.find((code) => code.includes("logIn")) ?? "");
    writeFileSync(
      join(project, "client.ts"),
      `import { BatchClient } from "netserver-soap/services88/batch";\n${client}`,
    );
    writeFileSync(join(project, "handler.ts"), handler);
    execFileSync(process.execPath, [TYPESCRIPT, "-p", "."], { cwd: project, stdio: "pipe", timeout: CHILD_LIMIT });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("gets one run-time dependency, and only the sources of the package", () => {
    expect(readdirSync(join(folder, "project/node_modules")).sort()).toEqual([
      ".package-lock.json",
      "netserver-soap",
      "saxes",
      "xmlchars",
    ]);
    expect(readdirSync(join(folder, "project/node_modules/netserver-soap")).sort()).toEqual([
      "README.md",
      "dist",
      "package.json",
      "src",
    ]);
  });

  it("passes publint and are-the-types-wrong", async () => {
    const { messages } = await publint({ pkgDir: join(folder, "project/node_modules/netserver-soap"), strict: true });
    expect(messages).toEqual([]);
    const result = await checkPackage(createPackageFromTarballData(readFileSync(join(folder, tarball))));
    // The package has only ES modules. That CommonJS cannot require them is not a problem of the types.
    const problems = result.types === false ? ["no types"] : result.problems;
    const isExpected = (problem: string | Problem): boolean =>
      typeof problem === "object" && (problem.kind === "CJSResolvesToESM" || isNode10(problem));
    expect(problems.filter((problem) => !isExpected(problem))).toEqual([]);
  });

  it("round-trips a BatchTaskInfo with every kind of value", () => {
    const output = execFileSync(process.execPath, ["round-trip.js"], {
      cwd: join(folder, "project"),
      encoding: "utf8",
      timeout: CHILD_LIMIT,
    });
    expect(output).toBe("round trip: done\n");
  });

  it("loads saxes only with the first message to a client that is not plain", () => {
    const script = `
import { createRequire } from "node:module";
import { BatchClient } from "netserver-soap/services88/batch";
const loaded = createRequire(import.meta.url).cache;
const report = (when) => console.log(when, Object.keys(loaded).some((path) => path.includes("saxes.js")));
const answer = (more) => \`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
  <StartBatchJobResponse xmlns="${NAMESPACE}"><Response>42</Response>\${more}</StartBatchJobResponse></s:Body></s:Envelope>\`;
const answers = [answer(""), answer("<More/>")];
const batch = new BatchClient({ url: "https://example.com", fetch: async () => new Response(answers.shift()) });
report((await batch.startBatchJob({})).Response);
report((await batch.startBatchJob({})).Response);`;
    writeFileSync(join(folder, "project/lazy.mjs"), script);
    const output = execFileSync(process.execPath, ["lazy.mjs"], {
      cwd: join(folder, "project"),
      encoding: "utf8",
      timeout: CHILD_LIMIT,
    });
    expect(output).toBe("42 false\n42 true\n");
  });

  it.each([
    ["polls it through all its states and reads its result, as generated/README.md shows", "call.js", SUCCEEDED],
    ["polls it through all its states and reads its result, as README.md shows", "call-of-root.js", SUCCEEDED],
    ["as the first screen of README.md shows", "first-screen.js", "42\n"],
  ])("logs in, starts a job, %s", async (_, name, printed) => {
    const server = await startServer();
    try {
      const file = join(folder, "project", name);
      const address = server.address();
      const port = typeof address === "object" ? address?.port : undefined;
      writeFileSync(file, readFileSync(file, "utf8").replace("https://example.com", `http://127.0.0.1:${port}`));
      const { stdout } = await promisify(execFile)(process.execPath, [name], { cwd: join(folder, "project") });
      expect(stdout).toBe(printed);
    } finally {
      server.close();
    }
  });
});

/** The README says that TypeScript before 4.7 does not know the exports of a package. */
function isNode10(problem: Problem): boolean {
  return problem.kind === "NoResolution" && problem.resolutionKind === "node10";
}

/** The TypeScript of a README. */
function examplesOf(readme: string): string[] {
  return [...readFileSync(readme, "utf8").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
}

/** An installation with one user. A job reaches its next state each time somebody asks for it. */
const NEXT_STATE: ReadonlyMap<BatchTaskState | undefined, BatchTaskState> = new Map([
  ["New", "Aquired"],
  ["Aquired", "Started"],
]);

async function startServer(): Promise<Server> {
  let task: BatchTaskInfo | undefined;
  const batch = createHandler(batchEndpoint, {
    startBatchJob: ({ BatchTaskInfo }, headers) => {
      if (headers.Credentials?.Ticket === "7T:issued") task = { ...BatchTaskInfo, Id: 42 };
      return { body: { Response: 42 }, headers: { Succeeded: task !== undefined } };
    },
    getBatchTaskInfo: () => {
      const answer = { body: { Response: task ?? null } };
      const State = NEXT_STATE.get(task?.State) ?? "Succeeded";
      task = { ...task, State, Result: `done: ${task?.Name}, ${task?.ParameterObject?.retries} retries` };
      return answer;
    },
  });
  const principal = createHandler(soPrincipalEndpoint, {
    authenticateUsernamePassword: ({ UserName, Password }) => ({
      body: {
        AuthenticationSucceeded: UserName === "me" && Password === "secret",
        Credentials: { Ticket: "7T:issued" },
      },
    }),
  });
  const handlers = new Map([
    ["/Cust12345/Remote/Services88/Batch.svc", batch],
    ["/Cust12345/Remote/Services88/SoPrincipal.svc", principal],
  ]);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const headers = { "content-type": "text/xml", soapaction: String(request.headers.soapaction) };
    const init = { method: "POST", headers, body: Buffer.concat(chunks) };
    const answer = await handlers.get(request.url ?? "")?.("http://127.0.0.1", init);
    response.writeHead(answer?.status ?? 404, { "Content-Type": "text/xml; charset=utf-8" });
    response.end(Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}
