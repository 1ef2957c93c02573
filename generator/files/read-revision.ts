import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { basename, relative } from "node:path";
import { decodeSource } from "../source/decode-source.js";
import { InputError } from "../source/errors.js";
import { folderName, type SchemaFiles } from "../source/source-text.js";
import { findUpwards } from "./find-upwards.js";
import type { Location } from "./location.js";

/** Milliseconds that git may take for one answer. */
const GIT_LIMIT = 60_000;

/**
 * Reads the WSDL and XSD files that a folder had at a revision of its git repository. The folder need not exist now.
 * @throws InputError if there is no such repository, revision or folder
 */
export function readRevision(revision: string, { shown, path }: Location): SchemaFiles {
  if (revision.startsWith("-")) throw new InputError(`git:${revision}: no revision begins with a dash`);
  const start = nearestFolder(path);
  const run = (...parameters: string[]): Buffer => runGit(parameters, start, revision);
  const root = relative(start, path).replaceAll("\\", "/");
  const list = ["ls-tree", "-r", "-z", "--name-only", "--end-of-options", revision, "--", root || "."];
  const paths = run(...list)
    .toString()
    .split("\0")
    .filter((listed) => /\.(?:wsdl|xsd)$/i.test(listed));
  if (paths.length === 0) throw new InputError(`git:${revision}: no WSDL or XSD files in ${shown}`);
  const folder = `git:${revision}:${folderName(shown)}`;
  const files = paths.map((listed) => {
    const name = `${folder}/${root === "" ? listed : listed.slice(root.length + 1)}`;
    return [name, decodeSource(name, run("cat-file", "blob", `${revision}:./${listed}`))] as const;
  });
  return { folder, ownName: basename(path), files: new Map(files) };
}

/** The folder itself, or the nearest folder above it that exists. */
function nearestFolder(path: string): string {
  const isFolder = (name: string): boolean => statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return findUpwards(path, (name) => (isFolder(name) ? name : undefined)) ?? path;
}

/** Runs git without a shell, so that no name is taken for a command. */
function runGit(parameters: readonly string[], folder: string, revision: string): Buffer {
  try {
    return execFileSync("git", parameters, { cwd: folder, stdio: "pipe", maxBuffer: 1 << 30, timeout: GIT_LIMIT });
  } catch (error) {
    throw new InputError(`git:${revision}: ${describeFailure(error)}`, { cause: error });
  }
}

function describeFailure(error: unknown): string {
  if (typeof error === "object" && error !== null && "stderr" in error) {
    const said = String(error.stderr).trim().split("\n")[0];
    if (said !== undefined && said !== "") return said.replace(/^fatal: /, "");
  }
  return error instanceof Error ? error.message : String(error);
}
