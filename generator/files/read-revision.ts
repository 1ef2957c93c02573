import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { basename, dirname, parse, posix, relative, resolve } from "node:path";
import { decodeSource } from "../source/decode-source.js";
import { InputError } from "../source/errors.js";
import { folderName, type SchemaFiles } from "../source/source-text.js";
import { beginsAsSchema } from "../wsdl/document-kind.js";
import { findUpwards } from "./find-upwards.js";
import type { Location } from "./location.js";

/** Milliseconds that git may take for one answer. */
const GIT_LIMIT = 60_000;

/**
 * Reads the WSDL and XSD files that a folder had at a revision of its git repository, or a WSDL file and those in its folder. Neither
 * need exist now.
 * @throws InputError if there is no such repository, revision, folder or file
 */
export function readRevision(revision: string, { shown, path }: Location): SchemaFiles {
  if (revision.startsWith("-")) throw new InputError(`git:${revision}: no revision begins with a dash`);
  const tree = new Tree(revision, path);
  const isFile = tree.has(path);
  const [folder, place] = isFile ? [posix.dirname(folderName(shown)), dirname(path)] : [folderName(shown), path];
  const start = `git:${revision}:${folder}`;
  const sources = tree
    .filesIn(place)
    .filter((file) => file === path || /\.(?:wsdl|xsd|xml)$/i.test(file))
    .map((file) => ({ file, source: decodeSource(`${start}/${folderName(relative(place, file))}`, tree.read(file)) }))
    .filter(({ file, source }) => file === path || isSchemaName(file) || beginsAsSchema(source.text));
  if (sources.length === 0)
    throw new InputError(
      `git:${revision}: no WSDL or XSD files in ${shown}; git:${revision}:FOLDER names another folder`,
    );
  const files = new Map(sources.map(({ source }) => [source.name, source]));
  const only = sources.flatMap(({ file, source }) => (file === path ? [source.name] : []));
  const ownName = isFile && !isSchemaName(path) ? parse(path).name : basename(place);
  return { folder: start, ownName, files, ...(isFile && { wsdls: only }) };
}

function isSchemaName(file: string): boolean {
  return /\.(?:wsdl|xsd)$/i.test(file);
}

/** What a repository had at a revision, by the paths that its files would have now. */
class Tree {
  readonly #revision: string;
  readonly #start: string;

  /** @param path - a folder or a file of the repository */
  constructor(revision: string, path: string) {
    this.#revision = revision;
    this.#start = nearestFolder(path);
  }

  has(file: string): boolean {
    return this.filesIn(file).includes(file);
  }

  read(file: string): Buffer {
    return this.#run("cat-file", "blob", `${this.#revision}:./${this.#pathTo(file)}`);
  }

  /** The files in a folder and in its subfolders; a file itself. */
  filesIn(path: string): string[] {
    const options = ["-r", "-z", "--name-only", "--end-of-options", this.#revision, "--"];
    const listed = this.#run("ls-tree", ...options, this.#pathTo(path) || ".").toString();
    return listed.split("\0").flatMap((found) => (found === "" ? [] : [resolve(this.#start, found)]));
  }

  #pathTo(path: string): string {
    return relative(this.#start, path).replaceAll("\\", "/");
  }

  #run(...parameters: string[]): Buffer {
    return runGit(parameters, this.#start, this.#revision);
  }
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
