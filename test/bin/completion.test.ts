import { describe, expect, it } from "vitest";
import { run, runHere } from "../support/program.js";

/** The words that a shell would offer, and what it does after them: 0 offers files as well. */
async function complete(...words: string[]): Promise<{ words: string[]; directive: string | undefined }> {
  const { stdout } = await runHere(".", "complete", "--", ...words);
  const lines = stdout.trimEnd().split("\n");
  const directive = lines.pop();
  return { words: lines.map((line) => line.split("\t")[0] ?? ""), directive };
}

describe("completion", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["commands", ["ch"], ["check"]],
    ["options", ["check", "--fo"], ["--format"]],
    ["options of the program", ["check", "--qu"], ["--quiet"]],
    ["options before the command", ["--verb"], ["--verbose"]],
    ["choices of an option", ["diff", "a", "b", "--fail-on", ""], ["breaking", "compatible", "any", "none"]],
    ["names of members", ["generate", "--members", ""], ["wire", "camelCase"]],
    ["choices of an argument", ["completion", "p"], ["powershell"]],
    ["options after a flag", ["check", "--live", "--js"], ["--json"]],
  ])("offers %s", async (_, words, want) => {
    expect(await complete(...words)).toEqual({ words: want, directive: ":4" });
  });

  it.each([[["generate", ""]], [["generate", "--out", ""]], [["check", "-o", "gen"]]])(
    "leaves files to the shell: %s",
    async (words) => {
      expect(await complete(...words)).toEqual({ words: [], directive: ":0" });
    },
  );

  it.each(["bash", "zsh", "fish", "powershell"])("prints the script of %s, which asks this program", (shell) => {
    const { status, stdout } = run(".", "completion", shell);
    expect(status).toBe(0);
    expect(stdout).toMatch(/netserver-soapgen["']? complete ["']?--/);
  });

  it("refuses other shells", async () => {
    const { status, stderr } = await runHere(".", "completion", "csh");
    expect([status, stderr]).toEqual([2, expect.stringContaining("Allowed choices are bash, zsh, fish, powershell.")]);
  });

  it("is not in the help", async () => {
    expect((await runHere(".", "--help")).stdout).not.toMatch(/^ {2}complete\b/m);
  });
});
