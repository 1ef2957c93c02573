import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { describe, expect, it } from "vitest";
import { filesAtOnce } from "../support/bundle-files.js";

const SOURCE = fileURLToPath(new URL("../../generated/src/", import.meta.url));

/** The files that a program of one line loads at once. What it loads later is not among them. */
async function bundle(line: string, minify: boolean): Promise<string[]> {
  const program = {
    name: "program",
    resolveId: (id: string) => (id === "program" || id === "saxes" ? { id, external: id === "saxes" } : null),
    load: loadProgram,
  };
  function loadProgram(id: string): string | null {
    return id === "program" ? line : null;
  }
  const build = await rolldown({ input: "program", plugins: [program], cwd: SOURCE });
  const { output } = await build.generate({ format: "esm", minify });
  return filesAtOnce(output);
}

function compressedSize(files: readonly string[]): number {
  return files.reduce((sum, code) => sum + gzipSync(code).length, 0);
}

/** The names of the classes, functions and constants at the top level of a bundle. */
async function declaredIn(line: string): Promise<string[]> {
  const code = (await bundle(line, false)).join("\n");
  return [...code.matchAll(/^(?:class|(?:async )?function\*?|const|let|var) (\w+)/gm)].map(([, name = ""]) => name);
}

describe("a bundle has nothing that its program does not use", () => {
  it("a function for dates brings what it calls", async () => {
    const names = await declaredIn(`export { withoutZone } from "${SOURCE}index.ts";`);
    expect(names.filter((name) => /Reader|Writer|Client|Error|base64|Handler/.test(name))).toEqual([]);
  });

  it("a client brings no parser, no handler, no session, no list, no facet and no datatype that its messages do not have", async () => {
    const names = await declaredIn(`export { BatchClient } from "${SOURCE}services88/batch.ts";`);
    expect(names).toEqual(expect.arrayContaining(["BatchClient", "PlainWriter", "ScanReader", "dateTime"]));
    const unused =
      /^(?:XmlReader|TextWriter|createHandler|answerRequest|Dispatch|Session|NMTOKENS|restricted|rulesOf|formsOf|anyTypes|gYear|hexBinary|dateTimeAsDate)$/;
    expect(names.filter((name) => unused.test(name))).toEqual([]);
  });

  it("a handler brings no client and no session", async () => {
    const program = `
      import { createHandler } from "${SOURCE}index.ts";
      import { batchEndpoint } from "${SOURCE}services88/batch.ts";
      export const handler = createHandler(batchEndpoint, {});`;
    const names = await declaredIn(program);
    expect(names).toEqual(expect.arrayContaining(["createHandler", "XmlReader", "ScanReader"]));
    expect(names.filter((name) => /Client|Session|platformFetch/.test(name))).toEqual([]);
  });
});

/** What a program of one line loads at once, compressed, in bytes. */
async function sizeOf(line: string): Promise<number> {
  return compressedSize(await bundle(line, true));
}

const CALL = `import { call } from "${SOURCE}index.ts";`;

it("one call has less than 20 kB in a compressed bundle, with all that a plain message needs", async () => {
  const program = `${CALL}
    import { getBatchTaskInfo } from "${SOURCE}services88/batch.ts";
    export const task = call(getBatchTaskInfo, { Id: 1 }, { url: "https://example.com/Remote/Services88/Batch.svc" });`;
  expect(await sizeOf(program)).toBeLessThan(20_000);
});

it("a client of one endpoint has less than 24 kB in a compressed bundle", async () => {
  expect(await sizeOf(`export { BatchClient } from "${SOURCE}services88/batch.ts";`)).toBeLessThan(24_000);
});

it("a call brings neither another operation nor the client class, and loads the parser only for what is not plain", async () => {
  const program = `${CALL}
    import { stopBatchJob } from "${SOURCE}services88/batch.ts";
    export const stop = (url) => call(stopBatchJob, { Id: 1 }, { url });`;
  const names = await declaredIn(program);
  expect(names).toEqual(expect.arrayContaining(["stopBatchJob", "call", "PlainWriter", "ScanReader"]));
  const unused =
    /^(?:BatchClient|SoapClient|\w*BatchTaskInfo|XmlReader|TextWriter|XmlCursor|SaxesParser|encodeMessage)$/;
  expect(names.filter((name) => unused.test(name))).toEqual([]);
});
