import type { Contract, NamedType } from "../contract/contract.js";
import { type EndpointNames, endpointNames, type TypeNames, typeNames, type VersionNames } from "./names.js";
import { compareNatural } from "./natural-order.js";
import { ELEMENTS } from "./register-names.js";
import type { SourceFile } from "./source-file.js";
import { exportStatement } from "./syntax.js";

/** The names that the run-time library exports to programs. */
export type LibraryExports = ReadonlyMap<string, "type" | "value">;

/** What an index exports. */
export interface IndexContent {
  readonly contract: Contract;
  readonly names: VersionNames;
  /** The types that have a module for the union with those that extend them. */
  readonly polymorphic: readonly NamedType[];
}

/** The index of a version: its types by their names, and each endpoint under a name. */
export function emitIndex({ contract, names, polymorphic }: IndexContent, file: SourceFile): void {
  const endpoints = contract.endpoints.map(({ name }) => {
    const { module, exportName } = endpointNames(names, name);
    return [module, `* as ${exportName}`] as const;
  });
  emitExports([...endpoints, ...elementsModule(contract), ...typeModules(contract, names, polymorphic)], file);
}

/**
 * The index of a package that is one version: all of the library too. An only endpoint is exported by all its names. Of several
 * endpoints, whose names may clash, each has a name, and only its client is exported as well.
 */
export function emitPackageIndex(
  { contract, names, polymorphic }: IndexContent,
  library: LibraryExports,
  file: SourceFile,
): void {
  const endpoints = contract.endpoints.map(({ name }) => endpointNames(names, name));
  const isOnly = endpoints.length === 1;
  const modules = endpoints.map(({ module, exportName }) => [module, isOnly ? "*" : `* as ${exportName}`] as const);
  emitExports([...modules, ...elementsModule(contract), ...typeModules(contract, names, polymorphic)], file);
  if (!isOnly) for (const { client, module } of endpoints) file.line(`export { ${client} } from "./${module}.js";`);
  const own = new Set([
    ...(contract.elements.length === 0 ? [] : [ELEMENTS]),
    ...[...names.types.values()].flatMap(namesOfType),
    ...endpoints.flatMap((endpoint) => (isOnly ? namesOfEndpoint(endpoint) : [endpoint.exportName, endpoint.client])),
  ]);
  file.line(libraryExport(library, own));
}

/** A name of the contract wins over one of the library, which the entry point `runtime` has in any case. */
function libraryExport(library: LibraryExports, own: ReadonlySet<string>): ReturnType<typeof exportStatement> {
  const left = [...library].filter(([name]) => !own.has(name));
  if (left.length === library.size) return 'export * from "./runtime/index.js";';
  const sorted = left.sort(([a], [b]) => compareNatural(a, b));
  return exportStatement(
    sorted.map(([name, use]) => (use === "type" ? `type ${name}` : name)),
    "./runtime/index.js",
  );
}

function elementsModule({ elements }: Contract): [string, string][] {
  return elements.length === 0 ? [] : [["elements", `* as ${ELEMENTS}`]];
}

function typeModules({ types }: Contract, names: VersionNames, polymorphic: readonly NamedType[]): [string, string][] {
  return [
    ...types.map(({ name }): [string, string] => [typeNames(names, name).module, "*"]),
    ...polymorphic.map(({ name }): [string, string] => [typeNames(names, name).anyModule, "*"]),
  ];
}

function emitExports(modules: readonly (readonly [module: string, what: string])[], file: SourceFile): void {
  for (const [module, what] of [...new Map(modules)].sort(([a], [b]) => compareNatural(a, b))) {
    file.line(`export ${what} from "./${module}.js";`);
  }
}

function namesOfType({ module, anyModule, ...names }: TypeNames): string[] {
  return Object.values(names);
}

/** All names that the module of an endpoint may export. */
function namesOfEndpoint({
  client,
  endpoint,
  requestHeaders,
  responseHeaders,
  operations,
  faults,
}: EndpointNames): string[] {
  const messages = [...operations.values()].flatMap(({ method, ...own }) => Object.values(own));
  const identifiers = [requestHeaders, responseHeaders, ...messages];
  return [
    client,
    endpoint,
    ...faults.values(),
    ...identifiers,
    ...identifiers.flatMap((identifier) => [`write${identifier}`, `read${identifier}`]),
  ];
}
