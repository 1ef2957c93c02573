import { modulePath, type NamedVersion } from "../typescript/names.js";
import type { EntryPoints } from "./entry-points.js";
import type { MemoryFolder } from "./memory-folder.js";
import { packageName } from "./package-name.js";
import type { ProfileParts } from "./profile-parts.js";

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

/** The content of a package. */
export interface PackageContent {
  readonly versions: readonly NamedVersion[];
  readonly parts: ProfileParts;
  readonly entryPoints: EntryPoints;
}

/** The content of package.json. */
interface Manifest {
  readonly name: string;
  readonly exports: object;
}

/** package.json: an entry point for each part of the library and of the profile, each version and each endpoint. */
export function manifestOf(
  templates: MemoryFolder,
  { versions, parts, entryPoints }: PackageContent,
  identity: PackageIdentity,
): Manifest {
  const library = [
    ["", "index"],
    ["node", "node/index"],
    ["transport", "transport/index"],
    ...entryPoints.entries(),
    ...parts.entries(),
  ];
  const entries = [...library, ...versions.flatMap(entriesOf)].map(([name, file]) => [
    name === "" ? "." : `./${name}`,
    conditionsOf(file),
  ]);
  const exports = { ...Object.fromEntries(entries), "./package.json": "./package.json" };
  const named = Object.fromEntries(Object.entries(identity).filter(([, value]) => value !== undefined));
  // npm publishes a package without this key.
  const publishable = identity.private === false ? { private: undefined } : {};
  const template = parseObject(templates.get("package/manifest.json") ?? "");
  const contracts = versions.map(({ contract }) => contract);
  const name = packageName(contracts, identity.name);
  return { ...template, ...entryPoints.manifest(), ...parts.manifest(), ...named, ...publishable, name, exports };
}

/**
 * ES modules for all that can load them, which Node.js does by `require` too, so that a program never has two copies of a class; CommonJS
 * for Jest and for other tools that load nothing else.
 */
function conditionsOf(file: string): object {
  const modules = { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` };
  const commonJs = { types: `./dist/cjs/${file}.d.ts`, default: `./dist/cjs/${file}.js` };
  return { "module-sync": modules, require: commonJs, default: modules };
}

/** The entry points of a version and of its endpoints, and the module of each. */
function entriesOf({ names }: NamedVersion): (readonly [entry: string, module: string])[] {
  const endpoints = [...names.endpoints.values()].map(({ module }) => modulePath(names, module));
  // The package itself is the entry point of its only version. What of the library has a name of the contract is here.
  const own = names.folder === "" ? "runtime" : names.folder;
  return [[own, `${own}/index`], ...endpoints.map((path) => [path, path] as const)];
}

function parseObject(text: string): object {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error("templates/package/manifest.json is not an object");
  return value;
}
