import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { type RunningProgram, runHere, start } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

/** A team's code that uses the package. */
const CONSUMER = `import { BatchClient } from "./generated/src/services88/batch.js";

export async function nameOfTask(id: number): Promise<string | null | undefined> {
  const batch = new BatchClient({ url: "https://example.com/Remote/Services88/Batch.svc" });
  const { Response: task } = await batch.getBatchTaskInfo({ Id: id });
  return task?.Name;
}
`;

/** The contract of an installation, which can be changed. */
class Installation {
  readonly #folder = tempFolder();
  #port = 0;
  #running: RunningProgram | undefined;

  constructor() {
    for (const name of ["Services88", "shared"])
      cpSync(join("schemas", name), join(this.#folder, name), { recursive: true });
  }

  get server(): string {
    return `http://127.0.0.1:${this.#port}/Remote`;
  }

  /** Serves the current contract, always at the same address. */
  async serve(): Promise<void> {
    await this.stop();
    this.#running = start(".", ["mock", "--schemas", this.#folder, "--port", String(this.#port)]);
    const [, port] = await this.#running.until(/127\.0\.0\.1:(\d+)\/Remote\/Services88\/SoPrincipal/);
    this.#port = Number(port);
  }

  async stop(): Promise<void> {
    this.#running?.child.kill("SIGTERM");
    await this.#running?.ended;
  }

  async change(edits: Readonly<Record<string, (text: string) => string>>): Promise<void> {
    for (const [file, edit] of Object.entries(edits)) this.#edit(file, edit);
    await this.serve();
  }

  #edit(file: string, change: (text: string) => string): void {
    const path = join(this.#folder, "Services88", file);
    const before = readFileSync(path, "utf8");
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  }
}

function gainMember(text: string): string {
  const member = '<xs:element name="Priority" type="xs:int" minOccurs="0"/>';
  return text.replace(/(<xs:complexType name="BatchTaskInfo">[\s\S]*?)(<\/xs:sequence>)/, `$1${member}$2`);
}

/** Everything named after StopBatchJob: messages, operations and payload elements. */
const STOP_BATCH_JOB = /^( *)<(wsdl:message|wsdl:operation|xs:element) name="StopBatchJob[\s\S]*?^\1<\/\2>\n/gm;

function gainOperation(text: string): string {
  return text.replace(STOP_BATCH_JOB, (whole) => whole + whole.replaceAll("StopBatchJob", "ResumeBatchJob"));
}

function loseOperation(text: string): string {
  return text.replace(STOP_BATCH_JOB, "");
}

function compile(folder: string): string {
  const program = resolve("node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [program, "-p", folder], { encoding: "utf8", timeout: CHILD_LIMIT });
  return stdout;
}

/** A team's repository, with a consumer of the package that will be generated. */
function repository(): string {
  const folder = tempFolder();
  writeFileSync(join(folder, "consumer.ts"), CONSUMER);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("node_modules/saxes"), join(folder, "node_modules/saxes"));
  const compilerOptions = {
    target: "es2023",
    lib: ["es2023"],
    types: [],
    module: "nodenext",
    strict: true,
    noEmit: true,
    paths: { saxes: ["./generated/src/runtime/saxes.d.cts"] },
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
  return folder;
}

describe("the life of a contract", () => {
  it("is fetched, generated, checked, changed and fetched again, and the consumer always compiles", async () => {
    const installation = new Installation();
    await installation.serve();
    const folder = repository();
    const { server } = installation;

    const options = ["--server", server, "--services", "Services88", "--endpoints", "Batch", "SoPrincipal"];
    expect((await runHere(folder, "init", ...options)).status).toBe(0);
    expect((await runHere(folder, "fetch")).stdout).toMatch(/^schemas: 2 endpoints in 12 files, 14 added, /);
    expect((await runHere(folder, "generate")).status).toBe(0);
    expect((await runHere(folder, "check")).status).toBe(0);
    expect((await runHere(folder, "check", "--live")).status).toBe(0);
    expect(compile(folder)).toBe("");

    // The server gains a member and an operation.
    await installation.change({ "Types.xsd": gainMember, "Batch.wsdl": gainOperation, "Batch.xsd": gainOperation });
    expect((await runHere(folder, "check")).status).toBe(0);
    const live = await runHere(folder, "check", "--live");
    expect(live.status).toBe(1);
    expect(live.stdout).toContain("changed  schemas/Services88/Batch.wsdl\n");
    expect(live.stdout).toContain("ResumeBatchJob");
    expect(live.stdout).toContain("Priority");

    cpSync(join(folder, "schemas"), join(folder, "before"), { recursive: true });
    expect((await runHere(folder, "fetch")).status).toBe(0);
    expect((await runHere(folder, "check")).status).toBe(1);
    expect((await runHere(folder, "generate")).stdout).toMatch(/files, \d written, 0 removed\n$/);
    expect((await runHere(folder, "check")).status).toBe(0);
    expect((await runHere(folder, "check", "--live")).status).toBe(0);
    expect(compile(folder)).toBe("");
    expect((await runHere(folder, "diff", "before", "schemas", "--fail-on", "breaking")).status).toBe(0);

    // It loses an operation.
    await installation.change({ "Batch.wsdl": loseOperation });
    expect((await runHere(folder, "check", "--live")).stdout).toContain("StopBatchJob");
    cpSync(join(folder, "schemas"), join(folder, "between"), { recursive: true });
    expect((await runHere(folder, "fetch")).status).toBe(0);
    expect((await runHere(folder, "diff", "between", "schemas", "--fail-on", "breaking")).status).toBe(1);
    await installation.stop();
  });
});
