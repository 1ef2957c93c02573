import type { Contract } from "../contract/contract.js";
import { InputError } from "../source/errors.js";
import { visibleName } from "../source/visible-text.js";
import type { ValueTypes } from "../typescript/datatypes.js";
import { emitVersion } from "../typescript/emit-version.js";
import { endpointNames, type VersionNames } from "../typescript/names.js";
import { registerNames } from "../typescript/register-names.js";
import type { CodeWriterFactory } from "../typescript/source-file.js";
import { libraryModules } from "./library-modules.js";
import { filesOf, inside, type MemoryFile, type MemoryFolder, memoryFolder } from "./memory-folder.js";
import { NetServerParts } from "./netserver-parts.js";

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
}

/**
 * Assembles the package: the run-time library, the modules of every version, and the other files.
 * @param templates - the folder templates/
 */
export function buildPackage(
  contracts: readonly Contract[],
  templates: MemoryFolder,
  createWriter: CodeWriterFactory,
  { identity = {}, values }: BuildOptions = {},
): MemoryFolder {
  const versions = contracts.map((contract) => ({ contract, names: registerNames(contract) }));
  checkFolders(versions);
  const parts = new NetServerParts(contracts, templates);
  const modules = versions.flatMap(({ contract, names }) => [...emitVersion(contract, names, createWriter, values)]);
  return memoryFolder([
    ...inside("src", [...libraryModules(templates, parts), ...modules]),
    ["src/runtime/LICENSE", templates.get("package/LICENSE") ?? ""],
    ...packageFiles({ versions, parts }, templates, { identity, values }),
  ]);
}

/** The content of a package. */
interface Content {
  readonly versions: readonly NamedVersion[];
  readonly parts: NetServerParts;
}

interface NamedVersion {
  readonly contract: Contract;
  readonly names: VersionNames;
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
  { identity = {}, values }: BuildOptions,
): MemoryFile[] {
  // The run-time library has its licence beside it. The package as a whole has the one that its owners choose.
  const isPart = ([name]: MemoryFile): boolean => name !== "LICENSE" || identity.license === "MIT";
  return filesOf("package", templates)
    .filter(isPart)
    .map(([name, text]) => {
      if (name === "manifest.json") return ["package.json", packageJson(text, content, identity)];
      if (name === "tsconfig.json") return [name, content.parts.compilerOptions(text)];
      if (name === "README.md") return [name, readme(text, content.versions, { identity, values })];
      // npm leaves files called .gitignore out of what it publishes, so the templates have no dot.
      return [name.startsWith("git") ? `.${name}` : name, text];
    });
}

/** Finds the package's name, but not the name of this program. */
const TEMPLATE_NAME = /\bnetserver-soap\b(?!-)/g;

function readme(template: string, versions: readonly NamedVersion[], { identity, values }: BuildOptions): string {
  const text = template
    .replace("<!-- contents -->", () => contentsTable(versions))
    .replace("<!-- values -->\n", () => chosenValues(values));
  const { name } = identity ?? {};
  return name === undefined ? text : text.replace(TEMPLATE_NAME, () => name);
}

/** Describes the values that differ from the table in the template. */
function chosenValues({ dateTime = "string", long = "bigint" }: ValueTypes = {}): string {
  const rows = [
    ...(dateTime === "string"
      ? []
      : [
          "In this package a dateTime is a `Date`: text without a zone is read as UTC, and written text has the zone `Z`.",
        ]),
    ...(long === "bigint" ? [] : [`In this package long and unsignedLong are a \`${long}\`${LONG_LIMITS[long]}.`]),
    ...(dateTime === "string" && long === "bigint" ? [] : ["Keys of dictionaries are as the table says."]),
  ];
  return rows.map((row) => `${row}\n`).join("");
}

const LONG_LIMITS = {
  number: "; one that a number cannot hold exactly is an error, both ways",
  string: " of digits",
} as const;

/** Adds an entry point for each part of NetServer, each version and each endpoint. */
function packageJson(template: string, { versions, parts }: Content, identity: PackageIdentity): string {
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
  return `${JSON.stringify({ ...parseObject(template), ...parts.manifest(), ...named, ...publishable, exports }, null, 2)}\n`;
}

function contentsTable(versions: readonly NamedVersion[]): string {
  const rows = versions.flatMap(({ contract: { version, endpoints }, names }) =>
    endpoints.map(({ name, operations }) => {
      const path = `netserver-soap/${names.folder}/${endpointNames(names, name).module}`;
      return `| ${inTable(version)} | ${name} | ${operations.length} | \`${path}\` |`;
    }),
  );
  return ["| version | endpoint | operations | import from |", "|---|---|---|---|", ...rows].join("\n");
}

/** Makes a version's name safe for a table. It is the name of a folder, which may have any characters in it. */
function inTable(text: string): string {
  return visibleName(text, "_").replace(/[^\p{L}\p{N} ._-]/gu, "_");
}

function parseObject(text: string): object {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error("templates/package/manifest.json is not an object");
  return value;
}
