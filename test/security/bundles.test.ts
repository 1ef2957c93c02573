import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { describe, expect, it } from "vitest";

const TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Bundles what a program takes of this folder, without what every client has: the library, which is the same for all. */
async function bundle(names: string): Promise<{ code: string; size: number }> {
  const line = `export { ${names} } from "${TEMPLATES}security/index.ts";`;
  const program = {
    name: "program",
    resolveId: (id: string) => (id === "program" ? id : null),
    load: (id: string) => (id === "program" ? line : null),
  };
  const build = await rolldown({ input: "program", plugins: [program], external: [/\/runtime\//], cwd: TEMPLATES });
  const { output } = await build.generate({ format: "esm", minify: false });
  const small = await build.generate({ format: "esm", minify: true });
  return { code: output[0].code, size: gzipSync(small.output[0].code).length };
}

describe("a bundle", () => {
  it("with passwords alone has nothing of signatures", async () => {
    const { code, size } = await bundle("security, timestamp, usernameToken");
    expect(code).toContain("function usernameToken(");
    expect(code).not.toMatch(/function (?:canonicalXml|readCertificate|requireSignature|requireUsernameToken)\(/);
    expect(size).toBeLessThan(4_000);
  });

  it("with everything is small too, because it needs no other package", async () => {
    const { size } = await bundle(
      "security, timestamp, requireTimestamp, usernameToken, requireUsernameToken, signature, requireSignature, callerOf",
    );
    expect(size).toBeLessThan(11_000);
  });
});
