import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { describe, expect, it } from "vitest";

const SOURCE = fileURLToPath(new URL("../../generated/src/", import.meta.url));

/** Bundles a program that has one line. saxes and its parser are left out. */
async function bundle(line: string, minify: boolean): Promise<string> {
  const program = { name: "program", resolveId: (id: string) => (id === "program" ? id : null), load: loadProgram };
  function loadProgram(id: string): string | null {
    return id === "program" ? line : null;
  }
  const build = await rolldown({ input: "program", plugins: [program], external: [/saxes-parser\.cjs$/], cwd: SOURCE });
  const { output } = await build.generate({ format: "esm", minify });
  return output[0].code;
}

/** The names of the classes, functions and constants at the top level of a bundle. */
async function declaredIn(line: string): Promise<string[]> {
  const code = await bundle(line, false);
  return [...code.matchAll(/^(?:class|(?:async )?function\*?|const|let|var) (\w+)/gm)].map(([, name = ""]) => name);
}

describe("a bundle has nothing that its program does not use", () => {
  it("a function for dates brings what it calls", async () => {
    const names = await declaredIn(`export { withoutZone } from "${SOURCE}index.ts";`);
    expect(names.filter((name) => /Reader|Writer|Client|Error|base64|Handler/.test(name))).toEqual([]);
  });

  it("a client brings no handler, no session, no list, no facet and no datatype that its messages do not have", async () => {
    const names = await declaredIn(`export { BatchClient } from "${SOURCE}services88/batch.ts";`);
    expect(names).toEqual(expect.arrayContaining(["BatchClient", "XmlReader", "ScanReader", "dateTime"]));
    const unused =
      /^(?:createHandler|answerRequest|Dispatch|Session|NMTOKENS|restricted|rulesOf|formsOf|anyTypes|gYear|hexBinary|dateTimeAsDate)$/;
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

it("a client of one endpoint has at most 40 kB in a compressed bundle, beside saxes", async () => {
  const code = await bundle(`export { BatchClient } from "${SOURCE}services88/batch.ts";`, true);
  expect(gzipSync(code).length).toBeLessThan(40_000);
});
