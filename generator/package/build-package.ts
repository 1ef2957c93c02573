import type { EntryPoint } from "../contract/assertion.js";
import type { Contract } from "../contract/contract.js";
import { namesOf, profileOf, profileOfPackage } from "../profiles/profiles.js";
import { InputError } from "../source/errors.js";
import type { ValueTypes } from "../typescript/datatypes.js";
import { emitVersion } from "../typescript/emit-version.js";
import type { ModuleStore } from "../typescript/module-store.js";
import type { NamedVersion } from "../typescript/names.js";
import type { CodeWriterFactory } from "../typescript/source-file.js";
import { EntryPoints } from "./entry-points.js";
import { libraryExports, libraryIndex, libraryModules } from "./library-modules.js";
import { manifestOf, type PackageContent, type PackageIdentity } from "./manifest.js";

export type { PackageIdentity } from "./manifest.js";

import { withMemberRule } from "./member-rule.js";
import { filesOf, inside, type MemoryFile, type MemoryFolder, memoryFolder } from "./memory-folder.js";
import { ProfileParts } from "./profile-parts.js";
import { readme, type UsageExamples } from "./readme.js";

export interface BuildOptions {
  readonly identity?: PackageIdentity | undefined;
  readonly values?: ValueTypes | undefined;
  /** The entry points that the package has, beside those that its contracts ask for. */
  readonly entryPoints?: readonly EntryPoint[] | undefined;
  /** Code for the README of a package without a profile. */
  readonly usage?: UsageExamples | undefined;
  /** Where modules are kept for the next run; nowhere if left out. */
  readonly modules?: ModuleStore | undefined;
}

/**
 * Assembles the package: the run-time library, the modules of every version, and the other files.
 * @param allTemplates - the folder templates/
 */
export function buildPackage(
  contracts: readonly Contract[],
  allTemplates: MemoryFolder,
  createWriter: CodeWriterFactory,
  options: BuildOptions = {},
): MemoryFolder {
  const templates = withMemberRule(allTemplates, options.values?.members ?? "wire");
  const versions = contracts.map((contract) => ({ contract, names: namesOf(contract) }));
  checkFolders(versions);
  const parts = new ProfileParts(profileOfPackage(contracts), templates);
  const { values, entryPoints: chosen = [], modules: store } = options;
  const entryPoints = new EntryPoints(contracts, chosen, templates);
  const library = libraryExports(templates);
  const modules = versions.flatMap(({ contract, names }) => [
    ...emitVersion(contract, names, createWriter, {
      values,
      client: profileOf(contract)?.client,
      library,
      modules: store,
      isAddressed: chosen.includes("addressing"),
    }),
  ]);
  const index = versions.some(({ names }) => names.folder === "") ? [] : [libraryIndex(parts)];
  return memoryFolder([
    ...inside("src", [...libraryModules(templates, parts, entryPoints), ...index, ...modules]),
    ["src/runtime/LICENSE", templates.get("package/LICENSE") ?? ""],
    ...packageFiles({ versions, parts, entryPoints }, templates, options),
  ]);
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
  content: PackageContent,
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
      if (name === "tsconfig.json") return [name, compilerOptions(text, content)];
      if (name === "README.md") return [name, readme(templates, facts)];
      // npm leaves files called .gitignore out of what it publishes, so the templates have no dot.
      return [name.startsWith("git") ? `.${name}` : name, text];
    });
}

/** The compiler's options for the package, from the template's. */
function compilerOptions(template: string, { parts, entryPoints }: PackageContent): string {
  const paths = [...entryPoints.compilerPaths(), ...parts.compilerPaths()];
  const added = paths.map(([name, files]) => `\n      ${JSON.stringify(name)}: ${JSON.stringify(files)},`).join("");
  return template.replace('"paths": {', (start) => start + added);
}
