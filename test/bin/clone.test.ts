import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { serveMetadata, wcfDocuments } from "../support/metadata-server.js";
import { runHere } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const AUTHOR = ["-c", "user.name=x", "-c", "user.email=x@example.com"];

/** Clones a folder with the default settings of Git for Windows. */
function cloneWithWindowsLineEnds(folder: string): string {
  const git = (...args: string[]): void => void execFileSync("git", args, { cwd: folder, stdio: "pipe" });
  git("init", "--quiet");
  git("add", "--all");
  git(...AUTHOR, "commit", "--quiet", "--message=x");
  const clone = join(tempFolder(), "clone");
  git("clone", "--quiet", "--config=core.autocrlf=true", "--config=core.eol=crlf", folder, clone);
  return clone;
}

it("a clone in which Git changes line ends has not drifted", async () => {
  const folder = tempFolder();
  const { server } = await serveMetadata(wcfDocuments());
  const options = ["--server", server, "--services", "Services88", "--endpoints", "Batch"];
  expect((await runHere(folder, "init", ...options)).status).toBe(0);
  expect((await runHere(folder, "fetch")).status).toBe(0);
  expect((await runHere(folder, "generate")).status).toBe(0);
  writeFileSync(join(folder, "notes.txt"), "one\ntwo\n");

  const clone = cloneWithWindowsLineEnds(folder);
  expect(readFileSync(join(clone, "notes.txt"), "utf8")).toBe("one\r\ntwo\r\n");
  expect(await runHere(clone, "check")).toMatchObject({ status: 0, stderr: "" });
  expect((await runHere(clone, "generate")).stdout).toMatch(/^generated: \d+ files, all up to date\n$/);
  expect(await runHere(clone, "check", "--live")).toMatchObject({ status: 0, stderr: "" });
  expect((await runHere(clone, "fetch")).stdout).toBe("schemas: 1 endpoint in 4 files, all up to date\n");
});
