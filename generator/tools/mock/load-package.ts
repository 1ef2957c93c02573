import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Endpoint as RuntimeEndpoint } from "../../../templates/runtime/http/handler.js";
import type { Contract, Endpoint } from "../../contract/contract.js";
import { inTemporaryFolder } from "../../files/temporary-folder.js";
import { packageOf } from "../../generate.js";
import { type MemoryFile, type MemoryFolder, memoryFolder } from "../../package/memory-folder.js";
import { namesOf } from "../../profiles/profiles.js";
import { endpointNames, modulePath } from "../../typescript/names.js";
import { endpointExport, type Runtime, runtimeExports } from "./module-exports.js";

/** The generated package in this process: its run-time library, and its endpoints. */
export interface LoadedPackage {
  readonly runtime: Runtime;
  readonly endpoints: readonly LoadedEndpoint[];
}

export interface LoadedEndpoint {
  readonly contract: Contract;
  readonly endpoint: Endpoint;
  readonly generated: RuntimeEndpoint;
}

/**
 * Generates the package for these contracts and imports it. Its files are deleted as soon as the modules are loaded, so that
 * nothing is left on the disk, however the program ends.
 */
export async function loadPackage(contracts: readonly Contract[]): Promise<LoadedPackage> {
  const generated = packageOf(contracts);
  const content = {
    purpose: "mock",
    files: await runnableModules(generated),
    links: new Map([dependencyLink("saxes")]),
  };
  return inTemporaryFolder(content, async (folder) => {
    const runtime = runtimeExports(await importModule(folder, "runtime/index.js"));
    // It is loaded when a message is not plain. Later the files are gone.
    await importModule(folder, "runtime/whole-exchange.js");
    const endpoints = contracts.map((contract) => loadEndpoints(contract, folder));
    return { runtime, endpoints: (await Promise.all(endpoints)).flat() };
  });
}

async function loadEndpoints(contract: Contract, folder: string): Promise<LoadedEndpoint[]> {
  const names = namesOf(contract);
  return Promise.all(
    contract.endpoints.map(async (endpoint) => {
      const own = endpointNames(names, endpoint.name);
      const loaded = await importModule(folder, `${modulePath(names, own.module)}.js`);
      const generated = endpointExport(loaded, own.endpoint);
      return { contract, endpoint, generated };
    }),
  );
}

/** Compiles each module separately: the compiler in ts-morph removes the types and checks nothing. */
async function runnableModules(generated: MemoryFolder): Promise<MemoryFolder> {
  const { ts } = await import("ts-morph");
  const target = ts.ScriptTarget.ES2022;
  const sources = [...generated].filter(([path]) => /^src\/.*(?<!\.d)\.c?ts$/.test(path));
  const modules = sources.map(([path, text]): MemoryFile => {
    const module = path.endsWith(".cts") ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
    const compilerOptions = { target, module, verbatimModuleSyntax: true, removeComments: true };
    const { outputText } = ts.transpileModule(text, { compilerOptions, fileName: path });
    return [path.replace(/ts$/, "js"), outputText];
  });
  return memoryFolder([["package.json", '{ "type": "module" }\n'], ...modules]);
}

/** A link to this program's copy of a dependency, at the place where the package looks for it. */
function dependencyLink(name: string): [path: string, target: string] {
  return [`node_modules/${name}`, dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))];
}

async function importModule(folder: string, path: string): Promise<unknown> {
  return import(pathToFileURL(join(folder, "src", path)).href);
}
