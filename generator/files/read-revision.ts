import { execFileSync } from "node:child_process";
import { posix } from "node:path";
import { decodeSource } from "../source/decode-source.js";
import { InputError } from "../source/errors.js";
import { folderName, type NamedFiles } from "../source/source-text.js";

/** Milliseconds that git may take for one answer. */
const GIT_LIMIT = 60_000;

/**
 * Reads the WSDL and XSD files that a folder had at a revision of the git repository that it is in.
 * @throws InputError if there is no such repository, revision or folder
 */
export function readRevision(revision: string, folder: string): NamedFiles {
  const root = posix.normalize(folderName(folder));
  if (revision.startsWith("-")) throw new InputError(`git:${revision}: no revision begins with a dash`);
  const listed = git(
    revision,
    "ls-tree",
    "-r",
    "-z",
    "--name-only",
    "--end-of-options",
    revision,
    "--",
    root,
  ).toString();
  const paths = listed.split("\0").filter((path) => /\.(?:wsdl|xsd)$/i.test(path));
  if (paths.length === 0) throw new InputError(`git:${revision}: no WSDL or XSD files in ${root}`);
  // Git leaves the folder out where it is the current one.
  const prefix = `git:${revision}:${root === "." ? "./" : ""}`;
  const files = paths.map((path) => {
    const name = `${prefix}${path}`;
    return [name, decodeSource(name, git(revision, "cat-file", "blob", `${revision}:./${path}`))] as const;
  });
  return { folder: `git:${revision}:${root}`, files: new Map(files) };
}

/** Without a shell, so that nothing in a name means anything. */
function git(revision: string, ...parameters: string[]): Buffer {
  try {
    return execFileSync("git", parameters, { stdio: "pipe", maxBuffer: 1 << 30, timeout: GIT_LIMIT });
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
