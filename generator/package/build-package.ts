import type { Contract } from "../contract/contract.js";
import { namesOf, profileOf, profileOfPackage } from "../profiles/profiles.js";
import { InputError } from "../source/errors.js";
import type { ValueTypes } from "../typescript/datatypes.js";
import { emitVersion } from "../typescript/emit-version.js";
import type { NamedVersion } from "../typescript/names.js";
import type { CodeWriterFactory } from "../typescript/source-file.js";
import { libraryModules } from "./library-modules.js";
import { filesOf, inside, type MemoryFile, type MemoryFolder, memoryFolder } from "./memory-folder.js";
import { packageName } from "./package-name.js";
import { ProfileParts } from "./profile-parts.js";
import { readme, type UsageExamples } from "./readme.js";

/** The entries of package.json that describe the package. Those of the template are the defaults. */
export interface PackageIdentity {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly description?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly homepage?: string | undefined;
  readonly bugs?: string | object | undefined;
  /** An SPDX expression. With `MIT` the package has the file LICENSE; it says `UNLICENSED` if this is left out. */
  readonly license?: string | undefined;
  readonly author?: string | object | undefined;
  readonly repository?: string | object | undefined;
  /** Whether npm refuses to publish it: true if left out. */
  readonly private?: boolean | undefined;
  readonly publishConfig?: object | undefined;
}

export interface BuildOptions {
  readonly identity?: PackageIdentity | undefined;
  readonly values?: ValueTypes | undefined;
  /** Code for the README of a package without a profile. */
  readonly usage?: UsageExamples | undefined;
}

/**
 * Assembles the package: the run-time library, the modules of every version, and the other files.
 * @param templates - the folder templates/
 */
export function buildPackage(
  contracts: readonly Contract[],
  templates: MemoryFolder,
  createWriter: CodeWriterFactory,
  options: BuildOptions = {},
): MemoryFolder {
  const versions = contracts.map((contract) => ({ contract, names: namesOf(contract) }));
  checkFolders(versions);
  const parts = new ProfileParts(profileOfPackage(contracts), templates);
  const modules = versions.flatMap(({ contract, names }) => [
    ...emitVersion(contract, names, createWriter, { values: options.values, client: profileOf(contract)?.client }),
  ]);
  return memoryFolder([
    ...inside("src", [...libraryModules(templates, parts), ...modules]),
    ["src/runtime/LICENSE", templates.get("package/LICENSE") ?? ""],
    ...packageFiles({ versions, parts }, templates, options),
  ]);
}

/** The content of a package. */
interface Content {
  readonly versions: readonly NamedVersion[];
  readonly parts: ProfileParts;
}

/** Refuses versions whose names differ only in case: they would share a folder. */
function checkFolders(versions: readonly NamedVersion[]): void {
  const owners = new Map<string, string>();
  for (const { contract, names } of versions) {
    const other = owners.get(names.folder);
    if (other !== undefined) throw new InputError(`${other} and ${contract.version} would both be in ${names.folder}`);
    owners.set(names.folder, contract.version);
  }
}

function packageFiles(
  content: Content,
  templates: MemoryFolder,
  { identity = {}, values, usage }: BuildOptions,
): MemoryFile[] {
  const manifest = manifestOf(templates, content, identity);
  const facts = { ...content, packageName: manifest.name, values, usage };
  // The run-time library has its licence beside it. The package as a whole has the one that its owners choose.
  const isPart = ([name]: MemoryFile): boolean => name !== "LICENSE" || identity.license === "MIT";
  return filesOf("package", templates)
    .filter((file) => isPart(file) && !file[0].startsWith("readme/"))
    .map(([name, text]) => {
      if (name === "manifest.json") return ["package.json", `${JSON.stringify(manifest, null, 2)}\n`];
      if (name === "tsconfig.json") return [name, content.parts.compilerOptions(text)];
      if (name === "README.md") return [name, readme(templates, facts)];
      // npm leaves files called .gitignore out of what it publishes, so the templates have no dot.
      return [name.startsWith("git") ? `.${name}` : name, text];
    });
}

/** The content of package.json. */
interface Manifest {
  readonly name: string;
  readonly exports: object;
}

/** package.json: an entry point for each part of the profile, each version and each endpoint. */
function manifestOf(templates: MemoryFolder, { versions, parts }: Content, identity: PackageIdentity): Manifest {
  const paths = versions.flatMap(({ names: { folder, endpoints } }) => [
    [folder, `${folder}/index`],
    ...[...endpoints.values()].map(({ module }) => [`${folder}/${module}`, `${folder}/${module}`]),
  ]);
  const entries = [["", "index"], ["node", "node/index"], ...parts.entries(), ...paths].map(([name, file]) => [
    name === "" ? "." : `./${name}`,
    { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` },
  ]);
  const exports = { ...Object.fromEntries(entries), "./package.json": "./package.json" };
  const named = Object.fromEntries(Object.entries(identity).filter(([, value]) => value !== undefined));
  // npm publishes a package without this key.
  const publishable = identity.private === false ? { private: undefined } : {};
  const template = parseObject(templates.get("package/manifest.json") ?? "");
  const contracts = versions.map(({ contract }) => contract);
  const name = packageName(contracts, identity.name);
  return { ...template, ...parts.manifest(), ...named, ...publishable, name, exports };
}

function parseObject(text: string): object {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error("templates/package/manifest.json is not an object");
  return value;
}
