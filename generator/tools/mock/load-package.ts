import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Endpoint } from "../../../templates/runtime/http/handler.js";
import type { Contract } from "../../contract/contract.js";
import { readTemplates } from "../../files/read-templates.js";
import { buildPackage, type GeneratedPackage } from "../../package/generated-package.js";
import { loadCodeWriter } from "../../typescript/code-writer.js";
import { endpointNames, registerNames } from "../../typescript/names.js";
import { endpointExport, loadDependency, pathExport, type Runtime, runtimeExports } from "./module-exports.js";

/** The generated package, running: its run-time library, and its endpoints. */
export interface LoadedPackage {
  readonly runtime: Runtime;
  readonly endpoints: readonly LoadedEndpoint[];
}

export interface LoadedEndpoint {
  readonly contract: Contract;
  readonly name: string;
  readonly generated: Endpoint;
  /** Where an installation serves it, below its folder Remote. */
  readonly path: string;
}

/**
 * Emits the package of these contracts and imports it. It is on disk only meanwhile: modules that are loaded need no
 * files, and so nothing is left behind however the program ends.
 */
export async function loadPackage(contracts: readonly Contract[]): Promise<LoadedPackage> {
  const generated = buildPackage(contracts, readTemplates(), loadCodeWriter());
  const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-mock-"));
  try {
    await writeModules(generated, folder);
    linkDependency("saxes", folder);
    const runtime = runtimeExports(await importModule(folder, "runtime/index.js"));
    loadDependency(await importModule(folder, "runtime/xml/saxes-parser.cjs"));
    const endpoints = contracts.map((contract) => loadEndpoints(contract, folder));
    return { runtime, endpoints: (await Promise.all(endpoints)).flat() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loadEndpoints(contract: Contract, folder: string): Promise<LoadedEndpoint[]> {
  const names = registerNames(contract);
  return Promise.all(
    contract.endpoints.map(async ({ name }) => {
      const { module, endpoint, client } = endpointNames(names, name);
      const loaded = await importModule(folder, `${names.folder}/${module}.js`);
      return { contract, name, generated: endpointExport(loaded, endpoint), path: pathExport(loaded, client) };
    }),
  );
}

/** Compiles each module on its own: the compiler that comes with ts-morph takes the types away and checks nothing. */
async function writeModules(generated: GeneratedPackage, folder: string): Promise<void> {
  const { ts } = await import("ts-morph");
  const target = ts.ScriptTarget.ES2022;
  write(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const [path, text] of generated) {
    if (!/^src\/.*(?<!\.d)\.c?ts$/.test(path)) continue;
    const module = path.endsWith(".cts") ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
    const compilerOptions = { target, module, verbatimModuleSyntax: true, removeComments: true };
    const { outputText } = ts.transpileModule(text, { compilerOptions, fileName: path });
    write(join(folder, path.replace(/ts$/, "js")), outputText);
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Lets the package find a dependency, which this program has as well. */
function linkDependency(name: string, folder: string): void {
  const target = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  mkdirSync(join(folder, "node_modules"));
  // Windows lets anyone make a junction; other systems do not know the word and make a link.
  symlinkSync(target, join(folder, "node_modules", name), "junction");
}

async function importModule(folder: string, path: string): Promise<unknown> {
  return import(pathToFileURL(join(folder, "src", path)).href);
}
